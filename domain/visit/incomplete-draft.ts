/** Scanned codes that do not say amount or day: what is missing is asked for, one code after the other; who does not want to type shows the paper at the desk. */
import { neverEarns } from '../receipt/never-earns.ts';
import type { ReceiptReading } from '../receipt/reading.ts';
import type { VisitEffect } from './port.ts';
import { newForm } from './receipt-form.ts';
import type { Draft, Page, VisitStage, VisitState } from './state.ts';
import type { Step } from './transition.ts';
import { stay } from './transition.ts';

/** What the paper says and its code does not. Nobody is asked about a paper that earns nothing anyhow. */
export function gapsOf(reading: ReceiptReading): Draft['asks'] {
  const { issuedAtLocal, totalMinor } = reading;
  if (neverEarns(reading) !== null) return [];
  return [...(issuedAtLocal === null ? (['date'] as const) : []), ...(totalMinor === null ? (['amount'] as const) : [])];
}

/** Puts a code into the queue of those that are asked about. The same code again is one paper. */
export function askAbout(state: VisitState, stage: VisitStage, draft: Draft): Step {
  const known = stage.incomplete.some((one) => one.identity === draft.identity);
  const incomplete = known ? stage.incomplete : [...stage.incomplete, draft];
  return stay({ ...state, stage: { ...stage, incomplete, lastScanAtMs: state.nowMs }, page: pageKept(state.page) });
}

/** A form about a scanned code stays open while other papers are scanned: what was typed is not lost. */
export function pageKept(page: Page | null): Page | null {
  return page?.kind === 'type-receipt' && page.form.draft !== null ? page : null;
}

/** Opens the form of the first code that still has gaps, once nothing else is on the screen. */
export function openNextGap(state: VisitState): VisitState {
  const draft = state.page === null && state.stage.kind === 'visit' ? state.stage.incomplete[0] : undefined;
  if (draft === undefined) return state;
  return { ...state, page: { kind: 'type-receipt', form: newForm(draft, state.house.clockLocal.slice(0, 10)) } };
}

/** The queue without this code: it is registered, or the desk's. */
export const without = (stage: VisitStage, { draftId }: Draft): VisitStage => ({
  ...stage,
  incomplete: stage.incomplete.filter((one) => one.draftId !== draftId),
});

/** The visit ends with questions open: each of these papers waits for its owner at the desk. */
export function promisesLeft(stage: VisitStage): readonly VisitEffect[] {
  return stage.incomplete.map((draft) => promise(stage, draft));
}

/** "Show it at the desk". */
export const promise = (stage: VisitStage, { draftId }: Draft): VisitEffect => ({
  kind: 'promise-paper',
  draftId,
  accountId: stage.account.accountId,
  test: stage.card.test,
});
