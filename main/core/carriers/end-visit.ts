import type { VisitStage } from '../visit-stage.ts';

/** Ends the visit: its unprinted slips are cancelled first, so that nothing comes out in another's; then what was told is put down. */
export function endVisit(stage: VisitStage): void {
  const told = stage.current()?.told ?? null;
  stage.end();
  if (told !== null) stage.services.factBook.record({ kind: 'notices.told', accountId: told.accountId, noticeIds: [...told.noticeIds] });
}
