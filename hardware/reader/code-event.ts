/** Turns the bytes of one bar code or one burst of keys into the event that may leave the driver. */
import { type CardReading, readCardBytes } from '../../domain/card/card-reading.ts';
import type { CardRange } from '../../domain/card/card-range.ts';
import type { SymbolClass } from '../../domain/card/retail-number.ts';
import type { ReaderEvent } from './reader.ts';
import type { RepeatGate } from './repeat-gate.ts';
import { isAimIdentifier, isRetail, type Symbology, symbologyOfAim } from './symbology.ts';

/** Codes are UTF-8 where they can be (QR with Cyrillic), else Latin-1, in which every byte is a character. */
const toText = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return Buffer.from(bytes).toString('latin1');
  }
};

const percent = 0x25;
const semicolon = 0x3b;
const plus = 0x2b;
const question = 0x3f;

const isSmallLetter = (code: number): boolean => code >= 0x61 && code <= 0x7a;

/**
 * Keys of a swipe, or of a part of one when the computer stalled in the middle: a track's start sentinel (`%`, `;`; `+` only with an end, as telephone numbers begin so too), or its end sentinel
 * `?`, perhaps with the check character behind it, in a text of a track's letters, which are all capital.
 */
const looksSwiped = (bytes: Uint8Array): boolean => {
  const first = bytes[0];
  if (first === percent || first === semicolon) return true;
  const isEnded = bytes.at(-1) === question || bytes.at(-2) === question;
  return isEnded && (first === plus || !bytes.some(isSmallLetter));
};

/** The event of a card that was read: a bank's or a licence leaves as one word. */
export const cardEvent = (card: CardReading): ReaderEvent => {
  if (card.kind === 'payment') return { kind: 'payment-refused' };
  if (card.kind === 'licence') return { kind: 'licence-refused' };
  return { kind: 'card', card };
};

const symbolClassOf = (symbology: Symbology | null): SymbolClass => {
  if (symbology === null || symbology.name === 'other') return null;
  if (!isRetail(symbology)) return 'other';
  return symbology.addOn === 0 ? 'retail' : 'retail-add-on';
};

/**
 * The event for the bytes of one code. The bytes are wiped before this returns; text is made only of what is neither a
 * payment card nor a licence. An AIM identifier that the scanner put before the text is taken off and told apart.
 */
export const codeEvent = (
  bytes: Uint8Array,
  symbology: Symbology | null,
  source: 'barcode' | 'keys',
  ranges: readonly CardRange[],
): ReaderEvent => {
  const tag = symbology === null && bytes[0] === 0x5d && bytes.length > 3 ? String.fromCharCode(...bytes.subarray(0, 3)) : '';
  const isTagged = isAimIdentifier(tag);
  const body = isTagged ? bytes.subarray(3) : bytes;
  const told = isTagged ? symbologyOfAim(tag, body) : symbology;
  // Keys that begin with an AIM identifier come from a bar code, so a bare number in them is no swipe.
  const card = readCardBytes(body, ranges, isTagged ? 'barcode' : source, symbolClassOf(told));
  // A swipe sent as keys that is nobody we know may be a misread bank's card: as from a real stripe reader, no digit of it leaves.
  const isSwipe = source === 'keys' && !isTagged && looksSwiped(body);
  const isCode = card.kind === 'unknown' && !isSwipe;
  const event: ReaderEvent = isCode ? { kind: 'code', text: toText(body), symbology: told } : cardEvent(card);
  bytes.fill(0);
  return event;
};

/** One code as it came, before anybody judged it. */
export type RawCode = { readonly bytes: Uint8Array; readonly symbology: Symbology | null; readonly source: 'barcode' | 'keys' };

/** As `codeEvent`, but null for a code or an own card that the same reader gave a moment ago. */
export const newCodeEvent = (raw: RawCode, ranges: readonly CardRange[], repeats: RepeatGate, nowMs: number): ReaderEvent | null => {
  const digest = repeats.digestOf(raw.bytes);
  const event = codeEvent(raw.bytes, raw.symbology, raw.source, ranges);
  const isOurs = event.kind === 'code' || (event.kind === 'card' && event.card.kind !== 'unknown');
  return isOurs && !repeats.isNew(digest, nowMs) ? null : event;
};
