import { readCardText } from '../../../domain/card/card-reading.ts';
import type { VisitEffect } from '../../../domain/visit/port.ts';
import { rangesOf } from '../card-keys.ts';
import type { VisitStage } from '../visit-stage.ts';

type Effect = Extract<VisitEffect, { kind: 'check-typed-card' }>;

/** Wrong tries before entry pauses, and for how long. */
const TRIES_MAX = 5;
const PAUSE_MS = 60_000;

/** Wrong tries of this kiosk, whoever typed: somebody who guesses numbers walks away and comes back. */
export interface TypedTries {
  wrong: number;
  pausedUntilMs: number;
}

/** Checks a typed number against the mall's ranges and turns it into a card key; the digits go no further. */
export function checkTypedCard(stage: VisitStage, tries: TypedTries, effect: Effect): void {
  const { services } = stage;
  const nowMs = services.monotonicMs();
  if (nowMs < tries.pausedUntilMs) {
    stage.emit({ kind: 'typed-card.checked', ok: false, pausedMs: tries.pausedUntilMs - nowMs });
    return;
  }
  const reading = readCardText(effect.digits, rangesOf(services.house.catalogue()?.mall ?? null), 'typed');
  if (reading.kind === 'payment') {
    stage.emit({ kind: 'payment-card.refused' });
    return;
  }
  const isKnown =
    (reading.kind === 'member' && services.factBook.accountOfCard(services.cards.keyOf(reading.number)) !== null) ||
    reading.kind === 'test';
  if (reading.kind === 'unknown' || reading.kind === 'licence' || reading.kind === 'staff' || !isKnown) {
    tries.wrong += 1;
    if (tries.wrong >= TRIES_MAX) {
      tries.wrong = 0;
      tries.pausedUntilMs = nowMs + PAUSE_MS;
    }
    stage.emit({ kind: 'typed-card.checked', ok: false, pausedMs: Math.max(0, tries.pausedUntilMs - nowMs) });
    return;
  }
  tries.wrong = 0;
  const cardToken = services.cards.keyOf(reading.number);
  if (reading.kind === 'test') stage.noteTestCard(cardToken);
  stage.emit({ kind: 'typed-card.checked', ok: true, pausedMs: 0 });
  stage.emit({ kind: 'card.read', cardToken, last4: reading.number.slice(-4), identity: 'typed', test: reading.kind === 'test' });
}
