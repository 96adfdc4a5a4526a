import type { DeskEffect } from '../../../domain/desk/port.ts';
import { openTestAccount } from '../../core/test-account.ts';
import type { DeskStage } from '../desk-stage.ts';
import { findStaff } from '../../staff/find-staff.ts';
import { deskRole } from '../../../domain/staff/may-work.ts';

/** Staff by card or by typed code. */
export function carryFindStaff(stage: DeskStage, effect: Extract<DeskEffect, { kind: 'find-staff' }>): void {
  const { services } = stage;
  const by = effect.cardToken !== null ? { cardToken: effect.cardToken } : { code: effect.code ?? '' };
  const found = findStaff(services, by, deskRole);
  if (!found.ok) return stage.emit({ kind: 'staff.refused', why: found.why, onLocal: found.onLocal });
  const { id, name, campaigns } = found.staff;
  stage.emit({ kind: 'staff.found', staff: { staffId: id, name, role: found.role, campaigns }, pausedMs: services.pins.pausedMs(id) });
}

/** The PIN against its hash; slow on purpose, so it answers later. */
export async function carryVerifyPin(stage: DeskStage, effect: Extract<DeskEffect, { kind: 'verify-pin' }>): Promise<void> {
  const answer = await stage.services.pins.check(effect.staffId, effect.pin);
  stage.emit({ kind: 'pin.checked', staffId: effect.staffId, ...answer });
}

/** A visitor's card. Cards of staff open nothing here: nobody books for themselves at their own desk. */
export function carryFindAccount(stage: DeskStage, effect: Extract<DeskEffect, { kind: 'find-account' }>): void {
  if (stage.services.mirror.list('staff').some((one) => one.cardKey === effect.cardToken))
    return stage.emit({ kind: 'staff-card.read', cardToken: effect.cardToken });
  const book = stage.book(effect.test);
  const found =
    book.accountOfCard(effect.cardToken) ??
    (effect.test ? openTestAccount(stage.services, book, { cardToken: effect.cardToken, last4: effect.last4, language: null }) : null);
  if (found === null) return stage.emit({ kind: 'account.not-found', cardToken: effect.cardToken, last4: effect.last4, ownRange: true });
  if (effect.test) stage.noteTestAccount(found.id);
  tellAccount(stage, found.id, effect.last4, effect.identifiedBy, effect.test, null);
}

/** Whatever stands under a reference: its account with that thing in front. */
export function carryFindReference(stage: DeskStage, effect: Extract<DeskEffect, { kind: 'find-reference' }>): void {
  const target = stage.services.factBook.byReference(effect.reference);
  const account = target === null ? null : stage.services.factBook.account(target.accountId);
  if (target === null || account === null) return stage.emit({ kind: 'reference.not-found', reference: effect.reference });
  const open = { kind: target.kind, id: target.kind === 'notice' ? effect.reference : target.id };
  tellAccount(stage, account.id, account.cards[0]?.last4 ?? '', effect.identifiedBy, false, open);
}

/** Opens an account on the table. */
export function tellAccount(
  stage: DeskStage,
  accountId: string,
  last4: string,
  identifiedBy: 'card' | 'slip' | 'reference',
  test: boolean,
  open: { readonly kind: 'voucher' | 'receipt' | 'notice'; readonly id: string } | null,
): void {
  const account = stage.account(accountId);
  if (account === null) return;
  const { factBook } = stage.services;
  stage.emit({ kind: 'account.found', account, last4, identifiedBy, test, visitId: factBook.newId(), nowMs: factBook.nowMs(), open });
}

/** Accounts of stacks that are taken up again. */
export function carryRefreshAccounts(stage: DeskStage, effect: Extract<DeskEffect, { kind: 'refresh-accounts' }>): void {
  for (const accountId of effect.accountIds) {
    const account = stage.account(accountId);
    if (account !== null) stage.emit({ kind: 'account.changed', account, recover: true });
  }
}

/** An account for a card of the mall's own numbers that nobody knows; it earns at once and spends when confirmed. */
export function carryOpenAccount(stage: DeskStage, effect: Extract<DeskEffect, { kind: 'open-account' }>): void {
  const book = stage.services.factBook;
  const accountId = book.newId();
  const { prediction } = book.record({
    kind: 'account.opened',
    accountId,
    origin: 'joined',
    cardKey: effect.cardToken,
    last4: effect.last4,
    medium: 'plastic',
    language: effect.language,
    initial: '',
    sealed: null,
    consent: null,
    invitedBy: null,
  });
  if (prediction.outcome.fate === 'refused' || book.account(accountId) === null)
    return stage.emit({ kind: 'account.not-found', cardToken: effect.cardToken, last4: effect.last4, ownRange: false });
  tellAccount(stage, accountId, effect.last4, 'card', false, null);
}

/** The person was seen: a new card may spend. */
export function carryConfirmAccount(stage: DeskStage, effect: Extract<DeskEffect, { kind: 'confirm-account' }>): void {
  stage
    .book(stage.isTestAccount(effect.accountId))
    .record({ kind: 'account.confirmed', accountId: effect.accountId, staffId: effect.staffId });
  const account = stage.account(effect.accountId);
  if (account !== null) stage.emit({ kind: 'account.changed', account, recover: false });
}
