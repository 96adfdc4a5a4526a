/** The printer's last word about a slip. Without paper the card is enough; nothing is printed later by itself. */
import type { VisitEvent } from './port.ts';
import type { VisitState } from './state.ts';
import type { Step } from './transition.ts';
import { stay } from './transition.ts';
import { endVisit } from './visit-life.ts';

/** @see file comment */
export function onSlipOutcome(state: VisitState, jobId: string, outcome: Extract<VisitEvent, { kind: 'slip.outcome' }>['outcome']): Step {
  const page = state.page;
  if (page?.kind === 'join-done') return stay({ ...state, page: { ...page, printed: outcome === 'printed' } });
  if (page?.kind !== 'printing' || page.jobId !== jobId) return stay(state);
  if (outcome === 'printed') {
    const stage = state.stage;
    return endVisit(stage.kind === 'visit' ? { ...state, stage: { ...stage, slipPrinted: true } } : state, 'goodbye');
  }
  return { state: { ...state, page: { kind: 'no-slip', reason: outcome } }, effects: [{ kind: 'tell-it', what: 'printer-failed' }] };
}
