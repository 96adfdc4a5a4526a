/**
 * A visitor's digits are checked. Everything that follows from a right code (the code is used, the number is its owner's, the account may spend, two accounts become one) is one
 * transaction: a crash leaves all of it or nothing, and the kiosk may ask again with the same `tryId`.
 */
import { randomBytes } from 'node:crypto';
import type { Act } from '../../domain/contract/act.ts';
import type { CodeCheckAnswer, CodeCheckRequest } from '../../domain/contract/one-time-code.ts';
import { sealTo } from '../../domain/encoding/seal.ts';
import { judgeTry } from '../../domain/outreach/one-time-code.ts';
import type { OneTimeCode } from '../../domain/outreach/one-time-code.ts';
import type { Programme } from '../open-programme.ts';
import type { WriteTransaction } from '../store/store.ts';
import { keyedHash, sameHash } from './keyed-hash.ts';
import { openAccountOf } from './open-account-of.ts';

const expired: CodeCheckAnswer = { verdict: 'expired', accountId: null };

/** Checks one try of a kiosk of `mallId`. A code that another kiosk asked for is unknown here. */
export async function checkCode(programme: Programme, request: CodeCheckRequest, mallId: string): Promise<CodeCheckAnswer> {
  let answer: CodeCheckAnswer = expired;
  await programme.decider.actOn(async (transaction): Promise<readonly Act[]> => {
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
      answer = { verdict: 'wait', accountId: null };
      return [];
    }
    await outreach.putCode(judged.code);
    const isRight = judged.verdict === 'right';
    answer = { verdict: judged.verdict, accountId: isRight ? accountId : null };
    const isNew = isRight && !code.isUsed;
    return isNew && accountId !== null && code.purpose === 'confirm-phone' ? [await confirmed(transaction, code, accountId, nowMs)] : [];
  }, mallId);
  return answer;
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
