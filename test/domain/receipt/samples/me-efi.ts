import type { Sample } from './sample.ts';

const efi =
  'https://efitest.tax.gov.me/ic/#/verify?iic=A8B1EEA971BF47E06979E099142CEBB9&tin=02863782&crtd=2021-04-13T12:54:27+02:00&ord=2&bu=lv970pg430&cr=ck788xq400&sw=pf099nu664&prc=120.00';

/** Real addresses; those of efitest are of tills under test. */
export const samples: readonly Sample[] = [
  {
    text: 'https://mapr.tax.gov.me/ic/#/verify?iic=0D7C3EE1EEBAB4A08F4D5003FAE35E7B&tin=03257746&crtd=2026-07-11T15:51:04+02:00&ord=27585&bu=sc782yk198&cr=pe967bd413&sw=qo391jt923&prc=59.10',
    source: 'tests of a public receipt bot for Serbia and Montenegro',
    spellings: [
      'https://mapr.tax.gov.me/ic/#/verify?iic=0d7c3ee1eebab4a08f4d5003fae35e7b&tin=03257746&crtd=2026-07-11T15:51:04%2B02:00&ord=27585&bu=sc782yk198&cr=PE967BD413&sw=qo391jt923&prc=59.1',
      'https://mapr.tax.gov.me/ic/#/verify?prc=59.10&iic=0D7C3EE1EEBAB4A08F4D5003FAE35E7B&tin=03257746&crtd=2026-07-11T15%3A51%3A04%2002%3A00&ord=27585&cr=pe967bd413',
      'http://MAPR.tax.gov.me/ic/#/verify?iic=0D7C3EE1EEBAB4A08F4D5003FAE35E7B&tin=03257746&crtd=2026-07-11T13:51:04Z&ord=27585&bu=sc782yk198&cr=pe967bd413&sw=&prc=59.10',
      'https://213.149.97.151/ic/#/verify?iic=0D7C3EE1EEBAB4A08F4D5003FAE35E7B&tin=03257746&crtd=2026-07-11T15:51:04 02:00&ord=27585&bu=sc782yk198&cr=pe967bd413&sw=qo391jt923&prc=59.10',
    ],
  },
  {
    text: 'https://mapr.tax.gov.me/ic/#/verify/?iic=CDDDFEDA791C81615A66FFD8824ACFE0&tin=02404281&crtd=2023-02-11T18:27:35+01:00&ord=1973&bu=gt860be150&cr=wn519mv937&sw=ti937tv565&prc=514.00',
    source: 'a public Rust reader of Montenegrin receipts, its tests',
    spellings: [
      'https://213.149.97.151/ic/#/verify/?iic=CDDDFEDA791C81615A66FFD8824ACFE0&tin=02404281&crtd=2023-02-11T18:27:35+01:00&ord=1973&bu=gt860be150&cr=wn519mv937&sw=ti937tv565&prc=514.00',
    ],
  },
  {
    text: 'https://mapr.tax.gov.me/ic/#/verify?iic=569b2a25e33a44c5b755a5565dee180d&tin=03320758&crtd=2023-02-09T13%3A25%3A58%2B01%3A00&ord=59&bu=rf895ij778&cr=lx211ol284&sw=gg387fl042&prc=50.00',
    source: 'a public Rust reader of Montenegrin receipts, its tests',
  },
  {
    text: 'https://mapr.tax.gov.me/ic/#/verify?iic=3D0C55CE96F5625625F8EADED816DC81&tin=02793962&crtd=2025-09-27T21:18:16%2002:00&ord=1097292&bu=id956ks726&cr=xj343iq692&sw=it769sl876&prc=6.58',
    source: 'a public price tracker for Montenegro, parseTaxUrl',
  },
  {
    text: 'https://mapr.tax.gov.me/ic/#/verify?iic=01ea0b89937c6f70e12629def76150b0&tin=02047403&crtd=2023-01-25T09:23:44+01:00&ord=6853&bu=mi994dc812&cr=zn383va091&sw=uu980jl537&prc=76.27',
    source: 'a public Svelte scanner page',
  },
  { text: efi, source: 'README of a public FiscalApiService client' },
  {
    text: 'https://efitest.tax.gov.me/ic/#/verify?iic=6eabaa9d6b8c17610ff0c98fc1474553&tin=12345678&crtd=2021-07-29T11:27:07%2002:00&ord=19&bu=qg684ez801&cr=nm616du119&sw=cy617ua780&prc=230.72',
    source: 'a public React Native app, HomeScreen',
  },
  {
    text: 'https://efitest.tax.gov.me/ic/#/verify?iic=9baabbcaa776ef1f80e0dbf993d0b2b1&tin=03010864&crtd=2023-06-21T02:27:38+02:00&ord=4&bu=bh543ko548&cr=kj218fr171&sw=rm081uq203&prc=42.00',
    source: 'a public Odoo module for Montenegro, sample answer',
  },
  {
    text: 'https://efitest.tax.gov.me/ic/#/verify?iic=5FD4CC52B14E670119FF7AD80D6389D2&tin=03091627&crtd=2021-01-14T19:09:10+01:00&ord=1&bu=yl349mn504&cr=zy141mk648&sw=cx878wj457&prc=1.17',
    source: 'a public Android till, printing test',
  },
];
