/** Builders of slips: pure functions from what happened to what stands on paper. */
import { encodeCardCode } from '../card/card-code.ts';
import { maskedLast4 } from '../card/masked-number.ts';
import type { SlipBlock, SlipDocument, SlipRow } from './slip-document.ts';
import type { SlipFrame, SlipReceipt, SlipVoucher } from './slip-input.ts';

const head = (frame: SlipFrame): SlipBlock[] => [{ kind: 'brand', name: frame.mallName }, { kind: 'border' }];

const copyMark = (frame: SlipFrame): string | null => (frame.copy > 0 ? frame.say('slip.copy') : null);

const cardLabel = (frame: SlipFrame): string => (frame.last4 === null ? '' : frame.say('slip.card', { card: maskedLast4(frame.last4) }));

const foot = (frame: SlipFrame, lines: readonly string[]): SlipBlock[] => {
  const made = frame.say('slip.made', { kiosk: frame.kiosk, when: frame.when, journal: frame.journal });
  return [{ kind: 'border' }, { kind: 'fine', lines: [...(frame.test ? [frame.say('slip.test-card')] : []), ...lines, made] }];
};

/** A coupon is used at the till of a shop, a thing is fetched. A name with the shop in it has said what it is. */
const isCoupon = (voucher: SlipVoucher): boolean =>
  voucher.worth !== null || (voucher.place !== '' && voucher.gift.includes(voucher.place));

const titleOf = (frame: SlipFrame, voucher: SlipVoucher): string => {
  if (voucher.choices.length > 0) return frame.say('slip.choose');
  if (isCoupon(voucher)) return voucher.giftTitle;
  return frame.say(voucher.isConfirmed ? 'slip.gift-yours' : 'slip.gift-waits', { gift: voucher.giftTitle });
};

const voucherBlocks = (frame: SlipFrame, voucher: SlipVoucher): SlipBlock[] => {
  const what = isCoupon(voucher)
    ? [...(voucher.worth === null ? [] : [voucher.worth]), frame.say('slip.at-till', { place: voucher.place })]
    : [
        frame.say('slip.one-gift', { gift: voucher.gift }),
        ...voucher.choices.map((gift) => frame.say('slip.or-gift', { gift })),
        voucher.place,
      ];
  const facts = [
    ...what,
    frame.say('slip.until', { when: voucher.until }),
    ...(voucher.isConfirmed ? [] : [frame.say('slip.to-be-confirmed')]),
  ];
  return [
    { kind: 'message', text: titleOf(frame, voucher) },
    { kind: 'facts', lines: facts, qr: voucher.qr },
    { kind: 'band', text: voucher.reference, label: cardLabel(frame), copy: copyMark(frame) },
  ];
};

/** Where a paper is torn: each voucher goes to its own counter, a coupon stays with the shop. */
const tear: SlipBlock = { kind: 'rule' };

/** What holds for the vouchers above: a thing is fetched with the card alone too, a coupon counts once. */
const voucherFoot = (frame: SlipFrame, vouchers: readonly SlipVoucher[]): string[] => [
  ...(vouchers.some((voucher) => !isCoupon(voucher)) ? [frame.say('slip.card-enough')] : []),
  ...(vouchers.some(isCoupon) ? [frame.say('slip.coupon-once')] : []),
];

/** One voucher alone: a gift redeemed for points, or a reprint at the desk. */
export const voucherSlip = (frame: SlipFrame, voucher: SlipVoucher): SlipDocument => ({
  language: frame.language,
  blocks: [...head(frame), ...voucherBlocks(frame, voucher), ...foot(frame, voucherFoot(frame, [voucher]))],
});

const row = (bold: boolean, ...cells: [string, string] | [string, string, string]): SlipRow => ({ cells, bold });

const receiptRow = (frame: SlipFrame, receipt: SlipReceipt): SlipRow => {
  const shop = receipt.shop ?? frame.say('slip.paper');
  if (receipt.state === 'booked') return row(false, shop, receipt.amount ?? '', receipt.points);
  if (receipt.state === 'desk') return row(false, shop, receipt.reference);
  const word = receipt.state === 'refused' ? frame.say('slip.refused') : frame.say('slip.held');
  return row(false, shop, receipt.amount ?? '', word);
};

