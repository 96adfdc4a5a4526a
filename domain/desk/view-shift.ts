/** The screens on which a shift begins and ends. */
import type { CountRow } from '../contract/desk-shift-screen.ts';
import type { DeskScreenOf, KeyHint } from '../contract/desk-screen.ts';
import { allCounted, differing } from './shift-count.ts';
import type { CountLine, Counting, EndCounting, StartCounting } from './shift-count.ts';
import type { DeskState } from './state.ts';
import { hint } from './key-hint.ts';

const rowsOf = (state: DeskState, counting: Counting): CountRow[] =>
  counting.lines.map((line, index) => ({
    name: line.name[state.language],
    art: line.art,
    expected: line.counted === null ? null : line.expected,
    counted: line.counted,
    typed: index === counting.at ? counting.typed : '',
    current: index === counting.at,
    story: counting.kind === 'end' ? storyOf(line) : null,
  }));

const storyOf = ({ start, received, handedHere, handedElsewhere }: CountLine): CountRow['story'] => ({
  start,
  received,
  here: handedHere,
  elsewhere: handedElsewhere,
});

const leftOf = ({ lines }: Counting): number => lines.filter((line) => line.counted === null).length;

/** A shift begins. */
export const shiftStartView = (
  state: DeskState,
  frame: DeskScreenOf<'shift-start'>['frame'],
  counting: StartCounting,
): DeskScreenOf<'shift-start'> => ({
  kind: 'shift-start',
  frame,
  rows: rowsOf(state, counting),
  left: leftOf(counting),
  others: counting.others.length,
  differences: differing(counting.lines).length,
  known: counting.known,
  scanner: counting.scanner,
  printer: counting.printer,
  printing: counting.printing,
});

/** A shift ends. */
export const shiftEndView = (
  state: DeskState,
  frame: DeskScreenOf<'shift-end'>['frame'],
  counting: EndCounting,
  entry: DeskScreenOf<'shift-end'>['entry'],
): DeskScreenOf<'shift-end'> => {
  const { report } = counting;
  const shift = report?.shift ?? (state.shift === 'unknown' ? null : state.shift);
  const { parked } = state.notebook;
  return {
    kind: 'shift-end',
    frame,
    stage: counting.stage === 'count' && parked.length > 0 && counting.handedTo === null ? 'parked' : counting.stage,
    reference: shift?.reference ?? '',
    startedLocal: shift?.startedLocal ?? state.house.clockLocal,
    rows: rowsOf(state, counting),
    left: leftOf(counting),
    others: counting.stage === 'done' ? 0 : counting.others.length,
    differences: differing(counting.lines).length,
    figures: report?.figures ?? null,
    turns: [...(report?.people ?? [])],
    overrides: [...(report?.exceptions ?? [])],
    parked: parked.map((one) => ({ last4: one.cards[0]?.last4 ?? '', rows: one.rows.length })),
    handedTo: counting.handedTo?.name ?? null,
    thenStart: counting.thenStart,
    print: counting.print,
    entry,
  };
};

/** Keys in the foot while gifts are counted. */
export const countingKeys = (state: DeskState, counting: Counting): readonly KeyHint[] => {
  const back = hint('Escape', 'desk.act-back');
  const keys = hint('F1', 'desk.act-keys');
  const lock = hint('L', 'desk.act-lock');
  const all = counting.others.length === 0 ? [] : [hint('A', 'desk.act-count-all')];
  if (counting.busy) return [];
  if (state.entry?.kind === 'second') return [];
  if (counting.kind === 'start')
    return [
      hint('↑ ↓', 'desk.act-count-move'),
      ...all,
      hint('P', 'desk.act-print-check'),
      lock,
      keys,
      hint('Enter', allCounted(counting) && counting.known ? 'desk.act-begin-shift' : 'desk.act-count-next', {}, true),
    ];
  if (counting.stage === 'ask') return [hint('Escape', 'desk.act-shift-go-on'), lock, hint('Enter', 'desk.act-shift-count', {}, true)];
  if (counting.stage === 'done')
    return [hint('C', 'desk.act-report-again'), hint('Enter', counting.thenStart ? 'desk.act-begin-shift' : 'desk.act-sign-out', {}, true)];
  if (state.notebook.parked.length > 0 && counting.handedTo === null) return [back, lock, hint('Enter', 'desk.act-hand-over', {}, true)];
  return [
    back,
    hint('↑ ↓', 'desk.act-count-move'),
    ...all,
    lock,
    hint('Enter', counting.report !== null && allCounted(counting) ? 'desk.act-end-shift' : 'desk.act-count-next', {}, true),
  ];
};
