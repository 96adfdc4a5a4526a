import type { Sample } from './sample.ts';

/** Azerbaijani receipts. */
export const samples: readonly Sample[] = [
  {
    text: 'https://monitoring.e-kassa.gov.az/#/index?doc=BdcQ9LPwqcNy2gSyQYnpgRvodhY14c8ig1zvMjDMPzyx',
    source: 'a public QR scanner for Windows',
    spellings: ['HTTP://MONITORING.E-KASSA.GOV.AZ/?doc=BdcQ9LPwqcNy2gSyQYnpgRvodhY14c8ig1zvMjDMPzyx'],
  },
  {
    text: 'https://monitoring.e-kassa.gov.az/#/index?doc=GagLyVc9LSbAGzku7xcxXUsBYkpESWKTREEd5ZeRsr2Z',
    source: 'a public reader of the page',
  },
  {
    text: 'https://monitoring.e-kassa.gov.az/#/index?doc=BS8TEG2azn4D1g8wb9wMb8ySuQyiSjMLommWyH3Qw7WR',
    source: 'a public reader of the page',
  },
];
