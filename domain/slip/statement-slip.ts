/** The statement of an account: balance, what runs out when, and the last movements. */
import type { SlipBlock, SlipDocument } from './slip-document.ts';
import { cardBand, row, ruled, slipOfBlocks } from './slip-frame.ts';
import type { SlipFrame } from './slip-input.ts';

/** What a statement tells; days and names come worded. */
export type SlipStatement = {
  /** Points that can be spent now, everywhere. */
  readonly points: number;
  /** Points and the last day on which they can be spent, soonest first; `on` null: they do not run out. Points as they shall read. */
  readonly lots: readonly { readonly points: string; readonly on: string | null }[];
  /** Points that can be spent at one shop only. */
  readonly atShops: readonly { readonly shop: string; readonly points: string }[];
  /** Points that can be spent from a later day. */
  readonly later: readonly { readonly points: string; readonly from: string }[];
  /** Points that wait for a decision; null for none. */
  readonly pending: string | null;
  /** Newest first: the day, what happened, and the change with its sign. */
  readonly movements: readonly { readonly on: string; readonly what: string; readonly points: string }[];
  readonly isConfirmed: boolean;
};

const lotsOf = (frame: SlipFrame, statement: SlipStatement): SlipBlock[] => {
  const rows = [
    ...statement.lots.map(({ on, points }) =>
      row(false, on === null ? frame.say('slip.for-ever') : frame.say('slip.until', { when: on }), points),
    ),
    ...statement.atShops.map(({ shop, points }) => row(false, frame.say('slip.only-at', { shop }), points)),
    ...statement.later.map(({ from, points }) => row(false, frame.say('slip.later', { date: from }), points)),
    ...(statement.pending === null ? [] : [row(false, frame.say('slip.pending'), statement.pending)]),
  ];
  return rows.length === 0
    ? []
    : [
        { kind: 'heading', text: frame.say('slip.lots') },
        { kind: 'rows', rows },
      ];
};

const movementsOf = (frame: SlipFrame, { movements }: SlipStatement): SlipBlock[] => [
  { kind: 'heading', text: frame.say('slip.movements') },
  movements.length === 0
    ? { kind: 'fine', lines: [frame.say('slip.no-movements')] }
    : { kind: 'rows', rows: movements.map(({ on, what, points }) => row(false, `${on} ${what}`, points)) },
];

/** The slip of a statement. The balance is the message. */
export const statementSlip = (frame: SlipFrame, statement: SlipStatement): SlipDocument =>
  slipOfBlocks(
    frame,
    [
      { kind: 'message', text: frame.say('slip.points', { points: statement.points }) },
      { kind: 'facts', lines: [frame.say('slip.balance-on', { when: frame.when })], qr: null },
      cardBand(frame),
      ...ruled([lotsOf(frame, statement), movementsOf(frame, statement)]),
    ],
    [...(statement.isConfirmed ? [] : [frame.say('slip.to-be-confirmed')]), frame.say('slip.statement-wrong')],
  );
