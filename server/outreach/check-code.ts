/**
 * A visitor's digits are checked. Everything that follows from a right code (the code is used, the number is its owner's, the account may spend, two accounts become one) is one
 * transaction: a crash leaves all of it or nothing, and the kiosk may ask again with the same `tryId`.
 */
import { randomBytes } from 'node:crypto';
import type { Act } from '../../domain/contract/act.ts';
import { codeAct, codeCheckAnswer } from '../../domain/contract/one-time-code.ts';
import type { CodeCheckAnswer, CodeCheckRequest } from '../../domain/contract/one-time-code.ts';
import { sealTo } from '../../domain/encoding/seal.ts';
import { judgeTry } from '../../domain/outreach/one-time-code.ts';
import type { OneTimeCode } from '../../domain/outreach/one-time-code.ts';
import { ActRefused } from '../decider/entry.ts';
import type { Programme } from '../open-programme.ts';
import type { WriteTransaction } from '../store/store.ts';
import { keyedHash, sameHash } from './keyed-hash.ts';
import { openAccountOf } from './open-account-of.ts';

const expired: CodeCheckAnswer = { verdict: 'expired', accountId: null, refusal: null };

/** Checks one try of a kiosk of `mallId`. A code that another kiosk asked for is unknown here. */
export async function checkCode(programme: Programme, request: CodeCheckRequest, mallId: string): Promise<CodeCheckAnswer> {
  let answer: CodeCheckAnswer = expired;
  const prepare = async (transaction: WriteTransaction): Promise<readonly Act[]> => {
    const { outreach } = transaction;
    const nowMs = programme.nowMs();
    const code = await outreach.code(request.codeId);
    if (code === null || code.kioskId !== request.kioskId) return [];
    const secrets = await transaction.secrets();
    const fits = sameHash(code.codeHash, keyedHash(secrets, 'one-time-code', code.codeId, request.digits));
    const judged = judgeTry(code, { tryId: request.tryId, fits, nowMs });
    const accountId = code.accountId === null ? null : await openAccountOf(transaction, code.accountId);
    if (judged.verdict === 'right' && accountId === null) {
      // The opening of an account that has just joined is still on its way here; the code is not used up by it.
      answer = { verdict: 'wait', accountId: null, refusal: null };
      return [];
    }
    await outreach.putCode(judged.code);
    const isRight = judged.verdict === 'right';
    answer = { verdict: judged.verdict, accountId: isRight ? accountId : null, refusal: null };
    return isRight && !code.isUsed && accountId !== null ? actsOf(transaction, code, accountId, nowMs) : [];
  };
  try {
    await programme.decider.actOn(prepare, mallId);
  } catch (error) {
    const refusal = error instanceof ActRefused ? codeCheckAnswer.shape.refusal.safeParse(error.refusal) : null;
    // Nothing was written, not even that the code was used: whoever stands there is told why, and may try what can be.
    if (refusal === null || !refusal.success || refusal.data === null) throw error;
    return { ...answer, refusal: refusal.data };
  }
  return answer;
}

/** What follows from a right code. What an act is was said when its code was asked for; it cannot be said again now. */
async function actsOf(transaction: WriteTransaction, code: OneTimeCode, accountId: string, atMs: number): Promise<readonly Act[]> {
  const { purpose, kioskId } = code;
  if (purpose === 'confirm-phone') return [await confirmed(transaction, code, accountId, atMs)];
  if (purpose !== 'confirm-act' || code.act === null) return [];
  const act = codeAct.parse(JSON.parse(code.act));
  const { reference } = act;
  if (act.kind === 'leave') return [{ kind: 'leave.asked', accountId, reference, kioskId, atMs }];
  if (act.kind === 'link-card')
    return [{ kind: 'card.linked', accountId, cardKey: act.cardKey, last4: act.last4, reference, kioskId, atMs }];
  const { transferId, toAccountId, points } = act;
  return [{ kind: 'points.given', transferId, accountId, toAccountId, points, reference, kioskId, atMs }];
}

/** Puts the number down as the account's, or as that of the account which had it already. */
async function confirmed(transaction: WriteTransaction, code: OneTimeCode, accountId: string, nowMs: number): Promise<Act> {
  const { outreach } = transaction;
  const earlier = await outreach.phone(code.phoneHash);
  const owner = earlier === null ? null : await openAccountOf(transaction, earlier.accountId);
  const sealed = earlier?.sealed ?? (await outreach.joinedWith(code.accountId ?? accountId)) ?? (await emptySeal(transaction));
  await outreach.putPhone({ phoneHash: code.phoneHash, accountId: owner ?? accountId, sealed, confirmedAtMs: nowMs });
  return {
    kind: 'phone.confirmed',
    accountId,
    sameAs: owner === null || owner === accountId ? null : owner,
    kioskId: code.kioskId,
    atMs: nowMs,
  };
}

/** An account whose sealed number is gone keeps the proof of it, and nothing can be sent to it. */
async function emptySeal(transaction: WriteTransaction): Promise<string> {
  const { sealingPublic } = await transaction.secrets();
  return sealTo(sealingPublic, '{}', randomBytes(32));
}
