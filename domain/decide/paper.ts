/** What a registration says about the paper, whether scanned or typed: one shape for all checks. */
import type { ReceiptDetails } from '../contract/document.ts';
import type { FactBodyOf } from '../contract/fact.ts';
import type { Refusal } from '../contract/refusal.ts';
import { neverEarns } from '../receipt/never-earns.ts';
import type { ReceiptReading } from '../receipt/reading.ts';
import { splitTestMark } from '../receipt/read-receipt.ts';
import type { ReadingKeeper } from '../receipt/reading-keeper.ts';
import { isTimeTyped } from '../receipt/receipt-keys.ts';
import { isLocalDateTime } from '../time/local-time.ts';
import type { World } from './world.ts';

type Body = FactBodyOf<'receipt.registered'>;

/** A receipt as its code or its typist tells it. */
export interface Paper {
  readonly country: string | null;
  readonly format: string | null;
  /** Strong identity; null for a typed receipt. */
  readonly identity: string | null;
  readonly tillKey: string | null;
  readonly number: string | null;
  readonly amountMinor: number;
  readonly currency: string;
  /** Noon where nobody knows the time, so that the mall day is right. */
  readonly purchasedAtLocal: string;
  /** false: neither code nor typist says a time of day. */
  readonly timeKnown: boolean;
  /** Whether a signature was checked, and how it ended; null: nothing at hand can check. */
  readonly verified: boolean | null;
  /**
   * Such a paper proves itself, or the mall has the key of its till, and yet this one could not be checked: an algorithm that no till is known to use, a signature unit out of order. Whoever
   * forges a receipt of a mapped till has nothing else to write there.
   */
  readonly owesProof: boolean;
  /** A person told amount or day, because the code does not: never trusted as the code is. */
  readonly completed: boolean;
}

/** The paper, and why it earns nothing; or no paper that is known well enough to be kept on file. */
export type PaperRead = { readonly paper: Paper; readonly refusal: Refusal | null } | { readonly paper: null; readonly refusal: Refusal };

/** Whether the code bears the mark of a test receipt: such facts are never stored. */
export function isTestPaper(body: Body): boolean {
  return body.raw !== null && splitTestMark(body.raw).test;
}

/** Beyond this nobody shops: ten thousand million in money with two decimals. Keeps every sum over the books a whole number below 2^53. */
const largestMinor = 1_000_000_000_000;

/** What reading a paper needs: the tills' keys, the mall's money. */
export interface PaperContext {
  readonly world: Pick<World, 'get'>;
  readonly readings: ReadingKeeper;
  /** Money of the house: what an amount without a currency is taken for. */
  readonly currency: string;
}

/**
 * Reads the paper again from the fact's own text: what the kiosk made of it is never trusted. Checks in the order of the enum: no receipt at all, a kind that never earns,
 * amount or day missing. A refused paper comes along where it is known well enough to be kept.
 */
export function paperOf(body: Body, { world, readings, currency }: PaperContext): PaperRead {
  if (body.raw === null) return typedPaper(body);
  const reading = readings.read(body.raw, (tillKey) => world.get('till', tillKey)?.signingKey ?? null);
  if (!reading.ok) return notAReceipt;
  const isKeyed = reading.tillKey !== null && world.get('till', reading.tillKey)?.signingKey != null;
  const completed = complete(reading, body, { currency, isKeyed });
  const paper = completed === null ? null : sound(completed);
  if (completed !== null && paper === null) return notAReceipt;
  const refusal = neverEarns(reading);
  return paper === null ? { paper, refusal: refusal ?? 'receipt-incomplete' } : { paper, refusal };
}

const notAReceipt: PaperRead = { paper: null, refusal: 'not-a-receipt' };

/** Real day, believable amount; else null. */
const sound = (paper: Paper): Paper | null => (paper.amountMinor <= largestMinor && isLocalDateTime(paper.purchasedAtLocal) ? paper : null);

function typedPaper(body: Body): PaperRead {
  if (body.typed === null) return notAReceipt;
  const { number, amountMinor, currency, purchasedAtLocal } = body.typed;
  const paper = sound({
    country: null,
    format: null,
    identity: null,
    tillKey: null,
    number,
    amountMinor,
    currency,
    purchasedAtLocal,
    timeKnown: isTimeTyped(purchasedAtLocal),
    verified: null,
    owesProof: false,
    completed: false,
  });
  return paper === null ? notAReceipt : { paper, refusal: null };
}

/** The code's own words, and a person's only where it is silent; null: still not all is said. */
function complete(
  reading: ReceiptReading,
  { typed }: Body,
  { currency: houseCurrency, isKeyed }: { readonly currency: string; readonly isKeyed: boolean },
): Paper | null {
  const amountMinor = reading.totalMinor ?? typed?.amountMinor ?? null;
  const purchasedAtLocal = reading.issuedAtLocal === null ? (typed?.purchasedAtLocal ?? null) : dayOrMinute(reading, reading.issuedAtLocal);
  if (amountMinor === null || purchasedAtLocal === null) return null;
  const typedCurrency = reading.totalMinor === null ? typed?.currency : null;
  return {
    country: reading.country,
    format: reading.format,
    identity: reading.identity,
    tillKey: reading.tillKey,
    number: reading.number,
    amountMinor: Math.abs(amountMinor),
    currency: reading.currency ?? typedCurrency ?? houseCurrency,
    purchasedAtLocal,
    timeKnown: reading.issuedAtLocal === null ? isTimeTyped(purchasedAtLocal) : reading.timeKnown,
    verified: reading.proof.verified,
    owesProof: reading.proof.verified === null && (reading.proof.level === 'signed' || isKeyed),
    completed: reading.totalMinor === null || reading.issuedAtLocal === null,
  };
}

const dayOrMinute = ({ timeKnown }: ReceiptReading, local: string): string => (timeKnown ? local : `${local.slice(0, 10)}T12:00:00`);

/**
 * Parts of the paper as till, import or staff tell them, or null: not told. Parts that add up to more than the paper's amount cannot be of this paper; they count as not
 * told, or points and fees would be worked out from goods that nobody sold.
 */
export function detailsOf({ details }: Body, { amountMinor }: Pick<Paper, 'amountMinor'>): ReceiptDetails | null {
  if (details === null || details.paidWithPointsMinor > amountMinor) return null;
  let left = amountMinor;
  for (const part of details.goods) left -= Math.min(part.amountMinor, left + 1);
  return left < 0 ? null : details;
}
