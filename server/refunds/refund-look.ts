/** What the programme holds about the purchases of a piece of a shop's list, read set-wise under the lock; and what the lines before have changed of it. */
import type { ReceiptDocument } from '../../domain/contract/document.ts';
import type { RefundLine } from '../../domain/contract/refund-line.ts';
import type { KeptSlip, ListedPurchase } from '../../domain/contract/refund-slip.ts';
import { listedLookup, paperIdOf, paperSlipsId, waitingSlipsId } from '../../domain/decide/refund-slips.ts';
import { firstRegisteredFirst } from '../../domain/decide/registration-order.ts';
import type { ReadTransaction } from '../store/store.ts';

/** What a refund is told from another one by. */
export type Slip = Pick<KeptSlip, 'identity' | 'issuedAtLocal' | 'number' | 'amountMinor' | 'listed'>;

/** The purchase of a line as the shop names it. */
export function listedOf(tenantId: string, { purchase }: Pick<RefundLine, 'purchase'>, choose = false): ListedPurchase {
  return { tenantId, ...purchase, choose };
}

/** @see file comment */
export class RefundLook {
  readonly #byKey: ReadonlyMap<string, readonly ReceiptDocument[]>;
  readonly #slips: Map<string, readonly Slip[]>;
  readonly #returned = new Map<string, number>();
  constructor(byKey: ReadonlyMap<string, readonly ReceiptDocument[]>, slips: Map<string, readonly Slip[]>) {
    this.#byKey = byKey;
    this.#slips = slips;
  }

  /** Receipts that may be the purchase, one a paper: the one that stands, a booked one before others. */
  papers(listed: ListedPurchase): readonly ReceiptDocument[] {
    const all = [...new Map(listedLookup(listed).flatMap((key) => (this.#byKey.get(key) ?? []).map((one) => [one.id, one]))).values()];
    const byPaper = Map.groupBy(all.sort(firstRegisteredFirst), paperSlipsId);
    return [...byPaper.values()].flatMap((ones) => ones.find((one) => one.state === 'booked') ?? ones.find(isHeld) ?? ones.slice(0, 1));
  }

  slips(id: string): readonly Slip[] {
    return this.#slips.get(id) ?? [];
  }

  /** What is left of a receipt to go back, minor units. */
  leftOf(receipt: ReceiptDocument): number {
    return receipt.amountMinor - receipt.returnedMinor - (this.#returned.get(receipt.id) ?? 0);
  }

  /** A line of this piece is going to be decided so. `receipt` null: it waits under `id`. */
  note(id: string, slip: Slip, receipt: ReceiptDocument | null): void {
    this.#slips.set(id, [...this.slips(id), slip]);
    if (receipt !== null) this.#returned.set(receipt.id, (this.#returned.get(receipt.id) ?? 0) + slip.amountMinor);
  }
}

const isHeld = ({ state }: ReceiptDocument): boolean => state === 'held';

/** Reads everything that these purchases may concern. Waiting refunds past their time count as gone. */
export async function lookAtRefunds(
  transaction: ReadTransaction,
  purchases: readonly ListedPurchase[],
  nowMs: number,
): Promise<RefundLook> {
  const empty = { documents: [], receiptKeys: [], tillKeys: [], drawIds: [] };
  const receiptKeys = [...new Set(purchases.flatMap(listedLookup))];
  const { receiptsByKey } = await transaction.load({ ...empty, receiptKeys });
  const ids = [...new Set([...receiptsByKey.values()].flat())];
  const { documents } = await transaction.load({ ...empty, documents: ids.map((id) => ({ kind: 'receipt', id })) });
  const receipts = new Map(documents.flatMap((one) => (one.kind === 'receipt' ? [[one.id, one] as const] : [])));
  const names = new Set([
    ...purchases.flatMap((one) => waitingSlipsId(one) ?? []),
    ...purchases.flatMap(({ identity }) => (identity === null ? [] : [paperIdOf(identity)])),
    ...[...receipts.values()].map(paperSlipsId),
  ]);
  const kept = await transaction.load({ ...empty, documents: [...names].map((id) => ({ kind: 'refund-slips', id })) });
  const slips = kept.documents.flatMap((one) => {
    if (one.kind !== 'refund-slips') return [];
    return [[one.id, one.id.startsWith('shop/') ? one.slips.filter(({ untilMs }) => untilMs >= nowMs) : one.slips] as const];
  });
  const byKey = [...receiptsByKey].map(([key, found]) => [key, found.flatMap((id) => receipts.get(id) ?? [])] as const);
  return new RefundLook(new Map(byKey), new Map(slips));
}
