import type { VisitEffect } from '../../../domain/visit/port.ts';
import { invitationNow } from '../invitation-now.ts';
import type { VisitStage } from '../visit-stage.ts';

type Effect = Extract<VisitEffect, { kind: 'make-invitation' }>;

/** The key stays in the core; the page is given the one code that was asked for. */
export function makeInvitation(stage: VisitStage, effect: Effect): void {
  const made = invitationNow(stage.services, effect.accountId);
  if (made !== null) stage.emit({ kind: 'invitation.made', qrText: made.code, untilLocal: made.untilLocal });
}
