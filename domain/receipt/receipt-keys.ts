/**
 * One receipt, many keys. A *strong* key is an identity that only one paper has: shared means the same receipt. A *weak* key says "could be the same paper, told
 * another way": scanned and typed, typed twice, scanned and posted by the till. Two fiscal codes with two identities are two papers, however alike (two coffees in one
 * minute): one paper bears one fiscal code, but for two schemes (two-marks.ts). So weak keys are stored under the receipt's channel and looked up under the others': `weak` is what a receipt is found by,
 * `weakLookup` is what a new receipt asks for. Store `strong` and `weak`; look up `strong` and `weakLookup`.
 */
import { localOfWallMs, wallMsOf } from '../time/local-time.ts';
import { twoMarkKeys } from './two-marks.ts';

/**
 * Where a receipt's data came from: a person typing, the till's own upload, the mall's bar code, or the fiscal code of any country. Channels with an identity never clash
 * with themselves.
 */
export type ReceiptChannel = 'typed' | 'till' | 'mall-barcode' | 'fiscal';

const codeChannels = ['till', 'mall-barcode', 'fiscal'] as const;

/** Paper and code may disagree by a rounded minute: the till prints its clock, the fiscal drive its own. */
const toleranceMinutes = 1;

/** What keys are made of. */
export interface ReceiptKeyInput {
  /** `ReceiptReading.identity`, or `till:<tenant>/<till>/<id>` of a till's upload; null for a typed receipt. */
  readonly identity: string | null;
  /** null: shop not known yet, so nothing weak can be said. Ask again when it is. */
  readonly tenantId: string | null;
  readonly amountMinor: number;
  /** `YYYY-MM-DDTHH:MM:SS`. A receipt without a time has noon (`T12:00:00`), so that its mall day is right. */
  readonly purchasedAtLocal: string;
  /** false: only the day is known, from a code with a date or from a typist. */
  readonly timeKnown: boolean;
  /** Number on the paper, null where unknown. */
  readonly number: string | null;
}

/** Keys of one receipt. */
export interface ReceiptKeys {
  readonly strong: readonly string[];
  readonly weak: readonly string[];
  readonly weakLookup: readonly string[];
}

/** Whether a typed date and time names a minute: midnight and noon sharp mean "date only". */
export function isTimeTyped(purchasedAtLocal: string): boolean {
  return !/T(00|12):00:00$/.test(purchasedAtLocal);
}

/** Keys of one receipt, however it came. Typed, scanned and till-posted forms of one paper find each other; see the head of this file. */
export function receiptKeys(input: ReceiptKeyInput): ReceiptKeys {
  const strong = input.identity === null ? [] : [input.identity];
  const { stored, asked } = twoMarkKeys(input);
  if (input.tenantId === null) return { strong, weak: stored, weakLookup: asked };
  const paper = paperOf(input, input.tenantId);
  return {
    strong,
    weak: [...stored, ...storedUnder(paper)],
    weakLookup: [...asked, ...others(paper.channel).flatMap((other) => askedOf(paper, other))],
  };
}

/** What weak keys are made of. */
interface Paper {
  readonly channel: ReceiptChannel;
  readonly tenantId: string;
  readonly local: string;
  readonly date: string;
  readonly sum: number;
  /** As typed or printed, tidied; null where unknown. */
  readonly number: string | null;
  readonly minuteKnown: boolean;
}

function paperOf(input: ReceiptKeyInput, tenantId: string): Paper {
  const { amountMinor: sum, purchasedAtLocal: local } = input;
  const channel = channelOf(input.identity);
  return {
    channel,
    tenantId,
    local,
    date: local.slice(0, 10),
    sum,
    number: numberOf(input.number),
    minuteKnown: input.timeKnown,
  };
}

function keyOf(channel: ReceiptChannel, paper: Paper, rest: string): string {
  return `weak:${channel}:${paper.tenantId}:${rest}:${paper.sum}`;
}

function minuteOf(paper: Paper, shift: number): string {
  return localOfWallMs(wallMsOf(paper.local) + shift * 60_000).slice(0, 16);
}

function storedUnder(paper: Paper): string[] {
  const { channel, date, number } = paper;
  const keys = [keyOf(channel, paper, paper.minuteKnown ? minuteOf(paper, 0) : `dateonly:${date}`), keyOf(channel, paper, `day:${date}`)];
  // Among typed papers two different numbers are two papers: each key again with the number, or with the mark of none.
  if (channel === 'typed') keys.push(...keys.map((key) => withNumber(key, number)));
  if (number !== null) keys.push(keyOf(channel, paper, `number:${date}:${number}`));
  return keys;
}

function withNumber(key: string, number: string | null): string {
  return number === null ? `${key}#` : `${key}#${number}`;
}

function askedOf(paper: Paper, other: ReceiptChannel): string[] {
  const { channel, date, number } = paper;
  const keys: string[] = [];
  if (!paper.minuteKnown) keys.push(keyOf(other, paper, `day:${date}`));
  else {
    // Between two machines the minute is exact; where a person typed one of them, the neighbours count too.
    const reach = channel === 'typed' || other === 'typed' ? toleranceMinutes : 0;
    for (let shift = -reach; shift <= reach; shift += 1) keys.push(keyOf(other, paper, minuteOf(paper, shift)));
    // Whatever names no minute is asked for by its day.
    keys.push(keyOf(other, paper, `dateonly:${date}`));
  }
  if (number === null) return keys;
  const narrowed =
    channel === 'typed' && other === 'typed' ? keys.flatMap((key) => [withNumber(key, number), withNumber(key, null)]) : keys;
  return [...narrowed, keyOf(other, paper, `number:${date}:${number}`)];
}

function channelOf(identity: string | null): ReceiptChannel {
  if (identity === null) return 'typed';
  if (identity.startsWith('till:')) return 'till';
  return identity.startsWith('mall-barcode:') ? 'mall-barcode' : 'fiscal';
}

/** Channels a receipt may be the same paper with: every other one, and for typed ones also other typed ones. */
function others(channel: ReceiptChannel): readonly ReceiptChannel[] {
  return channel === 'typed' ? ['typed', ...codeChannels] : ['typed', ...codeChannels.filter((name) => name !== channel)];
}

/** Numbers as people type them: without leading zeros, spaces, case. null: nothing is left. */
export function numberOf(number: string | null): string | null {
  const tidy = (number ?? '')
    .replace(/\s/g, '')
    .toLowerCase()
    .replace(/^(?:no\.?|n|#|№)?0*(?=.)/, '');
  return tidy === '' ? null : tidy;
}
