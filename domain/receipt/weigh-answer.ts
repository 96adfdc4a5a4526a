/** What an authority's answer means for a receipt: its word beside the code's and beside what a person typed. */
import type { ActOf } from '../contract/act.ts';
import { wallMsOf } from '../time/local-time.ts';
import type { ReceiptReading } from './reading.ts';

/** What an authority tells of a receipt that it knows; null: it does not say. */
export interface AuthorityTold {
  readonly amountMinor: number | null;
  /** `YYYY-MM-DDTHH:MM:SS`, wall clock at the shop. */
  readonly purchasedAtLocal: string | null;
  /** The till, as the format names it after the colon of its till keys. */
  readonly issuer: string | null;
}

type Verdict = Pick<ActOf<'receipt.checked'>, 'verdict' | 'told'>;

/** Clocks of till and authority may differ by so much. */
const sameMinuteMs = 5 * 60_000;

/**
 * Weighs what the authority tells of a receipt that it knows. What differs from the code is another receipt: not genuine. What the code does not say stands as the authority
 * tells it. Where neither says it, a visitor's own typing (`typedByVisitor`) is not proven by the paper being genuine: the desk decides, as if nobody had answered.
 */
export function weighAnswer(reading: ReceiptReading, told: AuthorityTold, typedByVisitor: boolean): Verdict {
  const { totalMinor, issuedAtLocal } = reading;
  if (totalMinor !== null && told.amountMinor !== null && totalMinor !== told.amountMinor) return { verdict: 'not-genuine', told: null };
  if (issuedAtLocal !== null && told.purchasedAtLocal !== null && !isSameTime(reading, issuedAtLocal, told.purchasedAtLocal))
    return { verdict: 'not-genuine', told: null };
  const missing = (totalMinor === null && told.amountMinor === null) || (issuedAtLocal === null && told.purchasedAtLocal === null);
  if (missing && typedByVisitor) return { verdict: 'unanswered', told: null };
  return {
    verdict: 'genuine',
    told: {
      amountMinor: totalMinor === null ? told.amountMinor : null,
      purchasedAtLocal: issuedAtLocal === null ? told.purchasedAtLocal : null,
      issuer: told.issuer,
    },
  };
}

function isSameTime({ timeKnown }: ReceiptReading, code: string, told: string): boolean {
  if (!timeKnown) return code.slice(0, 10) === told.slice(0, 10);
  return Math.abs(wallMsOf(code) - wallMsOf(told)) <= sameMinuteMs;
}
