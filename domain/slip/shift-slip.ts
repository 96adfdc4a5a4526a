/** The report at the end of a shift: counted, named, tied to the journal by its head's hash, and signed by hand. */
import type { SlipBlock, SlipDocument, SlipRow } from './slip-document.ts';
import { band, row, ruled, slipOfBlocks } from './slip-frame.ts';
import type { SlipFrame } from './slip-input.ts';
import { groupedHash } from './tickets-slip.ts';

/** What is counted, in the order of the report. */
export const shiftCounts = ['scanned', 'typed', 'too-old', 'voided', 'refunds', 'disputes', 'held', 'copies'] as const;
export type ShiftCount = (typeof shiftCounts)[number];

/** One shift of one person at one desk; sums, times and names come worded. */
export type SlipShift = {
  /** Name of the shift at the desk: `D2-0417`. */
  readonly reference: string;
  readonly staff: string;
  readonly from: string;
  readonly until: string;
  readonly counts: Readonly<Record<ShiftCount, number>>;
  /** Receipts that were booked, with their sum. */
  readonly booked: { readonly receipts: number; readonly sum: string; readonly points: string };
  /** What was handed out, by kind, with the stock that is left by the books. */
  readonly handedOut: readonly { readonly gift: string; readonly units: number }[];
  /** Counted stock that is not what the books say. */
  readonly differences: readonly { readonly gift: string; readonly expected: number; readonly counted: number }[];
  /** What was decided against a rule: when, what, why, and by whom as the second person (null: nobody was needed). */
  readonly overrides: readonly { readonly at: string; readonly what: string; readonly reason: string; readonly second: string | null }[];
  /** Head of the journal when the report was made: number of its last fact and its hash (64 hex digits). */
  readonly head: { readonly seq: number; readonly hash: string };
};

const titled = (title: string, rows: readonly SlipRow[], none: string): SlipBlock[] => [
  { kind: 'heading', text: title },
  rows.length === 0 ? { kind: 'fine', lines: [none] } : { kind: 'rows', rows },
];

const countRows = (frame: SlipFrame, shift: SlipShift): SlipRow[] => [
  row(true, frame.say('slip.count.booked', { receipts: shift.booked.receipts }), shift.booked.sum),
  row(true, frame.say('slip.new-points'), shift.booked.points),
  ...shiftCounts.map((count) => row(false, frame.say(`slip.count.${count}`), String(shift.counts[count]))),
];

const overrideRows = (frame: SlipFrame, { overrides }: SlipShift): SlipRow[] =>
  overrides.flatMap(({ at, what, reason, second }) => [
    row(false, what, at),
    {
      cells: [second === null ? `- ${reason}` : `- ${reason}; ${frame.say('slip.second', { name: second.replaceAll(' ', '\u00a0') })}`],
      bold: false,
    },
  ]);

/** The slip of a shift. */
export const shiftSlip = (frame: SlipFrame, shift: SlipShift): SlipDocument => {
  const none = frame.say('slip.none');
  const differences = shift.differences.map(({ gift, expected, counted }) =>
    row(true, gift, frame.say('slip.counted', { expected, counted })),
  );
  return slipOfBlocks(
    frame,
    [
      { kind: 'message', text: frame.say('slip.shift') },
      { kind: 'facts', lines: [shift.staff, `${shift.from}\u00a0– ${shift.until}`], qr: null },
      band(frame, shift.reference, ''),
      ...ruled([
        titled(frame.say('slip.counts'), countRows(frame, shift), none),
        titled(
          frame.say('slip.handed-out'),
          shift.handedOut.map(({ gift, units }) => row(false, gift, `${units} ×`)),
          none,
        ),
        titled(frame.say('slip.differences'), differences, none),
        titled(frame.say('slip.overrides'), overrideRows(frame, shift), none),
        [
          { kind: 'heading', text: frame.say('slip.journal-head', { journal: String(shift.head.seq) }) },
          { kind: 'identifiers', items: [groupedHash(shift.head.hash)] },
        ],
      ]),
      { kind: 'sign', label: frame.say('slip.signature', { name: shift.staff }) },
      ...(shift.differences.length > 0 || shift.overrides.some(({ second }) => second !== null)
        ? [{ kind: 'sign', label: frame.say('slip.second-signs') } as const]
        : []),
    ],
    [frame.say('slip.shift-why')],
  );
};
