/**
 * Portugal: the QR code on every document of certified invoicing software,
 * `A:123456789*B:999999990*C:PT*D:FS*E:N*F:20190812*G:FS CDVF/12345*H:CDF7T5HD-12345*I1:PT*I7:0.65*I8:0.15*N:0.15*O:0.80*Q:YhGV*R:9999*S:NU;0.80`.
 *
 * Fields (AT, "Especificações técnicas, código QR", to Portaria 195/2020; document types and states of the SAF-T(PT) file, Portaria 302/2016), always in
 * this order: A tax number of the issuer, B of the buyer, C the buyer's country, D document type, E state, F date, G number of the document, H ATCUD (`0`
 * before it was compulsory), I/J/K up to three tax regions (1 region, 2 exempt base, 3-8 bases and VAT at the reduced, intermediate and normal rates), L not
 * subject to VAT, M stamp tax, N all taxes, O total, P withheld, Q four characters of the hash, R certificate of the software, S anything. Values may hold
 * colons, blanks and slashes, never a star.
 *
 * Checked: the order, the issuer's check digit, N = VAT + stamp tax and O = bases + L + N. Sums that miss by up to five cents are rounding of the till and a
 * warning. The signature is not in the code but for four characters, so only the AT, which every invoice is reported to, can tell: online. Invoices (FT, FS,
 * FR) are purchases, credit notes (NC) refunds, all in state A cancelled; consignment notes, quotations, orders, table bills, receipts of payment and the
 * like are no receipts. Debit notes (ND) raise an earlier invoice and are read with a warning. The date has no time of day. Identity: issuer and ATCUD, or
 * issuer and document number where there is no ATCUD.
 */
import { localOfCompact } from '../compact-time.ts';
import { malformed, malformedField } from '../malformed.ts';
import { isPortugueseTaxNumber } from '../portuguese-tax-number.ts';
import { portugueseSums } from '../portuguese-sums.ts';
import type { PortugueseSums } from '../portuguese-sums.ts';
import type { ReceiptKind, ReceiptNotRead, ReceiptReading } from '../reading.ts';

const order = orderOfFields();
/** Control characters and halves of characters: shown to people and kept by stores, the number may hold none. */
const unprintable = /[\p{Cc}\p{Cs}]/u;
const required = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I1', 'N', 'O', 'Q', 'R'] as const;
/** Codes were allowed from 2021 and are compulsory since 2022; the specification's own examples are of 2019. */
const firstDay = '2019-01-01';

const kinds: ReadonlyMap<string, ReceiptKind> = new Map([
  ['FT', 'purchase'],
  ['FS', 'purchase'],
  ['FR', 'purchase'],
  ['ND', 'purchase'],
  ['NC', 'refund'],
]);

/** Document types that no money was paid on, or not for goods. */
const notReceipts: ReadonlyMap<string, string> = new Map([
  ...['GR', 'GT', 'GA', 'GC', 'GD'].map((type) => [type, 'goods on their way'] as const),
  ...['CM', 'CC', 'FC', 'FO', 'NE', 'OU', 'OR', 'PF', 'DC'].map((type) => [type, 'handed out before the invoice'] as const),
  ...['RC', 'RG'].map((type) => [type, 'payment of an earlier invoice'] as const),
  ...['RP', 'RE', 'CS', 'LD', 'RA'].map((type) => [type, 'insurance'] as const),
]);

const stateWarnings: ReadonlyMap<string, string | null> = new Map([
  ['N', null],
  ['A', null],
  ['S', 'issued by the buyer'],
  ['R', 'summary of a document from another system'],
  ['F', 'an invoice was issued for this document'],
]);

const zones: ReadonlyMap<string, string> = new Map([
  ['PT', 'Europe/Lisbon'],
  ['PT-AC', 'Atlantic/Azores'],
  ['PT-MA', 'Atlantic/Madeira'],
]);

/** Reader of Portuguese invoice codes. */
export const ptAtcudFormat = { name: 'pt-atcud', read };

function orderOfFields(): ReadonlyMap<string, number> {
  const regions = ['I', 'J', 'K'].flatMap((region) => ['1', '2', '3', '4', '5', '6', '7', '8'].map((part) => region + part));
  const names = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', ...regions, 'L', 'M', 'N', 'O', 'P', 'Q', 'R', 'S'];
  return new Map(names.map((name, place) => [name, place]));
}

