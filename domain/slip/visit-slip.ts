/** The slip of a whole visit. */
import type { SlipBlock, SlipDocument, SlipRow } from './slip-document.ts';
import { cardBand, group, row, slipOfBlocks } from './slip-frame.ts';
import type { SlipFrame, SlipReceipt, SlipVoucher } from './slip-input.ts';
import { isCoupon, voucherBlocks, voucherFine } from './voucher-slip.ts';

/** What a visit came to. `earned`, `balance` and `expiring.points` as they shall read. */
export type VisitSummary = {
  readonly vouchers: readonly SlipVoucher[];
  /** What was gone, and what was given instead; stands above everything else. */
  readonly instead: readonly { readonly gone: string; readonly instead: string }[];
  readonly receipts: readonly SlipReceipt[];
  readonly earned: string;
  /** Null for a card that was only typed: balances are not for who types a number. */
  readonly balance: string | null;
  readonly expiring: { readonly points: string; readonly on: string } | null;
  /** Points that can be spent from a later day. */
  readonly later: { readonly points: string; readonly on: string } | null;
  /** Tickets for draws that are still to come; `on` null: its day is not known. */
  readonly tickets: readonly { readonly tickets: string; readonly on: string | null }[];
  readonly isConfirmed: boolean;
};

/** Where a paper is torn: each voucher goes to its own counter, a coupon stays with the shop. */
const tear: SlipBlock = { kind: 'rule' };

const receiptRow = (frame: SlipFrame, receipt: SlipReceipt): SlipRow => {
  const shop = receipt.shop ?? frame.say('slip.paper');
  if (receipt.state === 'booked') return row(false, shop, receipt.amount ?? '', receipt.points);
  if (receipt.state === 'desk') return row(false, shop, receipt.reference);
  const word = receipt.state === 'refused' ? frame.say('slip.refused') : frame.say('slip.held');
  return row(false, shop, receipt.amount ?? '', word);
};

const sumsOf = (frame: SlipFrame, visit: VisitSummary): SlipRow[] => [
  row(true, frame.say('slip.new-points'), visit.earned),
  ...(visit.balance === null ? [] : [row(true, frame.say('slip.balance'), visit.balance)]),
  ...(visit.isConfirmed ? [] : [row(false, '', frame.say('slip.to-be-confirmed'))]),
  ...(visit.expiring === null ? [] : [row(false, frame.say('slip.run-out', { date: visit.expiring.on }), visit.expiring.points)]),
  ...(visit.later === null ? [] : [row(false, frame.say('slip.later', { date: visit.later.on }), visit.later.points)]),
  ...visit.tickets.map(({ tickets, on }) =>
    row(false, on === null ? frame.say('slip.tickets') : frame.say('slip.tickets-on', { date: on }), tickets),
  ),
];

const titleOf = (frame: SlipFrame, { vouchers }: VisitSummary): SlipBlock[] =>
  vouchers.length === 0
    ? [{ kind: 'message', text: frame.say('slip.summary') }, cardBand(frame)]
    : vouchers.flatMap((voucher, at) => [
        ...(at > 0 ? [tear] : []),
        ...voucherBlocks(frame, voucher),
        ...(at === vouchers.length - 1 && isCoupon(voucher) ? [tear] : []),
      ]);

/** No joy before the truth: that a gift is gone stands above what was given instead. */
const insteadOf = ({ instead }: VisitSummary): SlipBlock[] =>
  instead.length === 0
    ? []
    : [{ kind: 'prose', paragraphs: instead.map((one) => ({ lead: one.gone, text: one.instead })) }, { kind: 'rule' }];

/** Vouchers first, then receipts, what waits, and the sums. */
export const visitSlip = (frame: SlipFrame, visit: VisitSummary): SlipDocument => {
  const booked = visit.receipts.filter((receipt) => receipt.state === 'booked');
  const others = visit.receipts.filter((receipt) => receipt.state !== 'booked');
  const waits = others.some((receipt) => receipt.state !== 'refused');
  return slipOfBlocks(
    frame,
    [
      ...insteadOf(visit),
      ...titleOf(frame, visit),
      ...group(booked.map((receipt) => receiptRow(frame, receipt))),
      ...group(others.map((receipt) => receiptRow(frame, receipt))),
      { kind: 'rows', rows: sumsOf(frame, visit) },
    ],
    [
      ...voucherFine(frame, visit.vouchers),
      ...(waits ? [frame.say('slip.show-desk')] : []),
      ...(visit.tickets.length > 0 ? [frame.say('slip.draw-terms')] : []),
    ],
  );
};
