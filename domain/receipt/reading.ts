/** What the code on a receipt says, in any country's format: the result of `readReceipt` (domain/receipt/read-receipt.ts). */

/** What kind of paper it is. Only purchases earn. */
export type ReceiptKind = 'purchase' | 'refund' | 'training' | 'cancelled' | 'copy';

/** @see ReceiptReading.proof */
export type ProofLevel = 'signed' | 'certificate' | 'online' | 'none';

/** A receipt read from its code. Fields are null where the code does not say. */
export interface ReceiptReading {
  readonly ok: true;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
  /** Format file that read it: `ru-fns`. */
  readonly format: string;
  /** Who issued it, as the code names them (tax id, fiscal drive number). */
  readonly issuer: string | null;
  /** Key of the till in our tills: `ru-fns:9289000100393237`. */
  readonly tillKey: string | null;
  /** Identity for de-duplication: equal identity means the same receipt (a strong key). */
  readonly identity: string;
  /**
   * Local wall-clock time of purchase at the shop, `YYYY-MM-DDTHH:MM:SS`. Where the code says a date only, midnight of it with `timeKnown` false; null where it does
   * not even say the day. A code in UTC is turned to the shop's wall clock by its country's rule.
   */
  readonly issuedAtLocal: string | null;
  /** false: the code says no time of day. */
  readonly timeKnown: boolean;
  /** Time zone of `issuedAtLocal` where the code or its country's law leaves no doubt: an IANA name (`Europe/Vienna`) or an offset (`+02:00`). */
  readonly zone: string | null;
  /** Receipt number for people, without leading zeros. */
  readonly number: string | null;
  /** Total in minor units, never negative; null: the code does not say and a person or the authority must. */
  readonly totalMinor: number | null;
  /** ISO 4217. Known wherever the scheme allows one currency only, even without a total. */
  readonly currency: string | null;
  readonly kind: ReceiptKind;
  /**
   * What could prove it, and whether it does. `signed`: signature and key stand in the code. `certificate`: a signature whose key the mall must have loaded. `online`: only
   * the authority knows. `none`: nobody. `verified` true or false where a signature was checked, null where nothing at hand can check.
   */
  readonly proof: { readonly level: ProofLevel; readonly verified: boolean | null };
  /** The scheme is over (Czech EET, 2022): the code is still read, with a warning, and is never good for points. */
  readonly ended: boolean;
  /** What staff should know, in English; nothing of them stops a reading. */
  readonly warnings: readonly string[];
}

/**
 * Public keys that the mall knows, by till key. `keyOf` gives the uncompressed curve point (65 or 97 bytes, first byte 4) or null. Schemes that carry their key in the code
 * (Germany) do not ask: there the till key itself is made of the key.
 */
export interface ReceiptTrust {
  keyOf(tillKey: string): Uint8Array | null;
}

/** Nothing is known: signatures that need a stored key stay unchecked. */
export const noTrust: ReceiptTrust = { keyOf: () => null };

/** Not a receipt of any known format, and why. */
export interface ReceiptNotRead {
  readonly ok: false;
  readonly reason: 'not-a-receipt' | 'malformed';
  readonly detail: string;
}
