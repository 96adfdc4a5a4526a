import { seekAnswer } from '../../../domain/contract/shift.ts';
import { canonicalJson } from '../../../domain/encoding/canonical-json.ts';
import { sealTo } from '../../../domain/encoding/seal.ts';
import { fullPhone } from '../../../domain/outreach/phone.ts';
import type { DeskEffect } from '../../../domain/desk/port.ts';
import type { DeskStage } from '../desk-stage.ts';
import { tellAccount } from './find-person.ts';

type Effect = Extract<DeskEffect, { kind: 'seek-account' }>;

/** Longest that a visitor at the counter waits for it. */
const TIMEOUT_MS = 4_000;

/**
 * Asks the server whose account it is. That somebody looked is in the trail before the question leaves; which account it was, when it is opened. The number itself goes sealed and stays
 * nowhere at the desk.
 */
export async function carrySeekAccount(stage: DeskStage, { by, text, staffId }: Effect): Promise<void> {
  const { services } = stage;
  const no = (why: 'none' | 'too-many' | 'no-answer'): void => stage.emit({ kind: 'account.not-sought', why, by });
  const sealingKey = services.identity.enrolment()?.sealingKey;
  if (sealingKey === undefined) return no('no-answer');
  services.factBook.record({ kind: 'account.sought', staffId, by, accountId: null });
  const sealedPhone = by === 'phone' ? sealTo(sealingKey, canonicalJson({ phone: fullPhone(text) }), services.random(32)) : null;
  const asked = await services.ask('/v1/desk/seek', { staffId, sealedPhone, receiptKey: by === 'receipt' ? text : null }, seekAnswer, {
    timeoutMs: TIMEOUT_MS,
    signal: new AbortController().signal,
  });
  if (!asked.ok) return no('no-answer');
  const { status, accountId, confirmed } = asked.answer;
  if (status !== 'found' || accountId === null) return no(status === 'too-many' ? 'too-many' : 'none');
  const account = services.factBook.account(accountId);
  // The server knows it, this mirror not yet: it comes with the next pull.
  if (account === null) return no('no-answer');
  services.factBook.record({ kind: 'account.sought', staffId, by, accountId: account.id });
  tellAccount(stage, account.id, account.cards[0]?.last4 ?? '', 'reference', false, null);
  if (!confirmed) stage.emit({ kind: 'number.not-confirmed' });
}
