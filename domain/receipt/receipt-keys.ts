/**
 * One receipt, many keys. A *strong* key is an identity that only one paper has: shared means the same receipt. A *weak* key says "could be the same paper, told
 * another way": scanned and typed, typed twice, scanned and posted by the till. Two codes of one format with two identities are two papers, however alike (two
 * coffees in one minute), so weak keys are stored under the receipt's channel and looked up under the others': `weak` is what a receipt is found by,
 * `weakLookup` is what a new receipt asks for. Store `strong` and `weak`; look up `strong` and `weakLookup`.
 */
import { localOfWallMs, wallMsOf } from '../time/local-time.ts';

/** Where a receipt's data came from: a person typing, the till's own upload, or a code's format. Channels with an identity never clash with themselves. */
export type ReceiptChannel = 'typed' | 'till' | 'ru-fns' | 'mall-barcode';

const codeChannels = ['till', 'ru-fns', 'mall-barcode'] as const;

/** Paper and code may disagree by a rounded minute: the till prints its clock, the fiscal drive its own. */
const toleranceMinutes = 1;

/** What keys are made of. */
export interface ReceiptKeyInput {
  /** `ReceiptReading.identity`, or `till:<tenant>/<till>/<id>` of a till's upload; null for a typed receipt. */
  readonly identity: string | null;
  /** null: shop not known yet, so nothing weak can be said. Ask again when it is. */
  readonly tenantId: string | null;
  readonly amountMinor: number;
  /** `YYYY-MM-DDTHH:MM:SS`. A typed receipt without a time has noon (`T12:00:00`), so that its mall day is right. */
  readonly purchasedAtLocal: string;
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
  const { tenantId } = input;
  if (tenantId === null) return { strong, weak: [], weakLookup: [] };
  const channel = channelOf(input.identity);
  const key = (of: ReceiptChannel, rest: string) => `weak:${of}:${tenantId}:${rest}`;
  const date = input.purchasedAtLocal.slice(0, 10);
  const sum = String(input.amountMinor);
  const minuteKnown = channel !== 'typed' || isTimeTyped(input.purchasedAtLocal);
  const minute = (shift: number) => localOfWallMs(wallMsOf(input.purchasedAtLocal) + shift * 60_000).slice(0, 16);
  const number = numberOf(input.number);

  const weak = minuteKnown
    ? [key(channel, `${minute(0)}:${sum}`), key(channel, `day:${date}:${sum}`)]
    : [key(channel, `dateonly:${date}:${sum}`), key(channel, `day:${date}:${sum}`)];
  if (number !== null) weak.push(key(channel, `number:${date}:${number}:${sum}`));

  const weakLookup: string[] = [];
  for (const other of others(channel)) {
    if (number !== null) weakLookup.push(key(other, `number:${date}:${number}:${sum}`));
    if (!minuteKnown) weakLookup.push(key(other, `day:${date}:${sum}`));
    else {
      // Between two machines the minute is exact; where a person typed one of them, the neighbours count too.
      const reach = channel === 'typed' || other === 'typed' ? toleranceMinutes : 0;
      for (let shift = -reach; shift <= reach; shift += 1) weakLookup.push(key(other, `${minute(shift)}:${sum}`));
      if (other === 'typed') weakLookup.push(key(other, `dateonly:${date}:${sum}`));
    }
  }
  return { strong, weak, weakLookup };
}

function channelOf(identity: string | null): ReceiptChannel {
  if (identity === null) return 'typed';
  return codeChannels.find((name) => identity.startsWith(`${name}:`)) ?? 'till';
}

/** Channels a receipt may be the same paper with: every other one, and for typed ones also other typed ones. */
function others(channel: ReceiptChannel): readonly ReceiptChannel[] {
  return channel === 'typed' ? ['typed', ...codeChannels] : ['typed', ...codeChannels.filter((name) => name !== channel)];
}

/** Numbers as people type them: without leading zeros, spaces, case. */
function numberOf(number: string | null): string | null {
  const tidy = (number ?? '')
    .replace(/\s/g, '')
    .toLowerCase()
    .replace(/^(?:no\.?|n|#|№)?0*(?=.)/, '');
  return tidy === '' ? null : tidy;
}
