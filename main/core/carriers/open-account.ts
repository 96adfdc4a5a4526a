import { encodeCardCode } from '../../../domain/card/card-code.ts';
import type { VisitEffect } from '../../../domain/visit/port.ts';
import { freshCardNumber } from '../fresh-card-number.ts';
import { sealedPhone } from './ask-code.ts';
import { recordBirthday } from './tell-birthday.ts';
import type { VisitStage } from '../visit-stage.ts';

type Effect = Extract<VisitEffect, { kind: 'open-account' }>;

const RULES_VERSION = '1';

/** A newcomer joins (slip or plastic card), or a card of the mall's own numbers is met offline. The account exists with its card or not at all: one fact. */
export function openAccount(stage: VisitStage, effect: Effect): void {
  const { services } = stage;
  const isTest = effect.card.kind === 'plastic' && stage.isTestCard(effect.card.cardToken);
  const book = stage.book(isTest);
  const number = effect.card.kind === 'slip' ? freshCardNumber(services) : null;
  if (effect.card.kind === 'slip' && number === null) {
    stage.emit({ kind: 'account.not-opened', reason: 'failed' });
    return;
  }
  const card =
    effect.card.kind === 'plastic' ? effect.card : { cardToken: services.cards.keyOf(number ?? ''), last4: (number ?? '').slice(-4) };
  const accountId = book.newId();
  const sealed = sealedPhone(stage, effect.phone);
  const { prediction } = book.record({
    kind: 'account.opened',
    accountId,
    origin: effect.origin,
    cardKey: card.cardToken,
    last4: card.last4,
    medium: effect.card.kind === 'slip' ? 'slip' : 'plastic',
    language: effect.language,
    initial: '',
    sealed,
    consent: effect.consent === null ? null : { rulesVersion: RULES_VERSION, ...effect.consent },
    invitedBy: isTest ? null : effect.invitedBy,
  });
  const account = prediction.outcome.fate === 'refused' ? null : book.account(accountId);
  if (account === null) {
    stage.emit({ kind: 'account.not-opened', reason: prediction.outcome.refusal === 'card-taken' ? 'card-taken' : 'failed' });
    return;
  }
  if (effect.birthday !== null) recordBirthday(stage, account.id, effect.birthday, isTest);
  stage.visit().sealedPhone = isTest ? null : sealed;
  stage.visit().shown = { accountId: account.id, last4: card.last4, isTest };
  stage.emit({
    kind: 'account.opened',
    view: stage.view(account, card.last4, effect.language, isTest),
    cardNumber: number,
    qrText: number === null ? null : encodeCardCode(number),
  });
}
