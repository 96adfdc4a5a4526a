/** One-time codes on a visitor's own phone: of who joined here, and of who opens their card by its number. The same codes, limits and silence about unknown numbers as at a kiosk. */
import { randomBytes } from 'node:crypto';
import type { CodeAskAnswer, CodeCheckAnswer } from '../../domain/contract/one-time-code.ts';
import type { CheckRequest, CodeRequest } from '../../domain/contract/phone-request.ts';
import { WIRE_VERSION } from '../../domain/contract/wire-version.ts';
import { canonicalJson } from '../../domain/encoding/canonical-json.ts';
import { sealTo } from '../../domain/encoding/seal.ts';
import { fullPhone } from '../../domain/outreach/phone.ts';
import type { Programme } from '../open-programme.ts';
import { askCode } from '../outreach/ask-code.ts';
import { checkCode } from '../outreach/check-code.ts';
import type { PhoneSessionRow } from '../store/phone-tables.ts';
import type { ReadTransaction } from '../store/store.ts';
import { codesMax, phoneLifeMs } from './phone-bounds.ts';
import { languageFor } from './phone-language.ts';
import { mallOf } from './phone-mall.ts';
import { stationOf } from './phone-station.ts';
import { secretHash } from './secret-hash.ts';

/** The phone, unless its time is over. */
export async function livePhone(transaction: ReadTransaction, secret: string, nowMs: number): Promise<PhoneSessionRow | null> {
  const row = await transaction.phones.session(secretHash(secret));
  return row === null || nowMs >= row.expiresAtMs ? null : row;
}

/** Asks for a code; null: there is nobody here to ask one for. The phone is known by the code before the code leaves, so a crash between the two loses nothing but a message. */
export async function askPhoneCode(programme: Programme, request: CodeRequest, publicUrl: string | null): Promise<CodeAskAnswer | null> {
  const nowMs = programme.nowMs();
  const whose = await programme.store.write(async (transaction) => {
    const live = await livePhone(transaction, request.phone, nowMs);
    const mallId = live?.mallId ?? (await mallOf(transaction, request.claim));
    const isOwn = request.number === null;
    if (mallId === null || (isOwn ? live?.standing !== 'joined' : live !== null && live.standing !== 'waiting')) return null;
    const fresh: PhoneSessionRow = {
      hash: secretHash(request.phone),
      mallId,
      standing: 'waiting',
      accountId: null,
      cardTry: null,
      receipts: '[]',
      codeId: null,
      madeAtMs: nowMs,
      expiresAtMs: nowMs + phoneLifeMs,
    };
    await transaction.phones.putSession({ ...(live ?? fresh), codeId: request.codeId });
    const { sealingPublic } = await transaction.secrets();
    const mall = await transaction.document('mall', mallId);
    if (mall === null) return null;
    return {
      language: languageFor(mall, request.languages),
      accountId: isOwn ? (live?.accountId ?? null) : null,
      stationId: await stationOf(transaction, mallId),
      sealingPublic,
    };
  });
  if (whose === null) return null;
  const { accountId, stationId, sealingPublic, language } = whose;
  const phone = request.number === null ? null : fullPhone(request.number);
  return askCode(
    programme,
    {
      wireVersion: WIRE_VERSION,
      kioskId: stationId,
      codeId: request.codeId,
      purpose: phone === null ? 'confirm-phone' : 'forgot-card',
      accountId,
      sealedPhone: phone === null ? null : sealTo(sealingPublic, canonicalJson({ phone }), randomBytes(32)),
      act: null,
      language,
    },
    publicUrl,
    codesMax,
  );
}

/** Checks digits against the code that this phone asked for last. Right ones make it its owner's; asked again after a crash, they are told right again. */
export async function checkPhoneCode(programme: Programme, request: CheckRequest): Promise<CodeCheckAnswer['verdict']> {
  const { live, stationId } = await programme.store.read(async (transaction) => {
    const row = await livePhone(transaction, request.phone, programme.nowMs());
    return { live: row, stationId: row === null ? '' : await stationOf(transaction, row.mallId) };
  });
  if (live === null || live.codeId === null) return 'expired';
  const { codeId, mallId } = live;
  const { verdict, accountId } = await checkCode(
    programme,
    { wireVersion: WIRE_VERSION, kioskId: stationId, codeId, tryId: request.tryId, digits: request.digits },
    mallId,
  );
  if (verdict === 'right' && accountId !== null) {
    await programme.store.write(async (transaction) => {
      const now = await livePhone(transaction, request.phone, programme.nowMs());
      if (now !== null && now.codeId === codeId) await transaction.phones.putSession({ ...now, standing: 'owner', accountId });
    });
  }
  return verdict;
}
