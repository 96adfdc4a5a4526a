/** Papers of the bench: what their text makes of them. */
import type { ReceiptReading } from '../../../domain/receipt/reading.ts';

/** A receipt as the bench's ledger keeps it. */
export interface BenchReceipt {
  readonly id: string;
  readonly reference: string;
  readonly raw: string | null;
  accountId: string;
  state: 'booked' | 'held' | 'refused' | 'voided';
  readonly amountMinor: number;
  readonly tenantId: string | null;
  readonly atLocal: string;
  holds: readonly ('unknown-till' | 'on-another-account')[];
  refusal: 'too-old' | 'receipt-refund' | 'already-yours' | null;
}

/** `ok…` books, `old…` is too old, `other…` stands on another account, `till…` comes from an unknown till, `refund…` is a refund. The same raw twice is "already yours". */
export function judge(raw: string | null, again: boolean, override: boolean): Pick<BenchReceipt, 'state' | 'holds' | 'refusal'> {
  if (again) return { state: 'refused', holds: [], refusal: 'already-yours' };
  if (raw?.startsWith('old') === true && !override) return { state: 'refused', holds: [], refusal: 'too-old' };
  if (raw?.startsWith('refund') === true) return { state: 'refused', holds: [], refusal: 'receipt-refund' };
  if (raw?.startsWith('other') === true) return { state: 'held', holds: ['on-another-account'], refusal: null };
  if (raw?.startsWith('till') === true) return { state: 'held', holds: ['unknown-till'], refusal: null };
  return { state: 'booked', holds: [], refusal: null };
}

/** What the code on a bench's paper says. */
export const reading = (raw: string, amountMinor: number): ReceiptReading => ({
  ok: true,
  country: 'RU',
  format: 'ru-fns',
  issuer: '1',
  tillKey: 'ru-fns:1',
  identity: raw,
  issuedAtLocal: '2026-11-14T12:40:00',
  timeKnown: true,
  zone: null,
  number: '1',
  totalMinor: amountMinor,
  currency: 'RUB',
  kind: 'purchase',
  proof: { level: 'online', verified: null },
  ended: false,
  warnings: [],
});
