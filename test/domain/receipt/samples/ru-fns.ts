import type { Sample } from './sample.ts';

/** Russian fiscal receipts. */
export const samples: readonly Sample[] = [
  {
    text: 't=20190613T132300&s=524.39&fn=9289000100393237&i=20509&fp=2249765769&n=1',
    source: 'repository titov-vv/jal, jal/data_import/receipt_api/ru_fns.py',
    spellings: [
      'https://check.example/rec?n=1&i=0020509&fp=02249765769&fn=9289000100393237&s=524.39&t=20190613T1323',
      'T=2019-06-13T13:23:00&S=524,39&FN=9289000100393237&I=20509&FP=2249765769&N=1',
    ],
  },
  {
    text: 't=20190418T211655&s=3943.26&fn=9282000100072197&i=64318&fp=2918241905&n=1',
    source: 'README of a public reader "qr-fns"',
  },
];
