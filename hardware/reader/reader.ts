/** What a reader is to the kiosk: typed events, nothing of a foreign card. */
import type { CardReading } from '../../domain/card/card-reading.ts';
import type { Symbology } from './symbology.ts';

/** Who a reader is. `id` stays the same while it is plugged in. */
export type ReaderInfo = { readonly id: string; readonly name: string; readonly kind: 'hid' | 'wedge' | 'twin' };

/** A card that may be told about: one of the mall's own, or one that nobody knows (without any digit of it). */
export type SeenCard = Exclude<CardReading, { readonly kind: 'payment' | 'licence' }>;

/** Why something was read but cannot be used. */
export type UnreadableReason =
  /** A report without any data: a swipe too fast, too slow, or upside down. */
  | 'empty'
  /** The device says more bytes than its report can hold. */
  | 'lying-length'
  /** Raw bits of a stripe whose parity, sentinels or check character do not hold: scratched, or pulled unevenly. */
  | 'damaged'
  /** More than the reader may send at once. */
  | 'too-long'
  /** A report that said it would continue was not continued. */
  | 'unfinished'
  /** Reports came faster than any person scans; what came too fast was dropped. */
  | 'flood';

/** Everything a reader can say. */
export type ReaderEvent =
  | {
      readonly kind: 'code';
      readonly text: string;
      /** Null when the reader did not say. */
      readonly symbology: Symbology | null;
    }
  | { readonly kind: 'card'; readonly card: SeenCard }
  | { readonly kind: 'payment-refused' }
  | { readonly kind: 'licence-refused' }
  | { readonly kind: 'unreadable'; readonly reason: UnreadableReason }
  | { readonly kind: 'ready' }
  | { readonly kind: 'gone' };

export interface Reader {
  readonly info: ReaderInfo;
  /** Adds a listener; the answer removes it. */
  onEvent(listener: (event: ReaderEvent) => void): () => void;
  close(): void;
}
