import type { VisitEffect } from '../../../domain/visit/port.ts';
import { posterOffer } from '../../../domain/visit/campaign-view.ts';
import type { VisitStage } from '../visit-stage.ts';

type Effect = Extract<VisitEffect, { kind: 'find-poster' }>;

/** What a poster is about, for somebody who is nobody yet. */
export function findPoster(stage: VisitStage, effect: Effect): void {
  const { house, factBook } = stage.services;
  const offer = house.catalogue() === null ? null : posterOffer(factBook.world(), effect.campaignId, house.options(effect.language));
  stage.emit({ kind: 'poster.found', campaignId: effect.campaignId, offer });
}
