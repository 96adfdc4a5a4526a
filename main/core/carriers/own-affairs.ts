/** Carriers of the member's own affairs that a fact of this kiosk is enough for: consent, undoing, staying; and whose card was shown. */
import type { FactBody } from '../../../domain/contract/fact.ts';
import type { Language } from '../../../domain/contract/primitive.ts';
import type { ReceiverWrong } from '../../../domain/contract/screen-own.ts';
import type { VisitEffect } from '../../../domain/visit/port.ts';
import type { VisitStage } from '../visit-stage.ts';

type EffectOf<K extends VisitEffect['kind']> = Extract<VisitEffect, { kind: K }>;

/** Version of the words that stand on the settings page. */
const RULES_VERSION = '1';

/** The fact is on disk before the page shows what it means. */
function recordOwn(stage: VisitStage, accountId: string, language: Language, body: FactBody): void {
  const shown = stage.current()?.shown ?? null;
  if (shown?.accountId !== accountId) return;
  const book = stage.book(shown.isTest);
  book.record(body);
  const account = book.account(accountId);
  if (account !== null) stage.emit({ kind: 'account.changed', view: stage.view(account, shown.last4, language, shown.isTest) });
}

/** Nothing was written: what the page showed already goes back to what stands. */
export function ownNotRecorded(stage: VisitStage, accountId: string, language: Language): void {
  const shown = stage.current()?.shown ?? null;
  const account = shown?.accountId === accountId ? stage.book(shown.isTest).account(accountId) : null;
  if (shown === null || account === null) return;
  stage.emit({ kind: 'account.changed', view: stage.view(account, shown.last4, language, shown.isTest) });
  stage.emit({ kind: 'own.not-recorded' });
}

/** Fact consent.chosen. */
export function setConsent(stage: VisitStage, { accountId, sms, email, language }: EffectOf<'set-consent'>): void {
  recordOwn(stage, accountId, language, { kind: 'consent.chosen', accountId, rulesVersion: RULES_VERSION, sms, email });
}

/** Fact points.gift-undone. */
export function undoGift(stage: VisitStage, { accountId, transferId, language }: EffectOf<'undo-gift'>): void {
  recordOwn(stage, accountId, language, { kind: 'points.gift-undone', accountId, transferId });
}

/** Fact leave.undone. */
export function stayMember(stage: VisitStage, { accountId, language }: EffectOf<'stay-member'>): void {
  recordOwn(stage, accountId, language, { kind: 'leave.undone', accountId, staffId: null });
}

/** Whether the card that was shown can receive; nothing of its account goes to the page. */
export function findReceiver(stage: VisitStage, { cardToken, last4, accountId }: EffectOf<'find-receiver'>): void {
  const found = stage.isTestCard(cardToken) ? null : stage.services.factBook.accountOfCard(cardToken);
  const wrong: ReceiverWrong | null =
    found === null || found.status === 'closed'
      ? 'unknown'
      : found.id === accountId
        ? 'own'
        : found.status !== 'active'
          ? 'provisional'
          : found.leaving !== null
            ? 'leaving'
            : null;
  stage.emit({ kind: 'receiver.found', cardToken, last4, accountId: wrong === null ? (found?.id ?? null) : null, wrong });
}
