/**
 * Russia: the code on every fiscal receipt (54-FZ), `t=20190613T132300&s=524.39&fn=9289000100393237&i=20509&fp=2249765769&n=1`.
 *
 * Fields: t local time of the till, s total in roubles, fn number of the fiscal drive (16 digits), i number of the fiscal document, fp fiscal sign, n kind of
 * settlement. Requisite "код QR" (tag 1196) and "признак расчета" (tag 1054) of the fiscal document formats, FNS order ED-7-20/662@ of 14 September 2020
 * (before it MMV-7-20/229@ of 21 March 2017): 1 income (приход: a sale), 2 return of income (the buyer brings goods back), 3 outcome (расход: the shop pays a
 * person, as for scrap), 4 return of outcome. Only 1 is a purchase. Dashed times occur in the field (seen in open readers such as jal).
 *
 * Nothing in the code can be checked without the tax service, and it names no shop: the mall maps `fn` to its tenant.
 */
import { isLocalDateTime } from '../../time/local-time.ts';
import type { ReceiptNotRead, ReceiptReading } from '../reading.ts';

const maxFields = 40;
const timePattern = /^(\d{4})-?(\d{2})-?(\d{2})[T ](\d{2}):?(\d{2})(?::?(\d{2}))?(?:\.\d{1,3})?$/i;

/** Reader of Russian fiscal codes. */
export const ruFnsFormat = { name: 'ru-fns', read };

function read(text: string): ReceiptReading | ReceiptNotRead | null {
  const fields = fieldsOf(text);
  // Two of the three identity fields make it ours; then anything missing or odd is a damaged receipt, not a stranger.
  if (fields === null || ['fn', 'i', 'fp'].filter((key) => fields.has(key)).length < 2) return null;
  const wrong = fields.get('') ?? firstWrong(fields);
  if (wrong !== null) return { ok: false, reason: 'malformed', detail: wrong };
  return reading(fields);
}

/** Fields by lower-case name. A field given twice with two values is noted under '' as what is wrong. null: not a list of fields at all. */
function fieldsOf(text: string): Map<string, string> | null {
  const query = /[?#]/.test(text) ? text.slice(text.search(/[?#]/) + 1) : text;
  const parts = query.split(/[&?#]/, maxFields + 1);
  if (parts.length < 3 || parts.length > maxFields) return null;
  const fields = new Map<string, string>();
  for (const part of parts) {
    const equals = part.indexOf('=');
    if (equals < 1) continue;
    const key = part.slice(0, equals).trim().toLowerCase();
    const value = unescaped(part.slice(equals + 1)).trim();
    const before = fields.get(key);
    if (before !== undefined && before !== value) fields.set('', `${key} is given twice`);
    fields.set(key, value);
  }
  return fields;
}

/** Percent signs of a code wrapped in a web address; a broken escape stays as it is and fails its field's check. */
function unescaped(value: string): string {
  if (!value.includes('%')) return value;
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

function firstWrong(fields: ReadonlyMap<string, string>): string | null {
  for (const [key, pattern] of [
    ['fn', /^0*[1-9]\d{0,15}$/],
    ['i', /^0*[1-9]\d{0,9}$/],
    ['fp', /^0*\d{1,10}$/],
    ['n', /^[1-4]$/],
    ['s', /^\d{1,10}(?:[.,]\d{1,2})?$/],
  ] as const) {
    const value = fields.get(key);
    if (value === undefined) return `${key} is missing`;
    if (value.length > 40 || !pattern.test(value)) return `${key} is not as expected: ${value.slice(0, 40)}`;
  }
  const time = fields.get('t');
  if (time === undefined) return 't is missing';
  return localTimeOf(time) === null ? `t is no date and time: ${time.slice(0, 40)}` : null;
}

function localTimeOf(text: string): string | null {
  const match = timePattern.exec(text);
  if (match === null) return null;
  const local = `${match[1]}-${match[2]}-${match[3]}T${match[4]}:${match[5]}:${match[6] ?? '00'}`;
  return isLocalDateTime(local) ? local : null;
}

function kopecksOf(text: string): number {
  const [roubles = '0', kopecks = ''] = text.split(/[.,]/);
  return Number(roubles) * 100 + Number(kopecks.padEnd(2, '0'));
}

function withoutZeros(text: string): string {
  return text.replace(/^0+(?=\d)/, '');
}

function warningsOf(fields: ReadonlyMap<string, string>): string[] {
  const warnings: string[] = [];
  if (fields.get('fn')?.length !== 16) warnings.push('fn has not 16 digits');
  if (Number(fields.get('fp')) > 0xffffffff) warnings.push('fp is larger than a fiscal sign can be');
  if (!/[.,]\d\d$/.test(fields.get('s') ?? '')) warnings.push('s has no kopecks');
  if (fields.get('n') === '3' || fields.get('n') === '4') warnings.push('money paid out by the shop, not a purchase');
  return warnings;
}

function reading(fields: ReadonlyMap<string, string>): ReceiptReading {
  const drive = withoutZeros(fields.get('fn') ?? '');
  const number = withoutZeros(fields.get('i') ?? '');
  const sign = withoutZeros(fields.get('fp') ?? '');
  return {
    ok: true,
    country: 'RU',
    format: 'ru-fns',
    issuer: drive,
    tillKey: `ru-fns:${drive}`,
    identity: `ru-fns:${drive}/${number}/${sign}`,
    issuedAtLocal: localTimeOf(fields.get('t') ?? '') ?? '',
    number,
    totalMinor: kopecksOf(fields.get('s') ?? ''),
    currency: 'RUB',
    kind: fields.get('n') === '1' ? 'purchase' : 'refund',
    proof: { level: 'online', verified: null },
    warnings: warningsOf(fields),
  };
}
