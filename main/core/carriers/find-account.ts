import type { AccountDocument } from '../../../domain/contract/account-document.ts';
import type { VisitEffect } from '../../../domain/visit/port.ts';
import { openTestAccount } from '../test-account.ts';
import type { VisitStage } from '../visit-stage.ts';

type Effect = Extract<VisitEffect, { kind: 'find-account' }>;

/** Looks a card up in the mirror and our own open facts. A test card always finds its account: one that exists only in this visit. */
export function findAccount(stage: VisitStage, effect: Effect): void {
  const isTest = stage.isTestCard(effect.cardToken);
  const book = stage.book(isTest);
  const account: AccountDocument | null =
    book.accountOfCard(effect.cardToken) ?? (isTest ? openTestAccount(stage.services, book, effect) : null);
  if (account === null) {
    stage.emit({ kind: 'account.not-found', cardToken: effect.cardToken, last4: effect.last4, ownRange: true, online: book.online() });
    return;
  }
  stage.visit().shown = { accountId: account.id, last4: effect.last4, isTest };
  if (!isTest && effect.identity !== 'typed' && account.notices.length > 0) {
    stage.visit().told = { accountId: account.id, noticeIds: account.notices.slice(0, 20).map((notice) => notice.noticeId) };
  }
  stage.emit({
    kind: 'account.found',
    cardToken: effect.cardToken,
    view: stage.view(account, effect.last4, effect.language ?? account.language, isTest),
  });
}
