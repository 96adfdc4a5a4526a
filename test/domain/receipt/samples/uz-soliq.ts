import type { Sample } from './sample.ts';

/** Uzbek receipts. */
export const samples: readonly Sample[] = [
  {
    text: 'https://ofd.soliq.uz/check?t=UZ191211501033&r=559&c=20211109170634&s=336289559214',
    source: 'public description of a register’s protocol, field qrCodeURL',
    spellings: ['http://ofd.soliq.uz/check/?s=336289559214&r=0559&t=uz191211501033&c=20211109170634'],
  },
  { text: 'https://ofd.soliq.uz/check?t=NA000000045091&r=797&c=20230227163754&s=320148011275', source: 'a public reader of the page' },
  {
    text: 'https://ofd.soliq.uz/check?t=LG420230601161&r=92927&c=20260617102213&s=117733149112',
    source: 'public description of a payment interface',
  },
  { text: 'https://ofd.soliq.uz/check?t=UZ210317270659&r=38938&c=20260110145519&s=299114273494', source: 'a public reader of receipts' },
  {
    text: 'https://ofd.soliq.uz/epi?t=EZ000000000102&r=2121&c=20220929013159&s=420808230750',
    source: 'OCTO, documentation for shops (fiscal data), example of an answer',
    spellings: ['https://ofd.soliq.uz/check?t=EZ000000000102&r=2121&c=20220929013159&s=420808230750'],
  },
];
