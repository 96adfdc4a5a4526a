/**
 * A kiosk asks for a one-time code. Known and unknown numbers run through the same reads and writes and get the same answer; only the message differs, which nobody at the kiosk sees.
 * Code and message are written in one transaction: there is no code without its message, nor the other way round.
 */
import { randomBytes } from 'node:crypto';
import type { CodeAskAnswer, CodeAskRequest } from '../../domain/contract/one-time-code.ts';
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
import { enqueue } from './outbox.ts';
import { openAccountOf } from './open-account-of.ts';

/** Whose number it is (null: nobody's) and what it is. */
interface Subject {
  readonly phone: string;
  readonly accountId: string | null;
}

const none: CodeAskAnswer = { status: 'no-phone', resendAfterMs: 0, expiresInMs: 0 };

/** Makes a code and puts its message into the outbox. The same `codeId` again makes nothing and answers the same. */
export function askCode(programme: Programme, request: CodeAskRequest): Promise<CodeAskAnswer> {
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
      waitUntilMs(await outreach.codesOfKiosk(request.kioskId, sinceMs, codesOfKioskMax), codesOfKioskMax, nowMs),
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
    };
    await outreach.putCode(code);
    await enqueue(
      transaction,
      {
        channel: 'sms',
        to: subject.accountId === null ? null : subject.phone,
        textKey: `outreach.${request.purpose}`,
        args: { code: digits },
        language: request.language,
        expiresAtMs: code.expiresAtMs,
      },
      nowMs,
    );
    return sentAnswer(code, nowMs);
  });
}

function sentAnswer({ madeAtMs, expiresAtMs }: OneTimeCode, nowMs: number): CodeAskAnswer {
  return {
    status: 'sent',
    resendAfterMs: Math.max(0, madeAtMs + resendAfterMs - nowMs),
    expiresInMs: Math.max(0, expiresAtMs - nowMs),
  };
}

async function subjectOf(transaction: WriteTransaction, secrets: ProgrammeSecrets, request: CodeAskRequest): Promise<Subject | null> {
  const { purpose, accountId, sealedPhone } = request;
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
