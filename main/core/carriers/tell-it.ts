import type { VisitEffect } from '../../../domain/visit/port.ts';
import type { VisitStage } from '../visit-stage.ts';

type Effect = Extract<VisitEffect, { kind: 'tell-it' }>;

/** A notice for the operator: what, never who. */
export function tellIt(stage: VisitStage, effect: Effect): void {
  stage.services.log.warn(effect.what);
}
