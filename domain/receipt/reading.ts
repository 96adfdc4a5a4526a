/** What the code on a receipt says, in any country's format: the result of `readReceipt` (domain/receipt/read-receipt.ts). */

/** What kind of paper it is. Only purchases earn. */
export type ReceiptKind = 'purchase' | 'refund' | 'training' | 'cancelled' | 'copy';

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
  /** Local wall-clock time of purchase, `YYYY-MM-DDTHH:MM:SS`. */
  readonly issuedAtLocal: string;
  /** Receipt number for people, without leading zeros. */
  readonly number: string | null;
  readonly totalMinor: number;
  readonly currency: string;
  readonly kind: ReceiptKind;
  /** Level of proof the format can give, and whether it was checked: null = nothing at hand can check. */
  readonly proof: { readonly level: 'signed' | 'certificate' | 'online' | 'none'; readonly verified: boolean | null };
  readonly warnings: readonly string[];
}

/** Not a receipt of any known format, and why. */
export interface ReceiptNotRead {
  readonly ok: false;
  readonly reason: 'not-a-receipt' | 'malformed';
  readonly detail: string;
}
