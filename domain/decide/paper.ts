/** What a registration says about the paper, whether scanned or typed: one shape for all checks. */
import type { ReceiptDetails } from '../contract/document.ts';
import type { FactBodyOf } from '../contract/fact.ts';
import type { ReceiptKind } from '../receipt/reading.ts';
import { readReceipt, splitTestMark } from '../receipt/read-receipt.ts';

/** A receipt as its code or its typist tells it. */
export interface Paper {
  readonly kind: ReceiptKind;
  readonly country: string | null;
  readonly format: string | null;
  /** Strong identity; null for a typed receipt. */
  readonly identity: string | null;
  readonly tillKey: string | null;
  readonly number: string | null;
  readonly amountMinor: number;
  readonly currency: string;
  readonly purchasedAtLocal: string;
}

/** Whether the code bears the mark of a test receipt: such facts are never stored. */
export function isTestPaper(body: FactBodyOf<'receipt.registered'>): boolean {
  return body.raw !== null && splitTestMark(body.raw).test;
}

/** Beyond this nobody shops: ten thousand million in money with two decimals. Keeps every sum over the books a whole number below 2^53. */
const largestMinor = 1_000_000_000_000;

/** Reads the paper again from the fact's own text: what the kiosk made of it is never trusted. null: not a receipt. */
export function paperOf(body: FactBodyOf<'receipt.registered'>): Paper | null {
  const paper = readPaper(body);
  return paper === null || paper.amountMinor > largestMinor ? null : paper;
}

function readPaper(body: FactBodyOf<'receipt.registered'>): Paper | null {
  if (body.raw !== null) {
    const reading = readReceipt(body.raw);
    if (!reading.ok) return null;
    return {
      kind: reading.kind,
      country: reading.country,
      format: reading.format,
      identity: reading.identity,
      tillKey: reading.tillKey,
      number: reading.number,
      amountMinor: Math.abs(reading.totalMinor),
      currency: reading.currency,
      purchasedAtLocal: reading.issuedAtLocal,
    };
  }
  if (body.typed === null) return null;
  const { number, amountMinor, currency, purchasedAtLocal } = body.typed;
  return { kind: 'purchase', country: null, format: null, identity: null, tillKey: null, number, amountMinor, currency, purchasedAtLocal };
}

/**
 * Parts of the paper as till, import or staff tell them, or null: not told. Parts that add up to more than the paper's amount cannot be of this paper; they count as not
 * told, or points and fees would be worked out from goods that nobody sold.
 */
export function detailsOf(
  { details }: FactBodyOf<'receipt.registered'>,
  { amountMinor }: Pick<Paper, 'amountMinor'>,
): ReceiptDetails | null {
  if (details === null || details.paidWithPointsMinor > amountMinor) return null;
  let left = amountMinor;
  for (const part of details.goods) left -= Math.min(part.amountMinor, left + 1);
  return left < 0 ? null : details;
}
