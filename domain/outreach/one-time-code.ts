/** One-time codes as rules: what they are for, how long they live, how often they may be tried and sent. Pure: whether the digits fit is found out by whoever has the key. */

/** What a code is for; a code of one purpose proves nothing for another. */
export type CodePurpose = 'confirm-phone' | 'forgot-card' | 'confirm-act';

/** Answer to one try. `wait`: right, but the account is still on its way here; the same digits count in a moment. */
export type CodeVerdict = 'right' | 'wrong' | 'expired' | 'used' | 'too-many' | 'wait';

/** A code as it is kept: never its digits, never the number. */
export interface OneTimeCode {
  readonly codeId: string;
  readonly purpose: CodePurpose;
  /** Whom it proves; null: the number is nobody's, so no digits ever fit. */
  readonly accountId: string | null;
  readonly phoneHash: string;
  readonly codeHash: string;
  readonly kioskId: string;
  readonly madeAtMs: number;
  readonly expiresAtMs: number;
  readonly wrongTries: number;
  readonly isUsed: boolean;
  /** The last try and what it was told: a try whose answer was lost is told the same again and counts once. */
  readonly lastTryId: string | null;
  readonly lastVerdict: CodeVerdict | null;
  /** The act that the right digits carry out, as canonical JSON: fixed when the code was asked for, so that it can carry out no other. null: none. */
  readonly act: string | null;
}

/** Digits of a code. */
export const codeLength = 6;
/** How long a code may be used. */
export const codeLifeMs = 600_000;
/** Wrong tries of one code. */
export const codeTriesMax = 5;
/** Codes sent to one number within an hour. */
export const codesOfNumberMax = 3;
/** Codes that one kiosk may ask for within an hour. */
export const codesOfKioskMax = 60;
/** Pause before a visitor may ask for another. */
export const resendAfterMs = 30_000;
/** The hour of both limits. */
export const codeHourMs = 3_600_000;

/** Six digits from eight fresh random bytes. The remainder favours no code by more than one in ten million million. */
export function codeDigits(random8: Uint8Array): string {
  if (random8.length < 8) throw new Error(`a code needs 8 random bytes, got ${random8.length}`);
  const value = random8.subarray(0, 8).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  return String(value % 10n ** BigInt(codeLength)).padStart(codeLength, '0');
}

/** When another code may be sent, given when the last ones were made, or null: now. Numbers that nobody has are counted like all others. */
export function waitUntilMs(madeAtMs: readonly number[], most: number, nowMs: number): number | null {
  const recent = madeAtMs.filter((atMs) => nowMs - atMs < codeHourMs).sort((a, b) => a - b);
  const first = recent[recent.length - most];
  return first === undefined ? null : first + codeHourMs;
}

/** One try. Laws: five wrong ones end a code; a right one is right once; after the end of its time nothing fits; the same try again is told the same. */
export function judgeTry(
  code: OneTimeCode,
  { tryId, fits, nowMs }: { readonly tryId: string; readonly fits: boolean; readonly nowMs: number },
): { readonly verdict: CodeVerdict; readonly code: OneTimeCode } {
  if (code.lastTryId === tryId && code.lastVerdict !== null) return { verdict: code.lastVerdict, code };
  const told = (verdict: CodeVerdict, change: Partial<OneTimeCode> = {}) => ({
    verdict,
    code: { ...code, ...change, lastTryId: tryId, lastVerdict: verdict },
  });
  // A try that changes nothing leaves the answer of the right one to be told again.
  if (code.isUsed) return { verdict: 'used', code };
  if (nowMs >= code.expiresAtMs) return told('expired');
  if (code.wrongTries >= codeTriesMax) return told('too-many');
  if (fits && code.accountId !== null) return told('right', { isUsed: true });
  const wrongTries = code.wrongTries + 1;
  return told(wrongTries >= codeTriesMax ? 'too-many' : 'wrong', { wrongTries });
}