function read(text: string): ReceiptReading | ReceiptNotRead | null {
  if (!/^A:[^*]{0,30}\*B:/.test(text)) return null;
  const fields = fieldsOf(text);
  if (!(fields instanceof Map)) return fields;
  const wrong = firstWrong(fields);
  if (wrong !== null) return wrong;
  const type = fields.get('D') ?? '';
  const paper = notReceipts.get(type);
  if (paper !== undefined) return { ok: false, reason: 'not-a-receipt', detail: `document type ${type}: ${paper}` };
  const kind = kinds.get(type);
  if (kind === undefined) return malformedField('D', type);
  const sums = portugueseSums(fields);
  return 'ok' in sums ? sums : reading(fields, kind, sums);
}

/** Fields by name, in the order of the specification; what is out of order, unknown or given twice is wrong. */
function fieldsOf(text: string): Map<string, string> | ReceiptNotRead {
  const fields = new Map<string, string>();
  let last = -1;
  for (const part of text.replace(/\*$/, '').split('*', order.size + 1)) {
    const colon = part.indexOf(':');
    const name = part.slice(0, Math.max(colon, 0));
    const place = order.get(name);
    if (place === undefined) return malformedField('a field', part.slice(0, 8));
    if (place <= last) return malformed(`${name} is out of order`);
    last = place;
    fields.set(name, part.slice(colon + 1).trim());
  }
  return fields;
}

function firstWrong(fields: ReadonlyMap<string, string>): ReceiptNotRead | null {
  for (const name of required) if (!fields.has(name)) return malformedField(name, undefined);
  const issuer = fields.get('A') ?? '';
  if (!isPortugueseTaxNumber(issuer)) return malformedField('A', issuer);
  const state = fields.get('E') ?? '';
  if (!stateWarnings.has(state)) return malformedField('E', state);
  const local = localOf(fields);
  if (local === null || local < firstDay) return malformedField('F', fields.get('F'));
  const number = (fields.get('G') ?? '').replace(/\s+/g, ' ');
  if (number.length < 1 || number.length > 60 || unprintable.test(number)) return malformedField('G', number);
  const atcud = fields.get('H') ?? '';
  return atcud === '0' || /^[0-9A-Z]{4,60}-\d{1,12}$/i.test(atcud) ? null : malformedField('H', atcud);
}

function localOf(fields: ReadonlyMap<string, string>): string | null {
  const date = fields.get('F') ?? '';
  return /^\d{8}$/.test(date) ? localOfCompact(date, '000000') : null;
}

function zoneOf(fields: ReadonlyMap<string, string>): string | null {
  return fields.has('J1') || fields.has('K1') ? null : (zones.get(fields.get('I1') ?? '') ?? null);
}

function reading(fields: ReadonlyMap<string, string>, kind: ReceiptKind, sums: PortugueseSums): ReceiptReading {
  const issuer = fields.get('A') ?? '';
  const number = (fields.get('G') ?? '').replace(/\s+/g, ' ');
  const atcud = (fields.get('H') ?? '').toUpperCase();
  const state = fields.get('E') ?? '';
  const stateWarning = stateWarnings.get(state) ?? null;
  return {
    ok: true,
    country: 'PT',
    format: 'pt-atcud',
    issuer,
    tillKey: `pt-atcud:${issuer}`,
    identity: `pt-atcud:${issuer}/${atcud === '0' ? number : atcud}`,
    issuedAtLocal: localOf(fields),
    timeKnown: false,
    zone: zoneOf(fields),
    number,
    totalMinor: sums.totalMinor,
    currency: 'EUR',
    kind: state === 'A' ? 'cancelled' : kind,
    proof: { level: 'online', verified: null },
    ended: false,
    warnings: [
      ...(fields.get('D') === 'ND' ? ['a debit note: it raises an earlier invoice'] : []),
      ...(stateWarning === null ? [] : [stateWarning]),
      ...(sums.rounded ? ['the parts miss the total by some cents of rounding'] : []),
    ],
  };
}
