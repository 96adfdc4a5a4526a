/**
 * A kiosk asks for a one-time code. Known and unknown numbers run through the same reads and writes and get the same answer; only the message differs, which nobody at the kiosk sees.
 * Code and message are written in one transaction: there is no code without its message, nor the other way round.
 */
import { randomBytes } from 'node:crypto';
import type { CodeAskAnswer, CodeAskRequest } from '../../domain/contract/one-time-code.ts';
import { canonicalJson } from '../../domain/encoding/canonical-json.ts';
import { openSealed } from '../../domain/encoding/seal.ts';
import {
  codeDigits,
  codeHourMs,
  codeLifeMs,
  codesOfKioskMax,
  codesOfNumberMax,
  resendAfterMs,
  waitUntilMs,
} from '../../domain/outreach/one-time-code.ts';
import type { OneTimeCode } from '../../domain/outreach/one-time-code.ts';
import { phoneIn } from '../../domain/outreach/phone.ts';
import type { Programme } from '../open-programme.ts';
import type { ProgrammeSecrets } from '../store/rows.ts';
import type { WriteTransaction } from '../store/store.ts';
import { keyedHash } from './keyed-hash.ts';
import { makeNotMe } from './not-me.ts';
import { enqueue } from './outbox.ts';
import type { Draft } from './outbox.ts';
import { openAccountOf } from './open-account-of.ts';

/** Whose number it is (null: nobody's) and what it is. */
interface Subject {
  readonly phone: string;
  readonly accountId: string | null;
}

const none: CodeAskAnswer = { status: 'no-phone', resendAfterMs: 0, expiresInMs: 0 };

/** Makes a code and puts its message into the outbox. The same `codeId` again makes nothing and answers the same. `publicUrl`: where the owner of a number says "not me". */
export function askCode(
  programme: Programme,
  request: CodeAskRequest,
  publicUrl: string | null = null,
  codesMax = codesOfKioskMax,
): Promise<CodeAskAnswer> {
  const nowMs = programme.nowMs();
  return programme.store.write(async (transaction): Promise<CodeAskAnswer> => {
    const { outreach } = transaction;
    const before = await outreach.code(request.codeId);
    if (before !== null) return sentAnswer(before, nowMs);
    const secrets = await transaction.secrets();
    const subject = await subjectOf(transaction, secrets, request);
    if (subject === null) return none;
    const phoneHash = keyedHash(secrets, 'phone', subject.phone);
    const sinceMs = nowMs - codeHourMs;
    const waits = [
      waitUntilMs(await outreach.codesOfNumber(phoneHash, sinceMs, codesOfNumberMax), codesOfNumberMax, nowMs),
      waitUntilMs(await outreach.codesOfKiosk(request.kioskId, sinceMs, codesMax), codesMax, nowMs),
    ].filter((one) => one !== null);
    if (waits.length > 0) return { status: 'too-many', resendAfterMs: Math.max(...waits) - nowMs, expiresInMs: 0 };
    const digits = codeDigits(randomBytes(8));
    const code: OneTimeCode = {
      codeId: request.codeId,
      purpose: request.purpose,
      accountId: subject.accountId,
      phoneHash,
      codeHash: keyedHash(secrets, 'one-time-code', request.codeId, digits),
      kioskId: request.kioskId,
      madeAtMs: nowMs,
      expiresAtMs: nowMs + codeLifeMs,
      wrongTries: 0,
      isUsed: false,
      lastTryId: null,
      lastVerdict: null,
      act: request.act === null ? null : canonicalJson(request.act),
    };
    await outreach.putCode(code);
    await enqueue(
      transaction,
      {
        channel: 'sms',
        to: subject.accountId === null ? null : subject.phone,
        ...(await wordsOf(transaction, secrets, request, subject, { publicUrl, code: digits, nowMs })),
        language: request.language,
        expiresAtMs: code.expiresAtMs,
        accountId: subject.accountId,
        about: 'service',
      },
      nowMs,
    );
    return sentAnswer(code, nowMs);
  });
}

/** What the message says: which act the code is for, or how the owner of the number says that it was not them. */
async function wordsOf(
  transaction: WriteTransaction,
  secrets: ProgrammeSecrets,
  { purpose, act }: CodeAskRequest,
  { accountId }: Subject,
  { publicUrl, code, nowMs }: { readonly publicUrl: string | null; readonly code: string; readonly nowMs: number },
): Promise<Pick<Draft, 'textKey' | 'args'>> {
  if (act?.kind === 'give-points') return { textKey: 'outreach.act-give', args: { code, points: act.points } };
  if (act?.kind === 'link-card') return { textKey: 'outreach.act-link', args: { code, last4: act.last4 } };
  if (act?.kind === 'leave') return { textKey: 'outreach.act-leave', args: { code } };
  if (purpose !== 'confirm-phone' || accountId === null) return { textKey: 'outreach.forgot-card', args: { code } };
  const token = await makeNotMe(transaction, secrets, accountId, nowMs);
  return publicUrl === null
    ? { textKey: 'outreach.confirm-phone', args: { code, token } }
    : { textKey: 'outreach.confirm-phone-link', args: { code, link: `${publicUrl}/n/${token}` } };
}

function sentAnswer({ madeAtMs, expiresAtMs }: OneTimeCode, nowMs: number): CodeAskAnswer {
  return {
    status: 'sent',
    resendAfterMs: Math.max(0, madeAtMs + resendAfterMs - nowMs),
    expiresInMs: Math.max(0, expiresAtMs - nowMs),
  };
}

async function subjectOf(transaction: WriteTransaction, secrets: ProgrammeSecrets, request: CodeAskRequest): Promise<Subject | null> {
  const { purpose, accountId, sealedPhone, act } = request;
  // A code for an act names the act, and no other code does.
  if ((purpose === 'confirm-act') !== (act !== null)) return null;
  switch (purpose) {
    case 'confirm-phone': {
      if (accountId === null) return null;
      // What the account joined with stands above what the request says; right after joining the account may not have come yet.
      const phone = phoneOf(secrets, (await transaction.outreach.joinedWith(accountId)) ?? sealedPhone);
      return phone === null ? null : { phone, accountId };
    }
    case 'forgot-card': {
      const phone = phoneOf(secrets, sealedPhone);
      if (phone === null) return null;
      const row = await transaction.outreach.phone(keyedHash(secrets, 'phone', phone));
      // Nobody's number looks up nobody's account: the reads are the same.
      return { phone, accountId: await openAccountOf(transaction, row?.accountId ?? '') };
    }
    case 'confirm-act': {
      const account = accountId === null ? null : await openAccountOf(transaction, accountId);
      const row = account === null ? null : await transaction.outreach.phoneOf(account);
      const phone = row === null ? null : phoneOf(secrets, row.sealed);
      return phone === null ? null : { phone, accountId: account };
    }
  }
}

function phoneOf(secrets: ProgrammeSecrets, sealed: string | null): string | null {
  const text = sealed === null ? null : openSealed(secrets.sealingPrivate, sealed);
  return text === null ? null : phoneIn(text);
}
