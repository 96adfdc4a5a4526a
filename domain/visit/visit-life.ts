/** Beginning and ending: the few moves that several events share. */
import { freshAccess, patience } from './access-state.ts';
import { promisesLeft } from './incomplete-draft.ts';
import { NO_REFERENCE } from './no-reference.ts';
import type { AccountView, VisitEffect } from './port.ts';
import type { Draft, ReadCard, Stage, VisitRow, VisitStage, VisitState } from './state.ts';
import type { Step } from './transition.ts';

/** Drafts a newcomer may keep before saying whose they are. */
export const KEPT_RECEIPTS_MAX = 10;

/** Time the goodbye stands before attract. */
const GOODBYE_MS = 3000;

/** True while somebody's things are on the screen. */
export function someoneHere(stage: Stage): boolean {
  return stage.kind === 'kept' || stage.kind === 'unknown' || stage.kind === 'visit';
}

/** Drafts of a stage that still wait for an owner. */
export function draftsOf(stage: Stage): readonly Draft[] {
  return stage.kind === 'kept' || stage.kind === 'unknown' ? stage.drafts : [];
}

/** The effect that starts a visit, unless one runs already. */
export function beginIfNobody(state: VisitState): readonly VisitEffect[] {
  const begun: readonly (string | undefined)[] = ['join', 'type-card', 'find-phone', 'enter-code', 'invited'];
  return someoneHere(state.stage) || begun.includes(state.page?.kind) ? [] : [{ kind: 'begin-visit' }];
}

/** Asks the core for the account of a card; the answer is matched by token. */
export function lookUp(state: VisitState, card: ReadCard): Step {
  const language = state.stage.kind === 'attract' && state.language !== state.house.defaultLanguage ? state.language : null;
  return {
    state: { ...state, lookup: card },
    effects: [
      ...beginIfNobody(state),
      { kind: 'find-account', cardToken: card.cardToken, last4: card.last4, identity: card.identity, language },
    ],
  };
}

/** The effect that registers a draft on an account. */
export function registerEffect(state: VisitState, draft: Draft, accountId: string): VisitEffect {
  return {
    kind: 'register-receipt',
    draftId: draft.draftId,
    accountId,
    raw: draft.raw,
    tenantId: draft.shopPicked ? draft.tenantId : null,
    typed: draft.typed,
    test: draft.test,
    language: state.language,
  };
}

/** The row a draft shows until its outcome comes. */
export function waitingRow(draft: Draft): VisitRow {
  return {
    draftId: draft.draftId,
    tenantId: draft.tenantId,
    row: {
      rowId: draft.draftId,
      reference: NO_REFERENCE,
      shop: draft.shopName,
      category: draft.category,
      amountMinor: draft.amountMinor,
      state: 'waiting',
      points: 0,
      lines: [],
      toBeConfirmed: true,
    },
  };
}

/** Enters the visit of an account with whatever was kept, and registers it; codes with gaps are asked about. */
export function enterVisit(state: VisitState, card: ReadCard, account: AccountView, drafts: readonly Draft[]): Step {
  const complete = drafts.filter((draft) => draft.asks.length === 0);
  const stage: VisitStage = {
    kind: 'visit',
    card,
    account,
    rows: complete.map(waitingRow),
    vouchers: [],
    toast: null,
    shown: [],
    refusalSeen: false,
    lastScanAtMs: state.nowMs,
    slipPrinted: false,
    incomplete: drafts.filter((draft) => draft.asks.length > 0),
    codeDue: false,
    answering: null,
  };
  return {
    state: {
      ...state,
      stage,
      page: firstPage(card, account),
      lookup: null,
      invitedBy: null,
      language: card.identity === 'typed' ? state.language : account.language,
    },
    effects: complete.map((draft) => registerEffect(state, draft, account.accountId)),
  };
}

/** Who wants to leave is asked at each scan whether they stay. */
function firstPage({ identity }: ReadCard, { own }: AccountView): VisitState['page'] {
  return identity === 'typed' || own.leaving === null ? null : { kind: 'leaving' };
}

/** Leaves everything behind: what stays is the house. */
export function clean(state: VisitState, stage: Stage): VisitState {
  return {
    ...state,
    stage,
    page: null,
    lookup: null,
    invitedBy: null,
    idleWarning: false,
    // the goodbye is still theirs: it is said to the end, and stands as they read everything
    lower: stage.kind === 'goodbye' && state.lower,
    contrast: stage.kind === 'goodbye' && state.contrast,
    large: stage.kind === 'goodbye' && state.large,
    access: stage.kind === 'goodbye' ? state.access : freshAccess(state.house, state.access.jack),
    serial: 1,
    language: stage.kind === 'goodbye' ? state.language : state.house.defaultLanguage,
  };
}

/** Ends the visit politely (FINISH) or because nobody is there. Unprinted jobs are cancelled by `end-visit`. */
export function endVisit(state: VisitState, how: 'goodbye' | 'at-once'): Step {
  const stage = state.stage;
  const next: Stage =
    how === 'goodbye' && stage.kind === 'visit'
      ? {
          kind: 'goodbye',
          untilMs: state.nowMs + GOODBYE_MS * patience(state),
          earnedPoints: earnedPoints(stage),
          vouchers: stage.vouchers.filter((v) => v.state === 'granted' || v.state === 'to-be-confirmed'),
        }
      : { kind: 'attract' };
  const left = stage.kind === 'visit' ? promisesLeft(stage) : [];
  return { state: clean(state, next), effects: [...left, { kind: 'end-visit' }] };
}

/** Points that the booked rows of this visit gave. */
export function earnedPoints(stage: VisitStage): number {
  return stage.rows.reduce((sum, each) => sum + (each.row.state === 'booked' ? each.row.points : 0), 0);
}
