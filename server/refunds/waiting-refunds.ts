/** Refunds of shops' lists that wait: for their purchase, or for a person who says which of several receipts it is. */
import { randomBytes } from 'node:crypto';
import type { ReceiptDocument } from '../../domain/contract/document.ts';
import type { KeptSlip, ListedPurchase } from '../../domain/contract/refund-slip.ts';
import { canonicalJson } from '../../domain/encoding/canonical-json.ts';
import { uuidFromHash, uuidV7 } from '../../domain/encoding/uuid.ts';
import { theMall } from '../api/office-acts.ts';
import { OFFICE } from '../decider/audit-row.ts';
import { ActRefused } from '../decider/entry.ts';
import { officeDid } from '../office-did.ts';
import type { Programme } from '../open-programme.ts';
import type { ReadTransaction } from '../store/store.ts';
import { lookAtRefunds } from './refund-look.ts';
import { factOf, fateOf } from './settle-refunds.ts';

const PAGE = 500;
const PAGES_MAX = 200;
const SHOWN_MAX = 200;

/** A receipt that may be the purchase. */
export interface RefundChoice {
  readonly receiptId: string;
  readonly reference: string;
  readonly amountMinor: number;
  readonly leftMinor: number;
  readonly purchasedAtLocal: string;
  readonly number: string | null;
  readonly state: ReceiptDocument['state'];
}

/** A refund that waits. `id` names it; `choices` empty: it waits for its purchase. */
export interface WaitingRefundRow {
  readonly id: string;
  readonly purchase: ListedPurchase;
  readonly refundedAtLocal: string | null;
  readonly amountMinor: number;
  readonly untilMs: number;
  readonly choices: readonly RefundChoice[];
}

type Listed = KeptSlip & { readonly listed: ListedPurchase };

const isListed = (slip: KeptSlip): slip is Listed => slip.listed !== null;
const idOf = (slip: Listed): string => uuidFromHash(`waiting-refund/${canonicalJson(slip)}`);

async function allWaiting(
  transaction: ReadTransaction,
  nowMs: number,
): Promise<{ readonly rows: readonly Listed[]; readonly more: boolean }> {
  const rows: Listed[] = [];
  let afterId = 'shop/';
  for (let pages = 0; pages < PAGES_MAX; pages += 1) {
    const page = await transaction.documentsOf('refund-slips', afterId, PAGE);
    rows.push(...page.flatMap(({ slips }) => slips.filter(isListed).filter(({ untilMs }) => untilMs >= nowMs)));
    afterId = page.at(-1)?.id ?? '';
    if (page.length < PAGE) return { rows, more: false };
    if (rows.length > PAGE * 10) break;
  }
  return { rows, more: true };
}

/** Those for a person first, then the oldest first; at most 200, and how many there are. */
export function listWaitingRefunds(
  programme: Programme,
): Promise<{ readonly rows: readonly WaitingRefundRow[]; readonly toChoose: number; readonly waiting: number; readonly more: boolean }> {
  return programme.store.read(async (transaction) => {
    const nowMs = programme.nowMs();
    const { rows, more } = await allWaiting(transaction, nowMs);
    const first = (slip: Listed): number => (slip.listed.choose ? 0 : 1);
    const shown = [...rows]
      .sort((a, b) => first(a) - first(b) || a.untilMs - b.untilMs || (idOf(a) < idOf(b) ? -1 : 1))
      .slice(0, SHOWN_MAX);
    const look = await lookAtRefunds(
      transaction,
      shown.map(({ listed }) => listed),
      nowMs,
    );
    const toChoose = rows.filter(({ listed }) => listed.choose).length;
    return {
      toChoose,
      waiting: rows.length - toChoose,
      more: more || rows.length > SHOWN_MAX,
      rows: shown.map((slip) => ({
        id: idOf(slip),
        purchase: slip.listed,
        refundedAtLocal: slip.issuedAtLocal,
        amountMinor: slip.amountMinor,
        untilMs: slip.untilMs,
        choices: slip.listed.choose
          ? look.papers(slip.listed).map((one) => ({
              receiptId: one.id,
              reference: one.reference,
              amountMinor: one.amountMinor,
              leftMinor: one.state === 'booked' || one.state === 'held' ? look.leftOf(one) : 0,
              purchasedAtLocal: one.purchasedAtLocal,
              number: one.number,
              state: one.state,
            }))
          : [],
      })),
    };
  });
}

/**
 * A person says which receipt a refund is of; `receiptId` null: none of them, it waits for one that comes. Answers what happened. Throws ActRefused: it is settled already, that receipt does
 * not fit or less is left of it.
 */
export async function chooseRefund(programme: Programme, id: string, receiptId: string | null): Promise<{ readonly what: string }> {
  const mall = await theMall(programme);
  const nowMs = programme.nowMs();
  let chosen: { readonly listed: ListedPurchase; readonly receipt: ReceiptDocument | null } | null = null;
  const [entry] = await programme.decider.officeFacts(
    OFFICE,
    async (transaction) => {
      const slip = (await allWaiting(transaction, nowMs)).rows.find((one) => one.listed.choose && idOf(one) === id);
      if (slip === undefined) throw new ActRefused('This refund does not wait any more: somebody has settled it. Load the page again.');
      const look = await lookAtRefunds(transaction, [slip.listed], nowMs);
      const receipt = look.papers(slip.listed).find((one) => one.id === receiptId) ?? null;
      if (receipt === null && receiptId !== null)
        throw new ActRefused('That receipt does not fit this refund any more. Load the page again.');
      if (receipt !== null && receipt.state !== 'booked' && receipt.state !== 'held')
        throw new ActRefused(`The points of receipt ${receipt.reference} were taken back before. Choose another one.`);
      if (receipt !== null && slip.amountMinor > look.leftOf(receipt))
        throw new ActRefused(`Less is left of receipt ${receipt.reference} than went back. Choose another one.`);
      const listed = { ...slip.listed, choose: false };
      chosen = { listed, receipt };
      const seq = ((await transaction.kiosk(OFFICE))?.headSeq ?? 0) + 1;
      return [factOf(uuidV7(nowMs, randomBytes(16)), { slip, ...chosen }, nowMs, seq)];
    },
    false,
  );
  if (entry === undefined || chosen === null) throw new ActRefused('Nothing was decided. Try again.');
  const { fate, what, reference } = fateOf(entry, chosen, new Map());
  if (fate === 'wrong') throw new ActRefused(`It was not taken back: ${what}.`);
  await programme.decider.act([officeDid(programme, 'refund-chosen', reference, `${fate}: ${what}`)], mall.id);
  return { what };
}
