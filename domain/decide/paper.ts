/** What a registration says about the paper, whether scanned or typed: one shape for all checks. */
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

/** Reads the paper again from the fact's own text: what the kiosk made of it is never trusted. null: not a receipt. */
export function paperOf(body: FactBodyOf<'receipt.registered'>): Paper | null {
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
