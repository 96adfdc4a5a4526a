/** Turns the bytes of one bar code or one burst of keys into the event that may leave the driver. */
import { type CardReading, readCardBytes } from '../../domain/card/card-reading.ts';
import type { CardRange } from '../../domain/card/card-range.ts';
import type { ReaderEvent } from './reader.ts';

/** Codes are UTF-8 where they can be (QR with Cyrillic), else Latin-1, in which every byte is a character. */
const toText = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return Buffer.from(bytes).toString('latin1');
  }
};

/** Start sentinel of a track (`%`, `;`, `+`) at the beginning and the end sentinel `?` at the end. */
const looksSwiped = (bytes: Uint8Array): boolean => [0x25, 0x3b, 0x2b].includes(bytes[0] ?? 0) && bytes[bytes.length - 1] === 0x3f;

/** The event of a card that was read: a bank's or a licence leaves as one word. */
export const cardEvent = (card: CardReading): ReaderEvent => {
  if (card.kind === 'payment') return { kind: 'payment-refused' };
  if (card.kind === 'licence') return { kind: 'licence-refused' };
  return { kind: 'card', card };
};

/**
 * The event for the bytes of one code. The bytes are wiped before this returns; text is made only of what is neither a
 * payment card nor a licence. An AIM identifier that the scanner put before the text is taken off and told apart.
 */
export const codeEvent = (
  bytes: Uint8Array,
  symbology: string | null,
  source: 'barcode' | 'keys',
  ranges: readonly CardRange[],
): ReaderEvent => {
  const isTagged =
    symbology === null &&
    bytes.length > 3 &&
    bytes[0] === 0x5d &&
    /^[A-Za-z][0-9A-Za-z]$/.test(String.fromCharCode(bytes[1] ?? 0, bytes[2] ?? 0));
  const body = isTagged ? bytes.subarray(3) : bytes;
  const aim = isTagged ? `]${String.fromCharCode(bytes[1] ?? 0, bytes[2] ?? 0)}` : symbology;
  // Keys that begin with an AIM identifier come from a bar code, so a bare number in them is no swipe.
  const card = readCardBytes(body, ranges, isTagged ? 'barcode' : source);
  // A swipe sent as keys that is nobody we know may be a misread bank's card: as from a real stripe reader, no digit of it leaves.
  const isSwipe = source === 'keys' && !isTagged && looksSwiped(body);
  const isCode = card.kind === 'unknown' && !isSwipe;
  const event: ReaderEvent = isCode ? { kind: 'code', text: toText(body), symbology: aim } : cardEvent(card);
  bytes.fill(0);
  return event;
};
