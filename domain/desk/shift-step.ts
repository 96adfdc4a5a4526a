/** A shift begins after the first sign-in and ends with its report; between them the desk works. */
import type { DeskEffect } from './port.ts';
import type { ShiftEvent } from './shift-port.ts';
import { askSecond, onSecondKey, forgetSecond } from './ask-second.ts';
import { allCounted, countAll, countKey, endCounting, endCounts, endLine, startCounting, startCounts, startLine } from './shift-count.ts';
import type { CountLine, EndCounting, StartCounting, StockLine } from './shift-count.ts';
import { openStack, stay, told } from './state.ts';
import type { DeskState, Step } from './state.ts';
import { lock } from './gate.ts';
import { mallDay } from '../time/mall-day.ts';

/** After every step: an open desk without a shift counts first; one whose shift is of an earlier day asks a newcomer what to do with it. */
export const withShift = (before: DeskState, next: Step): Step => {
  const { state } = next;
  if (state.gate.kind !== 'open' || state.session === null || state.counting !== null || state.shift === 'unknown') return next;
  if (state.shift === null) return { state: { ...state, counting: startCounting }, effects: [...next.effects, { kind: 'look-at-stock' }] };
  const newcomer = before.session?.staffId !== state.session.staffId;
  if (!newcomer || dayOf(state, state.shift.startedLocal) === dayOf(state, state.house.clockLocal)) return next;
  return { state: { ...state, counting: endCounting('ask') }, effects: next.effects };
};

const dayOf = (state: DeskState, local: string): string => mallDay(local, state.house.limits.dayCutoffMinutes);

/** E on an empty desk: the end of the shift begins. */
export const askEnd = (state: DeskState): Step => {
  if (state.shift === null || state.shift === 'unknown' || openStack(state) !== null) return stay(state);
  return stay({ ...state, counting: endCounting('count'), waiting: [], unknownCard: null, entry: null, line: null }, [
    { kind: 'look-at-shift' },
  ]);
};

/** A key while gifts are counted. */
export const onCountingKey = (state: DeskState, key: string, act: string): Step => {
  if (state.entry?.kind === 'second') return act === 'escape' ? stay(forgetSecond(state)) : onSecondKey(state, state.entry.text, key, act);
  const { counting } = state;
  if (counting === null || counting.busy) return stay(state);
  if (act === 'l') return lock(state);
  return counting.kind === 'start' ? onStartKey(state, counting, act) : onEndKey(state, counting, act);
};

const onStartKey = (state: DeskState, counting: StartCounting, act: string): Step => {
  if (!counting.known) return stay(state);
  if (act === 'p' && !counting.printing) return stay({ ...state, counting: { ...counting, printing: true } }, [{ kind: 'print-check' }]);
  if (act === 'a' && counting.others.length > 0) return stay({ ...state, counting: countAll(counting), line: null });
  const next = countKey(counting, act);
  if (next !== null) return stay({ ...state, counting: next, line: null });
  if (act !== 'enter') return stay(state);
  if (!allCounted(counting)) return stay(told(state, 'problem', 'desk.count-first'));
  return begin(state, counting);
};

const begin = (state: DeskState, counting: StartCounting): Step =>
  state.session === null
    ? stay(state)
    : stay({ ...state, counting: { ...counting, busy: true } }, [
        {
          kind: 'start-shift',
          staffId: state.session.staffId,
          counts: startCounts(counting.lines),
          scanner: counting.scanner,
          printer: counting.printer,
        },
      ]);

const onEndKey = (state: DeskState, counting: EndCounting, act: string): Step => {
  if (counting.stage === 'ask') {
    if (act === 'enter') return stay({ ...state, counting: { ...counting, stage: 'count' } }, [{ kind: 'look-at-shift' }]);
    // Who goes on with it has seen the question; the next newcomer is asked again.
    return act === 'escape' ? stay({ ...state, counting: null }) : stay(state);
  }
  if (counting.stage === 'done') return onDoneKey(state, counting, act);
  if (act === 'escape') return counting.thenStart ? stay({ ...state, counting: endCounting('ask') }) : stay({ ...state, counting: null });
  if (counting.report === null) return stay(state);
  if (state.notebook.parked.length > 0 && counting.handedTo === null)
    return act === 'enter' ? askSecond(state, { purpose: 'hand-over' }) : stay(state);
  if (act === 'a' && counting.others.length > 0) return stay({ ...state, counting: countAll(counting), line: null });
  const next = countKey(counting, act);
  if (next !== null) return stay({ ...state, counting: next, line: null });
  if (act !== 'enter') return stay(state);
  if (!allCounted(counting)) return stay(told(state, 'problem', 'desk.count-first'));
  return finish(state, counting);
};

