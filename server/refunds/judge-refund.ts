/** What becomes of one line of a shop's list, by what the programme holds. */
import type { ReceiptDocument } from '../../domain/contract/document.ts';
import type { RefundFate, RefundLine } from '../../domain/contract/refund-line.ts';
import type { ListedPurchase } from '../../domain/contract/refund-slip.ts';
import {
  isListedPurchase,
  isSameRefund,
  isSameSlip,
  mostSlips,
  paperIdOf,
  paperSlipsId,
  waitingSlipsId,
} from '../../domain/decide/refund-slips.ts';
import { numberOf } from '../../domain/receipt/receipt-keys.ts';
import { listedOf } from './refund-look.ts';
import type { RefundLook, Slip } from './refund-look.ts';

/** Nothing is to be decided, or a fact is: `receipt` null, the refund waits (with `listed.choose`, for a person). */
export type Judged =
  | { readonly kind: 'said'; readonly fate: RefundFate }
  | { readonly kind: 'fact'; readonly slip: Slip; readonly listed: ListedPurchase; readonly receipt: ReceiptDocument | null };

/** Money in words of the mall. */
export type InMoney = (minor: number) => string;

const isLive = ({ state }: ReceiptDocument): boolean => state === 'booked' || state === 'held';

/** `nextDay`: the last day (`YYYY-MM-DD`) that a refund may bear without being in the future, wherever the clock of the shop stands. */
export function judgeRefund(line: RefundLine, tenantId: string, look: RefundLook, nextDay: string, inMoney: InMoney): Judged {
  const said = (fate: RefundFate['fate'], what: string, receipt: ReceiptDocument | null = null): Judged => ({
    kind: 'said',
    fate: { line: line.line, fate, reference: receipt?.reference ?? null, points: 0, missing: 0, what },
  });
  if (line.refund.issuedAtLocal.slice(0, 10) > nextDay) return said('wrong', 'refunded: it is in the future; correct the day');
  const listed = listedOf(tenantId, line);
  const slip: Slip = { ...line.refund, listed };
  const papers = look.papers(listed);
  const known = papers.find((one) => look.slips(paperSlipsId(one)).some((kept) => isSameSlip(kept, slip)));
  if (known !== undefined) return said('already', 'this refund was taken back before', known);
  const found = listed.identity === null ? oneOf(papers, listed) : (papers[0] ?? null);
  if (found === null || found === 'several') {
    const id = waitingSlipsId(listed);
    if (id === null) return said('wrong', 'it does not say which purchase: give code, or fn, fd and fp, or bought and bought_amount');
    if (listed.identity !== null && look.slips(paperIdOf(listed.identity)).some((kept) => isSameSlip(kept, slip)))
      return said('waiting', 'its slip was shown at the desk; the purchase is not registered yet');
    const waits = look.slips(id).find((kept) => isSameRefund(kept, slip));
    if (waits?.listed?.choose === true && found === 'several') return said('choose', 'several receipts fit; say which in the office');
    if (waits !== undefined && (waits.listed?.choose !== true || found === null))
      return said('waiting', 'the purchase is not registered yet');
    if (look.slips(id).length >= mostSlips) return said('wrong', `${mostSlips} refunds alike wait already; give code, or fn, fd and fp`);
    const choose = found === 'several';
    look.note(id, { ...slip, listed: { ...listed, choose } }, null);
    return { kind: 'fact', slip, listed: { ...listed, choose }, receipt: null };
  }
  if (found.tenantId !== null && found.tenantId !== tenantId)
    return said('wrong', 'this receipt is of another shop; take the line out, or give the purchase as it stands on the receipt');
  if (!isLive(found)) return said('already', 'its points were taken back before', found);
  const more = tooMuch(line, found, look.leftOf(found), inMoney);
  if (more !== null) return said('wrong', more, found);
  look.note(paperSlipsId(found), slip, found);
  return { kind: 'fact', slip, listed, receipt: found };
}

function tooMuch({ purchase, refund }: RefundLine, receipt: ReceiptDocument, leftMinor: number, inMoney: InMoney): string | null {
  const { reference, amountMinor: bought } = receipt;
  if (purchase.amountMinor !== null && purchase.amountMinor !== bought)
    return `bought_amount: receipt ${reference} says ${inMoney(bought)}; correct it, or give another purchase`;
  if (refund.issuedAtLocal.slice(0, 10) < receipt.purchasedAtLocal.slice(0, 10))
    return `refunded: receipt ${reference} was bought later, on ${receipt.purchasedAtLocal.slice(0, 10)}; correct the day`;
  if (refund.amountMinor <= leftMinor) return null;
  return leftMinor === bought
    ? `refund_amount: ${inMoney(bought)} were bought with receipt ${reference}; correct the amount`
    : `refund_amount: of receipt ${reference} ${inMoney(leftMinor)} are left, the rest went back before; correct the amount`;
}

/** The one paper that is the purchase beyond doubt; `several`: a person has to say. One that is used up counts only where its number says that it is meant. */
function oneOf(papers: readonly ReceiptDocument[], listed: ListedPurchase): ReceiptDocument | 'several' | null {
  if (papers.length === 0) return null;
  const exact = papers.filter((one) => isListedPurchase(listed, one));
  const said = numberOf(listed.number);
  const numbered = said === null ? [] : exact.filter((one) => numberOf(one.number) === said);
  const [only, ...others] = numbered.length > 0 ? numbered : exact;
  return only !== undefined && others.length === 0 ? only : 'several';
}
