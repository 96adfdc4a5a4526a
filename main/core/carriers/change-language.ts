import type { VisitEffect } from '../../../domain/visit/port.ts';
import type { VisitStage } from '../visit-stage.ts';

type Effect = Extract<VisitEffect, { kind: 'change-language' }>;

/** The card remembers its language; the account's own words are made anew in it. */
export function changeLanguage(stage: VisitStage, effect: Effect): void {
  const shown = stage.visit().shown;
  if (effect.accountId === null || shown === null) return;
  const book = stage.book(shown.isTest);
  book.record({ kind: 'language.chosen', accountId: effect.accountId, language: effect.language });
  const account = book.account(effect.accountId);
  if (account !== null) stage.emit({ kind: 'account.changed', view: stage.view(account, shown.last4, effect.language, shown.isTest) });
}
