/** Counting the gifts at a desk: digits and Enter, one gift after another, at the beginning of a shift and at its end. */
import type { Localized } from '../contract/primitive.ts';
import type { DeviceCheck, EndCount, StartCount } from '../contract/shift.ts';
import type { ShiftSoFar } from './shift-report.ts';
import type { DeskStaff } from './port.ts';

/** A gift that is fetched here, as the books have it. */
export interface StockLine {
  readonly giftId: string;
  readonly name: Localized;
  readonly art: string | null;
  readonly total: number;
  readonly handedOut: number;
  /** It is counted in this shift; the others only when somebody asks for all. */
  readonly due: boolean;
}

/** The shift that runs at this desk. */
export interface OpenShift {
  readonly shiftId: string;
  readonly reference: string;
  readonly startedBy: string;
  readonly startedAtMs: number;
  readonly startedLocal: string;
}

/** One gift that is being counted. `start`, `received`, … are of a shift's end only. */
export interface CountLine extends Omit<EndCount, 'counted'> {
  readonly name: Localized;
  readonly art: string | null;
  readonly total: number;
  readonly handedOut: number;
  /** Null: not counted yet. */
  readonly counted: number | null;
}

/** What a shift's end tells of it. */
export interface ShiftReport extends ShiftSoFar {
  readonly shift: OpenShift;
  readonly untilLocal: string;
  readonly gifts: readonly CountLine[];
  /** Who stood at the desk, and what was accepted against a rule, with names and local times. */
  readonly people: readonly { readonly name: string; readonly fromLocal: string; readonly untilLocal: string | null }[];
  readonly exceptions: readonly {
    readonly atLocal: string;
    readonly reference: string;
    readonly reason: string;
    readonly name: string;
    readonly second: string | null;
  }[];
}

interface Lines {
  readonly lines: readonly CountLine[];
  readonly at: number;
  readonly typed: string;
  /** Gifts whose turn is another day. */
  readonly others: readonly CountLine[];
  /** Sent; the answer is awaited. */
  readonly busy: boolean;
}

/** At the beginning: the count, and whether scanner and printer answer. */
export interface StartCounting extends Lines {
  readonly kind: 'start';
  /** The stock has been looked at. */
  readonly known: boolean;
  readonly scanner: DeviceCheck;
  readonly printer: DeviceCheck;
  readonly printing: boolean;
}

/** At the end. `ask`: a shift of an earlier day was left open. `thenStart`: the same count begins the next one. */
export interface EndCounting extends Lines {
  readonly kind: 'end';
  readonly stage: 'ask' | 'count' | 'done';
  readonly report: ShiftReport | null;
  readonly handedTo: DeskStaff | null;
  readonly thenStart: boolean;
  readonly print: 'printing' | 'printed' | 'sent' | 'none' | null;
}

/** @see file comment */
export type Counting = StartCounting | EndCounting;

const noLines: Lines = { lines: [], at: 0, typed: '', others: [], busy: false };

/** Nothing counted yet. */
export const startCounting: StartCounting = {
  ...noLines,
  kind: 'start',
  known: false,
  scanner: 'not-tried',
  printer: 'not-tried',
  printing: false,
};

/** The end of a shift, or the question after one that was left open. */
export const endCounting = (stage: 'ask' | 'count'): EndCounting => ({
  ...noLines,
  kind: 'end',
  stage,
  report: null,
  handedTo: null,
  thenStart: stage === 'ask',
  print: null,
});

/** A gift as a shift begins: all of it that has not been handed out lies there. */
export const startLine = ({ giftId, name, art, total, handedOut }: Omit<StockLine, 'due'>): CountLine => ({
  giftId,
  name,
  art,
  total,
  handedOut,
  start: Math.max(0, total - handedOut),
  received: 0,
  handedHere: 0,
  handedElsewhere: 0,
  expected: Math.max(0, total - handedOut),
  counted: null,
});

/**
 * A gift as a shift ends. What lay there at the beginning, what came (or was written off) since, less what this desk handed out by its own facts and what the books say that
 * others did. `begun` null: it was not counted then, so the books' own number stands for it.
 */
export const endLine = (stock: StockLine, begun: StartCount | null, handedHere: number): CountLine => {
  const before = begun ?? {
    counted: Math.max(0, stock.total - stock.handedOut + handedHere),
    total: stock.total,
    handedOut: stock.handedOut - handedHere,
  };
  const received = stock.total - before.total;
  const handedElsewhere = stock.handedOut - before.handedOut - handedHere;
  return {
    ...startLine(stock),
    start: before.counted,
    received,
    handedHere,
    handedElsewhere,
    expected: before.counted + received - handedHere - handedElsewhere,
  };
};

/** A: every gift is counted, also those whose turn is another day. */
export const countAll = <C extends Counting>(counting: C): C => ({
  ...counting,
  lines: [...counting.lines, ...counting.others],
  others: [],
});

/** Everything has been counted. */
export const allCounted = ({ lines }: Pick<Counting, 'lines'>): boolean => lines.every((line) => line.counted !== null);

/** Lines whose count is not what the books say. */
export const differing = (lines: readonly CountLine[]): readonly CountLine[] =>
  lines.filter((line) => line.counted !== null && line.counted !== line.expected);

const digitsMax = 5;

/** One key of a count: a digit, Backspace, the arrows; Enter takes the number and goes to the next gift. Null: the key means nothing here. */
export const countKey = <C extends Counting>(counting: C, key: string): C | null => {
  const { lines, at, typed } = counting;
  const line = lines[at];
  const go = (to: number): C => ({ ...counting, at: Math.min(lines.length, Math.max(0, to)), typed: '' });
  if (key === 'arrowup') return go(at - 1);
  if (key === 'arrowdown') return line === undefined || line.counted === null ? null : go(at + 1);
  if (line === undefined) return null;
  if (key === 'backspace') return typed === '' ? go(at - 1) : { ...counting, typed: typed.slice(0, -1) };
  if (/^\d$/.test(key)) return typed.length >= digitsMax ? counting : { ...counting, typed: typed + key };
  if (key !== 'enter') return null;
  if (typed === '') return line.counted === null ? null : go(at + 1);
  const counted = Number(typed);
  return { ...counting, lines: lines.map((one, index) => (index === at ? { ...one, counted } : one)), at: at + 1, typed: '' };
};

/** The count as a fact tells it. */
export const startCounts = (lines: readonly CountLine[]): StartCount[] =>
  lines.map(({ giftId, total, handedOut, expected, counted }) => ({ giftId, total, handedOut, expected, counted: counted ?? 0 }));

/** @see startCounts */
export const endCounts = (lines: readonly CountLine[]): EndCount[] =>
  lines.map(({ giftId, start, received, handedHere, handedElsewhere, expected, counted }) => ({
    giftId,
    start,
    received,
    handedHere,
    handedElsewhere,
    expected,
    counted: counted ?? 0,
  }));
