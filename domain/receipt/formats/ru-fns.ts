/**
 * Russia: the code on every fiscal receipt (54-FZ), `t=20190613T132300&s=524.39&fn=9289000100393237&i=20509&fp=2249765769&n=1`.
 *
 * Fields: t local time of the till, s total in roubles, fn number of the fiscal drive (16 digits), i number of the fiscal document, fp fiscal sign, n kind of
 * settlement. Requisite "код QR" (tag 1196) and "признак расчета" (tag 1054) of the fiscal document formats, FNS order ED-7-20/662@ of 14 September 2020
 * (before it MMV-7-20/229@ of 21 March 2017): 1 income (приход: a sale), 2 return of income (the buyer brings goods back), 3 outcome (расход: the shop pays a
 * person, as for scrap), 4 return of outcome. Only 1 is a purchase. Dashed times occur in the field (seen in open readers such as jal).
 *
 * Identity: drive, document and sign without leading zeros; an address around the code and the order of fields do not count. Till: fn. Plausibility: every field's shape, the time exists.
 * Nothing in the code can be checked without the tax service, and it names no shop: the mall maps `fn` to its tenant. Zone: none, Russia has eleven and the code names no place.
 */
import { localOfCompact } from '../compact-time.ts';
import { minorOfDecimal } from '../decimal-amount.ts';
import { malformed, malformedField } from '../malformed.ts';
import { queryFields } from '../query-fields.ts';
import type { ReceiptNotRead, ReceiptReading } from '../reading.ts';

const patterns = [
  ['fn', /^0*[1-9]\d{0,15}$/],
  ['i', /^0*[1-9]\d{0,9}$/],
  ['fp', /^0*\d{1,10}$/],
  ['n', /^[1-4]$/],
  ['s', /^\d{1,10}(?:[.,]\d{1,2})?$/],
] as const;

/** Reader of Russian fiscal codes. */
export const ruFnsFormat = { name: 'ru-fns', read };

function read(text: string): ReceiptReading | ReceiptNotRead | null {
  // A list of fields, bare or in an address; not such fields somewhere inside another scheme's code.
  if (!/^(?:https?:\/\/|\??[a-z]{1,20}=)/i.test(text) || !/fn=|fp=/i.test(text)) return null;
  // Some services wrap the code in an address of theirs, before or behind its `#`.
  const { values: fields, twice } = queryFields(text.slice(text.search(/[?#]/) + 1).replace(/[?#]/g, '&'));
  // Two of the three identity fields make it ours; then anything missing or odd is a damaged receipt, not a stranger.
  if (['fn', 'i', 'fp'].filter((key) => fields.has(key)).length < 2) return null;
  if (twice !== null) return malformed(`${twice} is given twice`);
  return firstWrong(fields) ?? reading(fields);
}

function firstWrong(fields: ReadonlyMap<string, string>): ReceiptNotRead | null {
  for (const [key, pattern] of patterns) {
    const value = fields.get(key);
    if (value === undefined || value.length > 40 || !pattern.test(value)) return malformedField(key, value);
  }
  const time = fields.get('t');
  return localTimeOf(time ?? '') === null ? malformedField('t', time) : null;
}

/** Date and time with `T` or a space between them; parts of a second are dropped. */
function localTimeOf(text: string): string | null {
  const match = /^([\d-]{8,10})[Tt ]([\d:]{4,8})(?:\.\d{1,3})?$/.exec(text);
  return match === null ? null : localOfCompact(match[1] ?? '', match[2] ?? '');
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
    issuedAtLocal: localTimeOf(fields.get('t') ?? ''),
    timeKnown: true,
    zone: null,
    number,
    totalMinor: minorOfDecimal(fields.get('s') ?? ''),
    currency: 'RUB',
    kind: fields.get('n') === '1' ? 'purchase' : 'refund',
    proof: { level: 'online', verified: null },
    ended: false,
    warnings: warningsOf(fields),
  };
}
