import type { Sample } from './sample.ts';

const offline = '65674ADF-5F4CB684-A0656DAA-8EABB201-3439C33B:88812345678900001:211207145700:36:3.00';

/** Identifiers and one code of a till without a connection. */
export const samples: readonly Sample[] = [
  {
    text: 'O-7AF0CFF74D45483FB0CFF74D45283FA1',
    source: 'apify.com/santa77/cashreceiptsk',
    spellings: [
      'o-7af0cff74d45483fb0cff74d45283fa1',
      'https://ekasa.financnasprava.sk/mdu/#/receipt/O-7AF0CFF74D45483FB0CFF74D45283FA1',
      'https://ekasa.financnasprava.sk/mdu/api/v1/opd/receipt/o-7af0cff74d45483fb0cff74d45283fa1?x=1',
    ],
  },
  { text: 'O-97CFC3A0F4F14D0DA0F4F14D0DA0F4F1', source: 'a public Slovak bookkeeping app, ekasa.test.ts' },
  { text: 'V-0000000000000000000000000000A020', source: 'a public Odoo module for the virtual till VRP 2, STORNO_RESPONSE' },
  {
    text: offline,
    source: 'public documentation of an eKasa client, DocumentApi, get offline documents',
    spellings: [offline.toLowerCase(), offline.replace('3.00', '3.0'), offline.replace(':36:', ':0036:')],
  },
];
