/** A code was scanned. A receipt is never thrown away because of the page that happens to be open. */
import type { VisitEffect, VisitEvent } from './port.ts';
import type { Draft, Page, VisitState, VisitStage } from './state.ts';
import type { Step } from './transition.ts';
import { stay } from './transition.ts';
import { neverEarns } from '../receipt/never-earns.ts';
import { messagePage, refusalPage } from './message-page.ts';
import { askAbout, gapsOf, pageKept } from './incomplete-draft.ts';
import { staysUnderReads } from './stays-under-reads.ts';
import { beginIfNobody, draftsOf, KEPT_RECEIPTS_MAX, registerEffect, waitingRow } from './visit-life.ts';

type ReceiptRead = Extract<VisitEvent, { kind: 'receipt.read' }>;

/** The code of a receipt. */
export function onReceiptRead(state: VisitState, event: ReceiptRead): Step {
  const draft: Draft = {
    draftId: `d${state.serial}`,
    raw: event.raw,
    identity: event.reading.identity,
    tenantId: event.tenantId,
    shopName: event.shopName,
    category: event.category,
    shopPicked: false,
    amountMinor: event.reading.totalMinor,
    purchasedAtLocal: event.reading.timeKnown ? event.reading.issuedAtLocal : (event.reading.issuedAtLocal?.slice(0, 10) ?? null),
    asks: gapsOf(event.reading),
    typed: null,
    test: event.test,
    readAtMs: state.nowMs,
  };
  // Nothing could be kept of it but its number: said at once, and not on record.
  const refusal = draft.amountMinor === null || draft.purchasedAtLocal === null ? neverEarns(event.reading) : null;
  if (refusal !== null) return sayOver(state, refusalPage(refusal), [{ kind: 'cue', cue: 'problem' }]);
  const counted: VisitState = { ...state, serial: state.serial + 1 };
  if (state.stage.kind !== 'visit') return keep(counted, draft);
  return onReceiptInVisit(counted, state.stage, draft);
}

function onReceiptInVisit(state: VisitState, stage: VisitStage, draft: Draft): Step {
  const flushed = flushPending(state, stage);
  const silenceMs = state.nowMs - state.lastActiveAtMs;
  const inVisit = flushed.state.stage;
  if (inVisit.kind !== 'visit') return flushed;
  if (silenceMs >= state.house.limits.whoseReceiptAfterMs) {
    return { state: { ...flushed.state, page: { kind: 'whose-receipt', draft } }, effects: flushed.effects };
  }
  const accepted = acceptDraft(flushed.state, inVisit, draft);
  return { state: accepted.state, effects: [...flushed.effects, ...accepted.effects] };
}

/** A question left open by the next scan is answered the safe way: the receipt is registered and held, the desk sorts it out. */
export function flushPending(state: VisitState, stage: VisitStage): Step {
  const page = state.page;
  if (page?.kind === 'pick-shop' || page?.kind === 'whose-receipt') return registerDraft({ ...state, page: null }, stage, page.draft);
  return stay(page === null ? state : { ...state, page: pageKept(page) });
}

/** Says something of what was read, over whatever may be covered; a receipt that was being asked about is registered. Over a goodbye it is the next visitor's. */
export function sayOver(state: VisitState, message: Extract<Page, { kind: 'message' }>, effects: readonly VisitEffect[]): Step {
  const { page, stage } = state;
  if (page !== null && staysUnderReads(page)) return { state, effects };
  const flushed = stage.kind === 'visit' ? flushPending(state, stage) : stay(state);
  const over = stage.kind === 'goodbye' ? ({ kind: 'attract' } as const) : flushed.state.stage;
  return { state: { ...flushed.state, stage: over, page: message }, effects: [...flushed.effects, ...effects] };
}

/** Asks for what the code does not say, for the shop where the till is unknown, else registers. */
export function acceptDraft(state: VisitState, stage: VisitStage, draft: Draft): Step {
  if (draft.asks.length > 0) return askAbout(state, stage, draft);
  if (draft.raw !== null && draft.tenantId === null) return stay({ ...state, page: { kind: 'pick-shop', draft, filter: '' } });
  return registerDraft(state, stage, draft);
}

/** Puts the row on the screen and asks the core to register it. A code with gaps is asked about first. */
export function registerDraft(state: VisitState, stage: VisitStage, draft: Draft): Step {
  if (draft.asks.length > 0) return askAbout(state, stage, draft);
  const next: VisitStage = { ...stage, rows: [...stage.rows, waitingRow(draft)], lastScanAtMs: state.nowMs, toast: null };
  return { state: { ...state, stage: next, page: pageKept(state.page) }, effects: [registerEffect(state, draft, stage.account.accountId)] };
}

/** Receipt first: kept until a card comes, a newcomer joins, or the time is up. */
export function keep(state: VisitState, draft: Draft): Step {
  const drafts = draftsOf(state.stage);
  const known = draft.identity !== null && drafts.some((each) => each.identity === draft.identity);
  // Said, not swallowed: one paper more than may be kept is scanned again once there is a card.
  if (!known && drafts.length >= KEPT_RECEIPTS_MAX)
    return sayOver(state, messagePage('kept-full', { count: KEPT_RECEIPTS_MAX }), [{ kind: 'cue', cue: 'problem' }]);
  const kept = known ? drafts : [...drafts, draft];
  const effects = beginIfNobody(state);
  if (state.stage.kind === 'unknown') return { state: { ...state, stage: { ...state.stage, drafts: kept } }, effects };
  const joins = state.page?.kind === 'join';
  return { state: { ...state, stage: { kind: 'kept', drafts: kept, sinceMs: state.nowMs }, page: joins ? state.page : null }, effects };
}
