/**
 * India: the signed QR code of a GST e-invoice (business to business). A JWT (RFC 7519) signed with RS256 by the invoice registration portal; its payload is
 * `{"data":"{\"SellerGstin\":…}","iss":"NIC"}`, where `data` is JSON once more: SellerGstin, BuyerGstin, DocNo, DocTyp (INV, CRN credit note, DBN debit note), DocDt (dd/mm/yyyy),
 * TotInvVal, ItemCnt, MainHsnCode, Irn, IrnDt. NIC, "QR code procedure" and e-invoice API 1.03. Shops' slips have no such code.
 *
 * The invoice reference number is SHA-256 of seller, financial year, kind and number of the document, so a misread code shows itself (the
 * number as it is written, since about 2025 in capitals). The signature needs the portal's RSA keys, which change and
 * which this reader does not hold: it stays unchecked.
 */
import { sha256Hex } from '../../encoding/hash.ts';
import { isLocalDate } from '../../time/local-time.ts';
import { minorOfDecimal } from '../decimal-amount.ts';
import { bytesOfLooseBase64 } from '../loose-base64.ts';
import { malformed, malformedField } from '../malformed.ts';
import type { ReceiptKind, ReceiptNotRead, ReceiptReading } from '../reading.ts';
import { textOfUtf8 } from '../utf8-text.ts';

/** Reader of Indian e-invoice codes. */
export const inEinvoiceFormat = { name: 'in-einvoice', read };

const kinds: ReadonlyMap<string, ReceiptKind> = new Map([
  ['INV', 'purchase'],
  ['DBN', 'purchase'],
  ['CRN', 'refund'],
]);

function read(text: string): ReceiptReading | ReceiptNotRead | null {
  const data = dataOf(text);
  if (data === null) return null;
  const field = (name: string): string => textOf(Reflect.get(data, name));
  const seller = field('SellerGstin').toUpperCase();
  if (!/^\d{2}[0-9A-Z]{13}$/.test(seller)) return malformedField('SellerGstin', seller);
  const type = field('DocTyp').toUpperCase();
  const kind = kinds.get(type);
  if (kind === undefined) return malformedField('DocTyp', type);
  const number = field('DocNo');
  if (!/^[A-Za-z0-9/-]{1,16}$/.test(number)) return malformedField('DocNo', number);
  const [, day, month, year] = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(field('DocDt')) ?? [];
  const date = `${year}-${month}-${day}`;
  if (!isLocalDate(date)) return malformedField('DocDt', field('DocDt'));
  const totalMinor = minorOfDecimal(field('TotInvVal'));
  if (totalMinor === null) return malformedField('TotInvVal', field('TotInvVal'));
  const reference = field('Irn').toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(reference)) return malformedField('Irn', reference);
  const named = (spelling: string): string => sha256Hex(`${seller}${financialYear(date)}${type}${spelling}`);
  if (reference !== named(number) && reference !== named(number.toUpperCase())) {
    return malformed('Irn does not belong to seller, year, kind and number: misread');
  }
  return {
    ok: true,
    country: 'IN',
    format: 'in-einvoice',
    issuer: seller,
    tillKey: `in-einvoice:${seller}`,
    identity: `in-einvoice:${reference}`,
    issuedAtLocal: `${date}T00:00:00`,
    timeKnown: false,
    zone: 'Asia/Kolkata',
    number: number.replace(/^0+(?=.)/, ''),
    totalMinor,
    currency: 'INR',
    kind,
    proof: { level: 'certificate', verified: null },
    ended: false,
    warnings: [
      'signed with RSA by the registration portal: not checked here',
      ...(type === 'DBN' ? ['a debit note: adds to an earlier invoice'] : []),
    ],
  };
}

/** The inner JSON of an e-invoice token; null for anything else, other tokens among them. */
function dataOf(text: string): object | null {
  const parts = text.split('.', 4);
  if (parts.length !== 3 || !text.startsWith('eyJ')) return null;
  const [, payload = '', signature = ''] = parts;
  if (!/^[\w-]+={0,2}$/.test(payload) || !/^[\w-]+={0,2}$/.test(signature)) return null;
  const bytes = bytesOfLooseBase64(payload);
  const outer = bytes === null ? null : objectOf(textOfUtf8(bytes));
  const inner = outer === null ? null : objectOf(Reflect.get(outer, 'data'));
  return inner !== null && 'SellerGstin' in inner ? inner : null;
}

/** The JSON object in a text; null when it is no text or holds no object. */
function objectOf(text: unknown): object | null {
  if (typeof text !== 'string') return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** A field as text. A sum of up to 15 digits survives the way through a JSON number (its shortest spelling is given back); longer ones grow an exponent or too many digits and are refused. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/** `2020-21`: April to March. */
function financialYear(date: string): string {
  const year = Number(date.slice(0, 4)) - (date.slice(5) < '04' ? 1 : 0);
  return `${year}-${String((year + 1) % 100).padStart(2, '0')}`;
}
