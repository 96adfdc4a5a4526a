/**
 * The owner of a number says "not me": somebody else opened an account with it. The token comes with each code for a new card, and closes that account if nobody has confirmed it.
 * Right, wrong, late or twice, the answer is the same, so that nobody learns from it whether a number has a card.
 */
import { randomBytes } from 'node:crypto';
import type { Act } from '../../domain/contract/act.ts';
import { toBase32 } from '../../domain/encoding/base32.ts';
import { ActRefused } from '../decider/entry.ts';
import { officeDid } from '../office-did.ts';
import { mallsOf } from '../open-programme.ts';
import type { Programme } from '../open-programme.ts';
import type { ProgrammeSecrets } from '../store/rows.ts';
import type { WriteTransaction } from '../store/store.ts';
import { keyedHash } from './keyed-hash.ts';

const DAY_MS = 86_400_000;
/** Where the settings close nobody for not confirming. */
const USUAL_DAYS = 30;
/** Bytes of a token: ten letters. */
const TOKEN_BYTES = 7;
const TOKEN_LENGTH = 10;

/** Makes a token for an account and answers it; only its hash is kept. It is good for as long as the account may wait for its code. */
export async function makeNotMe(
  transaction: WriteTransaction,
  secrets: ProgrammeSecrets,
  accountId: string,
  madeAtMs: number,
): Promise<string> {
  const token = toBase32(randomBytes(TOKEN_BYTES)).slice(0, TOKEN_LENGTH);
  const days = (await transaction.document('settings', 'settings'))?.confirmPhoneDays ?? 0;
  await transaction.erasure.putNotMe({
    tokenHash: keyedHash(secrets, 'not-me', token),
    accountId,
    madeAtMs,
    expiresAtMs: madeAtMs + (days === 0 ? USUAL_DAYS : days) * DAY_MS,
  });
  return token;
}

/** Closes the account that this token names, if it was never confirmed. Capital and small letters are the same. `beside`: what stands in the log with it, right or wrong. */
export async function disown(programme: Programme, token: string, beside: readonly Act[] = []): Promise<void> {
  const mallId = (await mallsOf(programme.store))[0]?.id;
  if (mallId === undefined) return;
  const typed = token.trim().toUpperCase().slice(0, TOKEN_LENGTH);
  await programme.decider.actOn(async (transaction): Promise<readonly Act[]> => {
    const nowMs = programme.nowMs();
    const row = await transaction.erasure.notMe(keyedHash(await transaction.secrets(), 'not-me', typed), nowMs);
    return row === null ? beside : [...beside, { kind: 'account.disowned', accountId: row.accountId, atMs: nowMs }];
  }, mallId);
}

/** The same for an account that the office has found, at once and for good. Throws ActRefused where somebody confirmed it: such an account is left, not denied. */
export async function disownAccount(programme: Programme, accountId: string): Promise<void> {
  const mallId = (await mallsOf(programme.store))[0]?.id;
  if (mallId === undefined) throw new ActRefused('This programme has no mall yet.');
  await programme.decider.actOn(async (transaction): Promise<readonly Act[]> => {
    const account = await transaction.document('account', accountId);
    if (account?.status !== 'provisional' || account.confirmByMs === null)
      throw new ActRefused('Only an account whose phone nobody confirmed can be closed like this. Let this member leave instead.');
    return [
      officeDid(programme, 'member-not-me', accountId, 'at the desk'),
      { kind: 'account.disowned', accountId, atMs: programme.nowMs() },
    ];
  }, mallId);
}