const finish = (state: DeskState, counting: EndCounting): Step => {
  const { session, shift } = state;
  if (session === null || shift === null || shift === 'unknown') return stay(state);
  return stay({ ...state, counting: { ...counting, busy: true } }, [
    {
      kind: 'end-shift',
      shift,
      staffId: session.staffId,
      counts: endCounts(counting.lines),
      parked: state.notebook.parked.length,
      handedTo: counting.handedTo?.staffId ?? null,
      language: state.language,
    },
  ]);
};

/** The report is signed: C prints it again, Enter signs out, or begins the next shift with the same count. */
const onDoneKey = (state: DeskState, counting: EndCounting, act: string): Step => {
  if (act === 'c' && counting.report !== null && counting.print !== 'printing')
    return stay({ ...state, counting: { ...counting, print: 'printing' } }, [
      { kind: 'print-shift', shiftId: counting.report.shift.shiftId, language: state.language, copy: 1 },
    ]);
  if (act !== 'enter' || state.session === null) return stay(state);
  if (counting.thenStart) {
    const lines = counting.lines.map(({ counted, total, handedOut, giftId, name, art }) => ({
      ...startLine({ giftId, name, art, total, handedOut }),
      counted,
    }));
    const next: StartCounting = { ...startCounting, known: true, lines, at: lines.length };
    return begin({ ...state, counting: next }, next);
  }
  const effects: readonly DeskEffect[] = [{ kind: 'staff-session', staffId: state.session.staffId, act: 'signed-out' }];
  return stay({ ...state, counting: null, session: null, gate: { kind: 'locked', typed: '' }, allKeys: false, line: null }, effects);
};

/** Whatever a reader gives while gifts are counted: at the beginning it is the scanner's check. */
export const onReadWhileCounting = (state: DeskState): Step => {
  const { counting } = state;
  return counting?.kind === 'start'
    ? stay({ ...state, counting: { ...counting, scanner: 'good' } }, [{ kind: 'cue', cue: 'good' }])
    : stay(told(state, 'neutral', 'desk.shift-ends'), [{ kind: 'cue', cue: 'problem' }]);
};

/** What the journal, the stock and the printer answered. */
export const onShiftEvent = (state: DeskState, event: ShiftEvent): Step => {
  const { counting } = state;
  switch (event.kind) {
    case 'shift.known':
      return stay({ ...state, shift: event.shift, overrides: event.overrides });
    case 'stock.seen':
      return counting?.kind === 'start' && !counting.known
        ? stay({
            ...state,
            counting: {
              ...counting,
              known: true,
              lines: event.gifts.filter((gift) => gift.due).map(startLine),
              others: event.gifts.filter((gift) => !gift.due).map(startLine),
            },
          })
        : stay(state);
    case 'shift.told': {
      if (counting?.kind !== 'end' || counting.stage !== 'count') return stay(state);
      const counted = new Map(counting.lines.map((line) => [line.giftId, line.counted]));
      const lineOf = (gift: StockLine): CountLine => {
        const begun = event.begun.find((one) => one.giftId === gift.giftId) ?? null;
        return { ...endLine(gift, begun, event.report.handed[gift.giftId] ?? 0), counted: counted.get(gift.giftId) ?? null };
      };
      // What went over this counter is counted whether or not its turn is today.
      const isDue = (gift: StockLine): boolean => gift.due || (event.report.handed[gift.giftId] ?? 0) > 0;
      const lines = event.gifts.filter(isDue).map(lineOf);
      const others = event.gifts.filter((gift) => !isDue(gift)).map(lineOf);
      return stay({ ...state, counting: { ...counting, report: { ...event.report, gifts: lines }, lines, others } });
    }
    case 'shift.started':
      return stay({ ...told(state, 'good', 'desk.shift-begun'), shift: event.shift, overrides: 0, counting: null }, [
        { kind: 'cue', cue: 'good' },
      ]);
    case 'shift.ended':
      return counting?.kind === 'end'
        ? stay({
            ...state,
            shift: null,
            overrides: 0,
            counting: { ...counting, busy: false, stage: 'done', report: { ...event.report, gifts: counting.lines }, print: 'printing' },
          })
        : stay({ ...state, shift: null, overrides: 0 });
    case 'shift.failed':
      return stay(told({ ...state, counting: counting === null ? null : { ...counting, busy: false } }, 'problem', 'desk.not-recorded'), [
        { kind: 'cue', cue: 'problem' },
      ]);
    case 'check.printed':
      return counting?.kind === 'start'
        ? stay({ ...state, counting: { ...counting, printing: false, printer: event.result } })
        : stay(state);
    case 'shift.printed':
      return counting?.kind === 'end' ? stay({ ...state, counting: { ...counting, print: event.result } }) : stay(state);
  }
};
