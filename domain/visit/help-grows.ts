import type { VisitStage, VisitState } from './state.ts';

/** After so much silence a paper is being turned in somebody's hands. */
const HELP_GROWS_MS = 8000;

/** Whether the help for a code that does not scan has grown over the visit. On a quiet day a first look at one's points is left in peace: it grows only among receipts. */
export function helpGrows({ house, nowMs, lastActiveAtMs }: VisitState, stage: VisitStage): boolean {
  return nowMs - lastActiveAtMs >= HELP_GROWS_MS && (house.promotionDay || stage.rows.length > 0);
}
