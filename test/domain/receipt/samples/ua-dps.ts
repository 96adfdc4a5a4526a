import type { Sample } from './sample.ts';

/** Ukrainian receipts. */
export const samples: readonly Sample[] = [
  {
    text: 'https://cabinet.tax.gov.ua/cashregs/check?fn=4000903762&id=3135993637&sm=65.48&time=190058&date=20241002',
    source: 'a public script that downloads the receipt',
    spellings: ['https://cabinet.tax.gov.ua:443/cashregs/check/?id=3135993637&date=2024-10-02&time=19:00:58&fn=4000903762&sm=65,48'],
  },
  {
    text: 'https://cabinet.tax.gov.ua/cashregs/check?id=UxI07gWmYOQ&date=20251201&time=16:12&fn=4001246197&sm=46.50',
    source: 'a public reader of the page; id of a software register',
  },
  {
    text: 'https://cabinet.tax.gov.ua/cashregs/check?id=TEST-iA5fmb&date=20231129&time=16%3A07%3A28&fn=TEST551151&sm=563.00&mac=5db006ff9126fcb39146c017f4f8d7e8668dee4220dce5136ff795716c483f73',
    source: 'public notes on the interface of the provider Checkbox: tax_url of an offline receipt in test mode',
  },
  {
    text: 'https://cabinet.tax.gov.ua/cashregs/check?date=20260429&time=222006&id=696582&sm=437.40&fn=3000909908',
    source: 'a public budget app; receipt of a hardware register',
  },
  {
    text: 'https://cabinet.tax.gov.ua/cashregs/check?id=2841230217&fn=4000162280',
    source: 'address as a public Java service builds it, with numbers filled in: fn and id alone',
  },
];
