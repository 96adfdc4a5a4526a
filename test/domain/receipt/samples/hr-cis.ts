import type { Sample } from './sample.ts';

/** Real addresses; both spellings of the sum occur. */
export const samples: readonly Sample[] = [
  {
    text: 'https://porezna.gov.hr/rn?jir=18916f95-5787-4e7f-a190-3a091970cfa2&datv=20250331_2359&izn=132,72',
    source: 'fiscal-qr.test.ts of a public Croatian expense app',
    spellings: [
      'http://porezna.gov.hr/rn?jir=18916f95-5787-4e7f-a190-3a091970cfa2&datv=20250331_2359&izn=132,72',
      'https://porezna.gov.hr/rn/?jir=18916F95-5787-4E7F-A190-3A091970CFA2&datv=20250331_2359&izn=13272',
      'https://www.porezna.gov.hr/rn?izn=00000132%2C72&datv=20250331_2359&jir=18916f95-5787-4e7f-a190-3a091970cfa2',
      'https://porezna.gov.hr/rn?jir=18916f95-5787-4e7f-a190-3a091970cfa2&datv=20250331_235900&izn=132.72',
    ],
  },
  {
    text: 'https://porezna.gov.hr/rn?jir=1193a137-a1f5-4085-9e1b-3a0919701a4f&datv=20240123_1512&izn=199',
    source: 'fiscal-qr.test.ts of a public Croatian expense app',
  },
  {
    text: 'https://porezna.gov.hr/rn/?jir=7d6da168-bc2d-47c0-a238-1dbd9f5a74d1&datv=20230615_1045&izn=5,00',
    source: 'MoneyBuster, BillParserTest.java',
  },
  {
    text: 'https://porezna.gov.hr/rn/?jir=c82f89a2-85d6-4634-adcd-3685a48ac1a2&datv=20220602_1051&izn=1100',
    source: 'a public Kotlin loyalty app, parseUrl',
  },
  {
    text: 'https://porezna.gov.hr/rn?zki=e68d136bfe5c7fa4eb33eedce585bf7d&datv=20211103_1121&izn=100,00',
    source: 'a public ticket shop, example of a printed bill',
  },
  {
    text: 'https://porezna.gov.hr/rn?zki=16ac248e21a738625b98d17e51149e87&datv=20250802_2148&izn=700',
    source: 'a public hotel system, REAL_FISCAL_DATA of its fiscal test',
  },
];
