/** The printer's last word about a slip. Without paper the card is enough; nothing is printed later by itself. */
import type { VisitEvent } from './port.ts';
import type { PosterPage } from './poster-page.ts';
import type { VisitState } from './state.ts';
import type { Step } from './transition.ts';
import { stay } from './transition.ts';
import { whyNot } from './on-touch-mine.ts';
import { endVisit } from './visit-life.ts';

/** @see file comment */
export function onSlipOutcome(state: VisitState, jobId: string, outcome: Extract<VisitEvent, { kind: 'slip.outcome' }>['outcome']): Step {
  const page = state.page;
  // A card that may not have come out must be seen on the screen: only a printer that says so is believed.
  if (page?.kind === 'join-done') return stay({ ...state, page: { ...page, printed: outcome === 'printed' } });
  if (page?.kind === 'slip-words' && page.under.kind === 'join-done')
    return stay({ ...state, page: { ...page, under: { ...page.under, printed: outcome === 'printed' } } });
  if (page?.kind === 'poster-paper' && page.jobId === jobId) {
    const came = outcome === 'printed' || outcome === 'sent';
    const next: PosterPage = came
      ? { kind: 'poster', offer: page.offer, terms: true, whole: false }
      : { kind: 'no-poster-paper', why: whyNot(outcome), offer: page.offer };
    return {
      state: { ...state, page: next, lastActiveAtMs: state.nowMs },
      effects: came ? [] : [{ kind: 'tell-it', what: 'printer-failed' }],
    };
  }
  if (page?.kind === 'paper' && page.jobId === jobId) {
    // It lies in the tray, or a queue has it: the page that asked stands again.
    if (outcome === 'printed' || outcome === 'sent') return stay({ ...state, page: page.under, lastActiveAtMs: state.nowMs });
    return {
      state: { ...state, page: { kind: 'no-paper', why: whyNot(outcome), under: page.under }, lastActiveAtMs: state.nowMs },
      effects: [{ kind: 'tell-it', what: 'printer-failed' }],
    };
  }
  if (page?.kind !== 'printing' || page.jobId !== jobId) return stay(state);
  if (outcome === 'printed') {
    const stage = state.stage;
    return endVisit(stage.kind === 'visit' ? { ...state, stage: { ...stage, slipPrinted: true } } : state, 'goodbye');
  }
  // Nobody knows whether it came out; the goodbye says what is sure: everything is on the card.
  if (outcome === 'sent') return endVisit(state, 'goodbye');
  const reason = outcome === 'cutter' ? 'offline' : outcome;
  return { state: { ...state, page: { kind: 'no-slip', reason } }, effects: [{ kind: 'tell-it', what: 'printer-failed' }] };
}
