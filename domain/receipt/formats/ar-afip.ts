/**
 * Argentina: the code on every electronic invoice and ticket (RG 4892/2020), `https://www.afip.gob.ar/fe/qr/?p=<base64 of JSON>`; since the authority was renamed also arca.gob.ar.
 *
 * Layout (AFIP, "Código QR, especificaciones", version 1): ver, fecha `YYYY-MM-DD`, cuit of the issuer (11 digits), ptoVta point of sale, tipoCmp kind of document, nroCmp its
 * number, importe total, moneda (PES pesos, DOL dollars), ctz rate, tipoDocRec and nroDocRec the buyer, tipoCodAut (E CAE, A CAEA), codAut. Tills write numbers also as texts,
 * in base64url, without padding, and some wrap the text as Python prints bytes (`b'…'`: tests of repository pyafipws).
 *
 * Identity: cuit, point of sale, kind, number. Till: cuit and point of sale. Plausibility: check digit of the cuit (weights 5 4 3 2 7 6 5 4 3 2 modulo 11), the day exists, the kind is a
 * sale or its return. Nothing is proven: codAut is a number that the authority confirms online. The code says no time of day. Credit notes are refunds; debit notes, payment receipts
 * and delivery notes are neither and are refused.
 */
import { isLocalDate } from '../../time/local-time.ts';
import { minorOfDecimal } from '../decimal-amount.ts';
import { flatJsonOf } from '../flat-json.ts';
import { bytesOfLooseBase64 } from '../loose-base64.ts';
import { malformed, malformedField } from '../malformed.ts';
import { queryFields } from '../query-fields.ts';
import type { ReceiptNotRead, ReceiptReading } from '../reading.ts';
import { textOfUtf8 } from '../utf8-text.ts';
import { isHostOf, webAddressOf } from '../web-address.ts';

/** Invoices A, B, C, E, M and T, credit invoices of small firms, fiscal tickets: the authority's table of documents. */
const sales: ReadonlySet<string> = new Set(['1', '6', '11', '19', '51', '201', '206', '211', '81', '82', '83', '111', '118', '195']);
/** Credit notes of the same kinds. */
const refunds: ReadonlySet<string> = new Set(['3', '8', '13', '21', '53', '203', '208', '213', '110', '112', '113', '114', '119', '197']);
/** Currencies with two decimals of the table of AFIP. */
const currencies: ReadonlyMap<string, string> = new Map([
  ['PES', 'ARS'],
  ['DOL', 'USD'],
  ['002', 'USD'],
  ['060', 'EUR'],
  ['012', 'BRL'],
  ['011', 'UYU'],
]);
const weights = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

/** Reader of Argentine invoices. */
export const arAfipFormat = { name: 'ar-afip', read };

function read(text: string): ReceiptReading | ReceiptNotRead | null {
  const address = webAddressOf(text);
  if (address === null || !(isHostOf(address.host, 'afip.gob.ar') || isHostOf(address.host, 'arca.gob.ar'))) return null;
  const p = queryFields(address.query).values.get('p');
  if (p === undefined) return null;
  const bytes = bytesOfLooseBase64(/^b'(.*)'$/.exec(p)?.[1] ?? p);
  const json = bytes === null ? null : textOfUtf8(bytes);
  const fields = json === null ? null : flatJsonOf(json);
  return fields === null ? malformed('p is no base64 of a JSON object') : readFields(fields);
}

function readFields(fields: ReadonlyMap<string, string>): ReceiptReading | ReceiptNotRead {
  const [date, cuit, point, type, receipt, sum, money] = ['fecha', 'cuit', 'ptovta', 'tipocmp', 'nrocmp', 'importe', 'moneda'].map((name) =>
    fields.get(name),
  );
  if (!isLocalDate(date ?? '')) return malformedField('fecha', date);
  if (!/^\d{11}$/.test(cuit ?? '')) return malformedField('cuit', cuit);
  if (!isCuit(cuit ?? '')) return malformed('the check digit of the cuit does not fit');
  const [pointNumber, typeNumber, number] = [point, type, receipt].map((value) =>
    /^\d{1,10}$/.test(value ?? '') ? withoutZeros(value ?? '') : null,
  );
  if (typeof pointNumber !== 'string') return malformedField('ptoVta', point);
  if (typeof typeNumber !== 'string') return malformedField('tipoCmp', type);
  if (typeof number !== 'string') return malformedField('nroCmp', receipt);
  if (!sales.has(typeNumber) && !refunds.has(typeNumber)) return malformed(`tipoCmp ${typeNumber} is neither a sale nor its return`);
  // Some tills fill the total up with zeros to 15 digits and then mean centavos, others pesos: nobody can tell.
  const totalMinor = /^0\d/.test(sum ?? '') ? null : minorOfDecimal(sum ?? '');
  if (totalMinor === null) return malformedField('importe', sum);
  const currency = currencies.get((money ?? '').toUpperCase());
  if (currency === undefined) return malformedField('moneda', money);
  return {
    ok: true,
    country: 'AR',
    format: 'ar-afip',
    issuer: cuit ?? null,
    tillKey: `ar-afip:${cuit}/${pointNumber}`,
    identity: `ar-afip:${cuit}/${pointNumber}/${typeNumber}/${number}`,
    issuedAtLocal: `${date}T00:00:00`,
    timeKnown: false,
    zone: 'America/Argentina/Buenos_Aires',
    number,
    totalMinor,
    currency,
    kind: refunds.has(typeNumber) ? 'refund' : 'purchase',
    proof: { level: 'online', verified: null },
    ended: false,
    warnings: /^\d{14}$/.test(fields.get('codaut') ?? '') ? [] : ['codAut has not 14 digits'],
  };
}

function withoutZeros(text: string): string {
  return text.replace(/^0+(?=\d)/, '');
}

function isCuit(cuit: string): boolean {
  const rest = weights.reduce((total, weight, at) => total + weight * Number(cuit[at]), 0) % 11;
  return (11 - rest) % 11 === Number(cuit[10]);
}
