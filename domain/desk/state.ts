/** The staff's state machine as data. What must survive a power cut is the notebook part (stack-record.ts). */
import type { Refusal } from '../contract/refusal.ts';
import type { Language, Say } from '../contract/primitive.ts';
import type { DeskAccount } from './desk-account.ts';
import type { DeskEffect, DeskEvent, DeskHouse, DeskStaff } from './port.ts';
import type { Notebook, Problem, Stack } from './stack-record.ts';
import { emptyNotebook } from './stack-record.ts';
import type { SecondPerson } from './ask-second.ts';
import type { Counting, OpenShift } from './shift-count.ts';

/** Who may pass: nobody, somebody typing a PIN, the question after a power cut, or the open desk. */
export type Gate =
  | { readonly kind: 'locked'; readonly typed: string }
  | {
      readonly kind: 'pin';
      readonly staff: DeskStaff;
      readonly digits: string;
      readonly checking: boolean;
      readonly from: 'locked' | 'open' | 'second';
    }
  | { readonly kind: 'resume' }
  | { readonly kind: 'open' };

/** Who is signed in, and since when. */
export interface Session extends DeskStaff {
  readonly sinceLocal: string;
}

/** What is being typed or awaited at the line. */
export type Entry =
  | { readonly kind: 'find'; readonly text: string }
  | { readonly kind: 'move'; readonly rowIds: readonly string[] }
  | { readonly kind: 'void'; readonly rowId: string }
  /** A colleague's staff card or code, for what one person may not do alone. */
  | { readonly kind: 'second'; readonly text: string }
  /** The receipt of the purchase that a refund slip takes back. */
  | { readonly kind: 'original'; readonly problemId: string }
  /** A gift for points is named. */
  | { readonly kind: 'sell'; readonly text: string }
  /** A card that is to belong to this account. */
  | { readonly kind: 'link' }
  /** The member wants to leave, to stay, or it is not their account at all. */
  | { readonly kind: 'parting' }
  | { readonly kind: 'reason'; readonly rowId: string; readonly mode: 'release' | 'burn'; readonly text: string };

/** One line that tells what just happened. */
export interface Line {
  readonly tone: 'good' | 'neutral' | 'problem';
  readonly say: Say;
  readonly untilMs: number;
}

/** A receipt scanned before any card; waits in memory only, so nothing of it is promised. */
export type WaitingReceipt = Pick<Extract<DeskEvent, { kind: 'receipt.read' }>, 'raw' | 'reading' | 'tenantId' | 'test'>;

/** The whole machine. */
export interface DeskState {
  readonly house: DeskHouse;
  readonly language: Language;
  readonly gate: Gate;
  readonly session: Session | null;
  readonly pausedUntilMs: number;
  /** The shift that runs here; null: none; `unknown`: the journal has not been asked. */
  readonly shift: OpenShift | null | 'unknown';
  /** Exceptions accepted in this shift, by its facts. */
  readonly overrides: number;
  /** Gifts are being counted: a shift begins or ends. */
  readonly counting: Counting | null;
  readonly second: SecondPerson | null;
  /** A visitor has just gone: what the visitor's screen says for some seconds. */
  readonly farewell: { readonly language: Language; readonly points: number; readonly booked: number; readonly untilMs: number } | null;
  readonly notebook: Notebook;
  /** Read from disk and not yet taken up again. */
  readonly interrupted: boolean;
  /** Accounts of the open and parked stacks, as last told. */
  readonly accounts: Readonly<Record<string, DeskAccount>>;
  readonly waiting: readonly WaitingReceipt[];
  readonly unknownCard: { readonly cardToken: string; readonly last4: string } | null;
  readonly entry: Entry | null;
  /** The current problem's form has the keys. */
  readonly editing: boolean;
  /** Registrations under way, by job; a stack does not end before they are told. */
  readonly registering: readonly string[];
  readonly cursorRowId: string | null;
  readonly markedRowIds: readonly string[];
  readonly voucherId: string | null;
  readonly handingOut: readonly string[];
  readonly endAsked: boolean;
  readonly allKeys: boolean;
  readonly line: Line | null;
  readonly nowMs: number;
  readonly lastActiveAtMs: number;
}

/** What a step gives: the next state and what is to be done, in order. */
export interface Step {
  readonly state: DeskState;
  readonly effects: readonly DeskEffect[];
}

/** At start, before the house is known. */
export const initialState = (house: DeskHouse): DeskState => ({
  house,
  language: house.defaultLanguage,
  gate: { kind: 'locked', typed: '' },
  session: null,
  pausedUntilMs: 0,
  shift: 'unknown',
  overrides: 0,
  counting: null,
  second: null,
  farewell: null,
  notebook: emptyNotebook,
  interrupted: false,
  accounts: {},
  waiting: [],
  unknownCard: null,
  entry: null,
  editing: false,
  registering: [],
  cursorRowId: null,
  markedRowIds: [],
  voucherId: null,
  handingOut: [],
  endAsked: false,
  allKeys: false,
  line: null,
  nowMs: 0,
  lastActiveAtMs: 0,
});

const lineMs = 6000;

/** A step that changes nothing but the state. */
export const stay = (state: DeskState, effects: readonly DeskEffect[] = []): Step => ({ state, effects });

/** The state with one line told for a few seconds. */
export const told = (state: DeskState, tone: Line['tone'], key: string, args: Say['args'] = {}): DeskState => ({
  ...state,
  line: { tone, say: { key, args }, untilMs: state.nowMs + lineMs },
});

/** What was asked was not done, and why; `not-now` needs the line to the server. */
export const refused = (state: DeskState, why: Refusal | 'not-now'): Step =>
  stay(
    why === 'not-now'
      ? told(state, 'problem', 'desk.needs-line')
      : told(state, 'problem', 'desk.refused', { why: why.replaceAll('-', '_') }),
    [{ kind: 'cue', cue: 'problem' }],
  );

/** The open stack, or null. */
export const openStack = (state: DeskState): Stack | null => state.notebook.stack;

/** The state with the open stack replaced. */
export const withStack = (state: DeskState, stack: Stack | null): DeskState => ({ ...state, notebook: { ...state.notebook, stack } });

/** The problem that has the frame: the chosen one, else the first. */
export const currentProblem = (stack: Stack): Problem | null =>
  stack.problems.find((one) => one.problemId === stack.currentProblem) ?? stack.problems[0] ?? null;

/** The stack with one problem replaced. */
export const withProblem = (stack: Stack, changed: Problem): Stack => ({
  ...stack,
  problems: stack.problems.map((one) => (one.problemId === changed.problemId ? changed : one)),
});

/** The card that following rows go to. */
export const currentCard = (stack: Stack): Stack['cards'][number] => {
  const card = stack.cards[stack.card] ?? stack.cards[0];
  if (card === undefined) throw new Error('A stack without a card cannot be: its schema asks for one.');
  return card;
};
