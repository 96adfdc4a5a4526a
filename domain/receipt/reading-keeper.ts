/**
 * Remembers what was read last. One paper is read many times over: on every round of loading, when it is folded into a prediction again, when the desk asks; and checking one
 * signature costs about a millisecond. Bounded: the oldest reading goes first.
 */
import { fromBase64 } from '../encoding/base64.ts';
import { readReceipt } from './read-receipt.ts';
import type { ReceiptNotRead, ReceiptReading } from './reading.ts';

/** Public key that the mall loaded for a till, base64, or null. */
export type SigningKeyOf = (tillKey: string) => string | null;

/** A reading, and the answers it was made with: it stands as long as they do. */
interface Kept {
  readonly reading: ReceiptReading | ReceiptNotRead;
  readonly asked: ReadonlyMap<string, string | null>;
}

/** Papers remembered; a code has at most 4,096 characters, so this is a few megabytes at the worst. */
const papersKept = 512;

/** One a process, like the keeper of the rules. */
export class ReadingKeeper {
  readonly #kept = new Map<string, Kept>();

  /** What the code says. A key loaded or changed since makes it read anew. A till whose key is no base64 counts as one without. */
  read(text: string, signingKeyOf: SigningKeyOf): ReceiptReading | ReceiptNotRead {
    const known = this.#kept.get(text);
    if (known !== undefined && [...known.asked].every(([tillKey, key]) => signingKeyOf(tillKey) === key)) return known.reading;
    const asked = new Map<string, string | null>();
    const keyOf = (tillKey: string): Uint8Array | null => {
      const key = signingKeyOf(tillKey);
      asked.set(tillKey, key);
      return key === null ? null : fromBase64(key);
    };
    const reading = readReceipt(text, { keyOf });
    this.#kept.delete(text);
    this.#kept.set(text, { reading, asked });
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= papersKept) break;
      this.#kept.delete(oldest);
    }
    return reading;
  }
}
