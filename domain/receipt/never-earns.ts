/** Papers that earn nothing, whatever they say: another kind than a purchase, or a scheme that is over. */
import type { Refusal } from '../contract/refusal.ts';
import type { ReceiptKind, ReceiptReading } from './reading.ts';

const kindRefusal: Readonly<Record<ReceiptKind, Refusal | null>> = {
  purchase: null,
  training: 'receipt-training',
  cancelled: 'receipt-cancelled',
  copy: 'receipt-copy',
  refund: 'receipt-refund',
};

/** Why this paper earns nothing, in the order of the refusals; null: it may earn. */
export function neverEarns({ kind, ended }: Pick<ReceiptReading, 'kind' | 'ended'>): Refusal | null {
  return ended ? 'scheme-ended' : kindRefusal[kind];
}