/** What a visit came to. `earned`, `balance` and `expiring.points` as they shall read. */
export type VisitSummary = {
  readonly vouchers: readonly SlipVoucher[];
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

const group = (rows: readonly SlipRow[]): SlipBlock[] => (rows.length === 0 ? [] : [{ kind: 'rows', rows }, { kind: 'rule' }]);

/** The slip of a whole visit: vouchers first, then receipts, what waits, and the sums. */
export const visitSlip = (frame: SlipFrame, visit: VisitSummary): SlipDocument => {
  const booked = visit.receipts.filter((receipt) => receipt.state === 'booked');
  const others = visit.receipts.filter((receipt) => receipt.state !== 'booked');
  const confirm = visit.isConfirmed ? '' : frame.say('slip.to-be-confirmed');
  const sums: SlipRow[] = [
    row(true, frame.say('slip.new-points'), visit.earned),
    ...(visit.balance === null ? [] : [row(true, frame.say('slip.balance'), visit.balance)]),
    ...(confirm === '' ? [] : [row(false, '', confirm)]),
    ...(visit.expiring === null ? [] : [row(false, frame.say('slip.run-out', { date: visit.expiring.on }), visit.expiring.points)]),
    ...(visit.later === null ? [] : [row(false, frame.say('slip.later', { date: visit.later.on }), visit.later.points)]),
    ...visit.tickets.map(({ tickets, on }) =>
      row(false, on === null ? frame.say('slip.tickets') : frame.say('slip.tickets-on', { date: on }), tickets),
    ),
  ];
  const title: SlipBlock[] =
    visit.vouchers.length === 0
      ? [
          { kind: 'message', text: frame.say('slip.summary') },
          {
            kind: 'band',
            text: maskedLast4(frame.last4 ?? ''),
            label: frame.say('slip.card', { card: '' }).trim(),
            copy: copyMark(frame),
          },
        ]
      : visit.vouchers.flatMap((voucher, at) => [
          ...(at > 0 ? [tear] : []),
          ...voucherBlocks(frame, voucher),
          ...(at === visit.vouchers.length - 1 && isCoupon(voucher) ? [tear] : []),
        ]);
  const waits = others.some((receipt) => receipt.state === 'held' || receipt.state === 'desk' || receipt.state === 'waiting');
  return {
    language: frame.language,
    blocks: [
      ...head(frame),
      ...title,
      ...group(booked.map((receipt) => receiptRow(frame, receipt))),
      ...group(others.map((receipt) => receiptRow(frame, receipt))),
      { kind: 'rows', rows: sums },
      ...foot(frame, [
        ...voucherFoot(frame, visit.vouchers),
        ...(waits ? [frame.say('slip.show-desk')] : []),
        ...(visit.tickets.length > 0 ? [frame.say('slip.draw-terms')] : []),
      ]),
    ],
  };
};

/** The card of a newcomer on paper: its number and the code that readers scan. */
export const cardSlip = (frame: SlipFrame, number: string): SlipDocument => ({
  language: frame.language,
  blocks: [
    ...head(frame),
    { kind: 'message', text: frame.say('slip.your-card') },
    { kind: 'facts', lines: [frame.say('slip.card-scan'), frame.say('slip.card-keep')], qr: encodeCardCode(number) },
    { kind: 'band', text: number.replace(/(\d{4})(?=\d)/g, '$1\u00a0'), label: '', copy: copyMark(frame) },
    ...foot(frame, [frame.say('slip.card-spend')]),
  ],
});

/** Words with the letters that a printer gets wrong when its alphabet is not the one we set. */
const letters = { en: 'Café £ Ünder', ru: 'Съешь ещё булок', fi: 'Törkyä Ålandilta', de: 'Größe ÄÖÜ äöüß' } as const;

/** What the opening check prints: every kind of block, the letters of the language in the printer's own font, and that it is worth nothing. */
export const deviceTestSlip = (frame: SlipFrame, printer: string): SlipDocument => ({
  language: frame.language,
  blocks: [
    ...head(frame),
    { kind: 'message', text: frame.say('slip.device-test') },
    { kind: 'facts', lines: [printer, frame.when], qr: `PASSAGE TEST ${frame.kiosk}` },
    { kind: 'band', text: frame.kiosk, label: frame.say('slip.device-test'), copy: null },
    {
      kind: 'rows',
      rows: [row(false, letters[frame.language], '0123', '+456'), row(true, letters[frame.language], '7890', '+456')],
    },
    ...foot(frame, [frame.say('slip.device-test-why')]),
  ],
});
