import type { Sample } from './sample.ts';

const address = 'https://verificacfdi.facturaelectronica.sat.gob.mx/default.aspx';

/** Mexican invoices. */
export const samples: readonly Sample[] = [
  {
    text: `${address}?id=66933DFF-5507-5460-9EF0-9D0BB068A54A&re=EKU9003173C9&rr=AABF800614HI0&tt=2320.0&fe=yl2MKg==`,
    source: 'repository phpcfdi/cfdi-expresiones, tests of CFDI 4.0',
    spellings: [
      `${address.replace('aspx', 'asp')}?&re=eku9003173c9&rr=AABF800614HI0&fe=yl2MKg%3D%3D&tt=0000002320.000000&id=66933dff-5507-5460-9ef0-9d0bb068a54a`,
    ],
  },
  {
    text: 'https://verificacfdi.facturaelectronica.sat.gob.mx/default.asp?id=28c751ac-b6f3-4293-b35e-9ce78b4eb4b8&re=CIN960904FQ2&rr=CUOA880131Q85&tt=0000002578.930000&fe=nfsuQW==',
    source: 'a public invoice page',
  },
  {
    text: '?re=CTO021007DZ8&rr=XAXX010101000&tt=0000004685.000000&id=80824F3B-323E-407B-8F8E-40D83FE2E69F',
    source: 'repository phpcfdi/cfdi-expresiones, tests of CFDI 3.2',
  },
  {
    text: `${address}?id=CEE4BE01-ADFA-4DEB-8421-ADD60F0BEDAC&re=Ñ&amp;A010101AAA&rr=Ñ&amp;A991231AA0&tt=1234.56&fe=23456789`,
    source: 'repository phpcfdi/cfdi-expresiones, tests of CFDI 4.0 (its total has four decimals), tax numbers with an ampersand',
    spellings: [
      `${address}?id=CEE4BE01-ADFA-4DEB-8421-ADD60F0BEDAC&re=Ñ&A010101AAA&rr=Ñ&A991231AA0&tt=1234.56&fe=23456789`,
      `${address}?id=CEE4BE01-ADFA-4DEB-8421-ADD60F0BEDAC&amp;re=%C3%91%26A010101AAA&amp;rr=%C3%91%26A991231AA0&amp;tt=1234.56&amp;fe=23456789`,
    ],
  },
];
