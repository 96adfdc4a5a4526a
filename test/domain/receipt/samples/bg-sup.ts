import type { Sample } from './sample.ts';

/** From a fiscal printer. */
export const samples: readonly Sample[] = [
  {
    text: '51019395*0000000201*2024-11-25*11:04:30*4.75',
    source: 'erpnet/ErpNet.FP, BgSisJsonFiscalPrinter.cs',
    spellings: ['51019395*201*2024-11-25*11:04:30*4.75'],
  },
];
