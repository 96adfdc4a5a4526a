/** Refunds on file: those of a paper, so that none is taken twice, and those of a shop's list that wait for their purchase. */
import type { ReceiptDocument } from '../contract/document.ts';
import type { KeptSlip, ListedPurchase, RefundSlip } from '../contract/refund-slip.ts';
import { isTimeTyped, numberOf, receiptKeys } from '../receipt/receipt-keys.ts';
import type { Scribe } from './scribe.ts';

/** As many refunds of one paper, or of alike papers of one shop, are kept. */
export const mostSlips = 500;

/** Where the refunds of a paper stand: by its strong key; a paper without one by its record. */
export function paperSlipsId({ strongKeys, id }: Pick<ReceiptDocument, 'strongKeys' | 'id'>): string {
  return paperIdOf(strongKeys[0] ?? id);
}

/** The same by the strong key. */
export const paperIdOf = (key: string): string => `paper/${key}`;

/** Where a refund of a shop's list waits; null: the list says too little of the purchase. */
export function waitingSlipsId({ tenantId, identity, purchasedAtLocal, amountMinor }: ListedPurchase): string | null {
  if (identity !== null) return `shop/${tenantId}/${identity}`;
  if (purchasedAtLocal === null || amountMinor === null) return null;
  return `shop/${tenantId}/${purchasedAtLocal.slice(0, 10)}/${amountMinor}`;
}

/** Where refunds may wait for this receipt; none while its shop is not known. */
export function waitingIdsFor(receipt: ReceiptDocument): readonly string[] {
  const { tenantId, strongKeys, purchasedAtLocal, amountMinor } = receipt;
  if (tenantId === null) return [];
  return [...strongKeys.map((key) => `shop/${tenantId}/${key}`), `shop/${tenantId}/${purchasedAtLocal.slice(0, 10)}/${amountMinor}`];
}

/** Keys under which the purchase of a list may be on file: its code's own, or those that a person typing it would be asked about. */
export function listedLookup({ tenantId, identity, purchasedAtLocal, amountMinor, number }: ListedPurchase): readonly string[] {
  if (identity !== null) return [identity];
  if (purchasedAtLocal === null || amountMinor === null) return [];
  const timeKnown = isTimeTyped(purchasedAtLocal);
  return receiptKeys({ identity: null, tenantId, amountMinor, purchasedAtLocal, timeKnown, number }).weakLookup;
}

/** What of a receipt is compared with a list. */
type ListedSide = Pick<ReceiptDocument, 'strongKeys' | 'purchasedAtLocal' | 'number'>;

/** Whether a receipt of the same shop (and, without a key, the same day and amount) is the purchase that the list means, beyond doubt. */
export function isListedPurchase(listed: ListedPurchase, receipt: ListedSide): boolean {
  if (listed.identity !== null) return receipt.strongKeys.includes(listed.identity);
  const [said, own] = [numberOf(listed.number), numberOf(receipt.number)];
  if (said !== null && own !== null && said !== own) return false;
  const local = listed.purchasedAtLocal;
  if (local === null) return false;
  const areTimed = isTimeTyped(local) && isTimeTyped(receipt.purchasedAtLocal);
  return areTimed ? sameMinute(local, receipt.purchasedAtLocal) : said !== null && said === own;
}

const sameMinute = (a: string, b: string): boolean => a.slice(0, 16) === b.slice(0, 16);

/**
 * Whether two refunds of the same purchase are one: by their codes where both have one, else by amount and minute; where only the day is told, a different number makes them two.
 */
export function isSameSlip(
  a: Pick<KeptSlip, 'identity' | 'issuedAtLocal' | 'number' | 'amountMinor'>,
  b: Pick<KeptSlip, 'identity' | 'issuedAtLocal' | 'number' | 'amountMinor'>,
): boolean {
  if (a.identity !== null && b.identity !== null) return a.identity === b.identity;
  if (a.amountMinor !== b.amountMinor) return false;
  if (a.issuedAtLocal !== null && b.issuedAtLocal !== null) {
    if (isTimeTyped(a.issuedAtLocal) && isTimeTyped(b.issuedAtLocal)) return sameMinute(a.issuedAtLocal, b.issuedAtLocal);
    if (a.issuedAtLocal.slice(0, 10) !== b.issuedAtLocal.slice(0, 10)) return false;
  }
  const [one, other] = [numberOf(a.number), numberOf(b.number)];
  return one === null || other === null || one === other;
}

/** Refunds that stand under a name; empty: none. */
export function slipsUnder(scribe: Pick<Scribe, 'world'>, id: string): readonly KeptSlip[] {
  return scribe.world.get('refund-slips', id)?.slips ?? [];
}

/** Puts one more under a name; of too many the oldest goes. */
export function keepSlip(scribe: Scribe, id: string, slip: KeptSlip): void {
  scribe.put({ kind: 'refund-slips', id, version: 0, slips: [...slipsUnder(scribe, id), slip].slice(-mostSlips) });
}

/** Takes a refund off those that wait: it was settled otherwise. */
export function forgetWaiting(scribe: Scribe, { amountMinor, slip }: { readonly amountMinor: number; readonly slip: RefundSlip }): void {
  const id = slip.listed === null ? null : waitingSlipsId(slip.listed);
  const slips = id === null ? [] : slipsUnder(scribe, id);
  const rest = slips.filter((one) => !isSameRefund(one, { ...slip, amountMinor }));
  if (id !== null && rest.length < slips.length) scribe.put({ kind: 'refund-slips', id, version: 0, slips: rest });
}

/** Under one name refunds of several papers may wait: the purchase has to be told alike too. */
export function isSameRefund(
  a: Pick<KeptSlip, 'identity' | 'issuedAtLocal' | 'number' | 'amountMinor' | 'listed'>,
  b: Pick<KeptSlip, 'identity' | 'issuedAtLocal' | 'number' | 'amountMinor' | 'listed'>,
): boolean {
  const same =
    a.listed?.purchasedAtLocal === b.listed?.purchasedAtLocal && numberOf(a.listed?.number ?? null) === numberOf(b.listed?.number ?? null);
  return isSameSlip(a, b) && (a.listed?.identity != null ? a.listed.identity === b.listed?.identity : same);
}
