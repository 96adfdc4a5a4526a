import { describe, expect, test } from 'vitest';
import { sha256Hex } from '../../../domain/encoding/hash.ts';
import { inEinvoiceFormat } from '../../../domain/receipt/formats/in-einvoice.ts';
import { invoice, otherInvoice } from './samples/in-einvoice.ts';

const read = (text: string) => inEinvoiceFormat.read(text);
const [header = '', , signature = ''] = invoice.split('.');
const seller = '29AAFCD5862R000';
const fields = {
  SellerGstin: seller,
  BuyerGstin: 'URP',
  DocNo: '00A-7',
  DocTyp: 'INV',
  DocDt: '31/03/2026',
  TotInvVal: 1180.5,
  ItemCnt: 1,
  MainHsnCode: '1001',
};
const referenceOf = (doc: Readonly<Record<string, unknown>>, year = '2025-26') =>
  sha256Hex(`${String(doc['SellerGstin'])}${year}${String(doc['DocTyp'])}${String(doc['DocNo'])}`);

function token(data: unknown): string {
  return `${header}.${Buffer.from(JSON.stringify({ data: typeof data === 'string' ? data : JSON.stringify(data), iss: 'NIC' })).toString('base64url')}.${signature}`;
}
function document(over: Readonly<Record<string, unknown>>, year?: string): string {
  const doc = { ...fields, ...over };
  return token({ Irn: referenceOf(doc, year), ...doc });
}

describe('Indian e-invoices', () => {
  test('a real code gives seller, number, day and total; what is signed with RSA stays unchecked', () => {
    expect(read(invoice)).toEqual({
      ok: true,
      country: 'IN',
      format: 'in-einvoice',
      issuer: seller,
      tillKey: `in-einvoice:${seller}`,
      identity: 'in-einvoice:6308a69f88be31fcdb9ac2c4424bd776aba888bfb44e5a33486b1bdaac726769',
      issuedAtLocal: '2020-08-10T00:00:00',
      timeKnown: false,
      zone: 'Asia/Kolkata',
      number: 'DAOC/007',
      totalMinor: 1_290_800,
      currency: 'INR',
      kind: 'purchase',
      proof: { level: 'certificate', verified: null },
      ended: false,
      warnings: ['signed with RSA by the registration portal: not checked here'],
    });
    expect(read(otherInvoice)).toMatchObject({ identity: 'in-einvoice:58f1669d31c5725ddcc39eeecd465e69543c639daeb1d582546aa3d28d66c3f8' });
  });

  test.each([
    ['INV', 'purchase'],
    ['DBN', 'purchase'],
    ['CRN', 'refund'],
  ])('document type %s is a %s', (type, kind) => {
    expect(read(document({ DocTyp: type }))).toMatchObject({ kind, totalMinor: 118_050, number: 'A-7' });
  });

  test('the financial year turns on the first of April', () => {
    expect(read(document({ DocDt: '01/04/2026' }, '2026-27'))).toMatchObject({ ok: true, issuedAtLocal: '2026-04-01T00:00:00' });
    expect(read(document({ DocDt: '01/04/2026' }, '2025-26'))).toMatchObject({ ok: false, reason: 'malformed' });
    expect(read(document({ DocDt: '01/04/1999' }, '1999-00'))).toMatchObject({ ok: true });
  });

  test('a number in small letters may be hashed as it is or in capitals', () => {
    const doc = { ...fields, DocNo: 'test-1' };
    expect(read(token({ ...doc, Irn: referenceOf(doc) }))).toMatchObject({ ok: true, number: 'test-1' });
    expect(read(token({ ...doc, Irn: referenceOf({ ...doc, DocNo: 'TEST-1' }) }))).toMatchObject({ ok: true, number: 'test-1' });
  });

  test.each([
    ['SellerGstin', { SellerGstin: '29AAFCD5862R00' }],
    ['SellerGstin', { SellerGstin: 7 }],
    ['DocTyp', { DocTyp: 'ZZZ' }],
    ['DocNo', { DocNo: '' }],
    ['DocNo', { DocNo: 'x'.repeat(17) }],
    ['DocDt', { DocDt: '2026-03-31' }],
    ['DocDt', { DocDt: '31/02/2026' }],
    ['TotInvVal', { TotInvVal: '1,180.50' }],
    ['TotInvVal', { TotInvVal: -1 }],
    ['TotInvVal', { TotInvVal: 1e21 }],
    ['TotInvVal', { TotInvVal: 10.005 }],
    ['Irn', { Irn: 'abc' }],
    ['Irn does not belong', { Irn: '0'.repeat(64) }],
  ])('a wrong %s is malformed: %j', (field, over) => {
    const result = read(document(over));
    expect(result?.ok === false && result.reason === 'malformed' && result.detail.startsWith(field)).toBe(true);
  });

  test.each([
    ['another token', `${header}.${Buffer.from('{"sub":"1"}').toString('base64url')}.${signature}`],
    ['data that is no JSON', token('SellerGstin')],
    ['data that is a list', token(['SellerGstin'])],
    ['no JSON at all', 'eyJhbGciOiJSUzI1NiJ9.AAAA.AAAA'],
    ['two parts', invoice.slice(0, invoice.lastIndexOf('.'))],
    ['four parts', `${invoice}.x`],
    ['a web address', `https://example.org/?t=${invoice}`],
  ])('%s is not this format', (_what, text) => {
    expect(read(text)).toBeNull();
  });
});
