import { createHash, randomInt } from 'node:crypto';
import type { EnrolAnswer, EnrolRequest } from '../../domain/contract/sync.ts';
import type { KioskDocument } from '../../domain/contract/document.ts';
import type { Programme } from '../open-programme.ts';
import type { KioskRow } from '../store/rows.ts';
import { ApiFailure } from './api-failure.ts';

const CODE_LIFE_MS = 24 * 60 * 60 * 1000;
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** Hash of the chain before a kiosk's first fact. */
export const CHAIN_START = '0'.repeat(64);

function hashOf(code: string): string {
  return createHash('sha256').update(code.trim().toUpperCase()).digest('hex');
}

/** Which device a code is for. */
export interface EnrolFor {
  readonly kioskId: string;
  readonly mallId: string;
  readonly use: KioskDocument['use'];
}

/** A fresh one-time code, good for a day; only its hash is stored. About 60 bits, and tries are bounded. */
export async function createEnrolCode(programme: Programme, device: EnrolFor): Promise<string> {
  const code = Array.from(
    { length: 12 },
    (_, index) => (index > 0 && index % 4 === 0 ? '-' : '') + letters.charAt(randomInt(letters.length)),
  ).join('');
  await programme.store.write((transaction) =>
    transaction.putEnrolCode({ codeHash: hashOf(code), ...device, expiresAtMs: programme.nowMs() + CODE_LIFE_MS, usedBy: null }),
  );
  return code;
}

/** The import kiosk of a mall: facts of trusted server code stand under it. Made once; unsigned requests in its name are never taken. */
export async function ensureImportKiosk(programme: Programme, kioskId: string, mallId: string): Promise<void> {
  await programme.store.write(async (transaction) => {
    if ((await transaction.kiosk(kioskId)) !== null) return;
    await transaction.putKiosk({
      id: kioskId,
      mallId,
      use: 'import',
      publicKey: '',
      incarnation: 1,
      startNonce: null,
      headSeq: 0,
      headHash: CHAIN_START,
      status: 'enrolled',
      seenAtMs: programme.nowMs(),
      depth: 0,
    });
  });
}

function enrolledRow(before: KioskRow | null, device: EnrolFor, publicKey: string, nowMs: number): KioskRow {
  return {
    id: device.kioskId,
    mallId: device.mallId,
    use: device.use,
    publicKey,
    incarnation: (before?.incarnation ?? 0) + 1,
    startNonce: null,
    headSeq: before?.headSeq ?? 0,
    headHash: before?.headHash ?? CHAIN_START,
    status: 'enrolled',
    seenAtMs: nowMs,
    depth: 0,
  };
}

/**
 * Makes a kiosk known by its public key. The same code and key again before the first start (the answer was lost) gets the same answer; an id enrolled anew keeps its chain
 * and goes on from its end. Throws ApiFailure 'refused' for a code that is wrong, used or too old, without saying which.
 */
export async function enrol(programme: Programme, request: EnrolRequest): Promise<EnrolAnswer> {
  if (Buffer.from(request.publicKey, 'base64').length !== 32)
    throw new ApiFailure('malformed', 'A public key is 32 bytes in base64.', 'publicKey');
  const nowMs = programme.nowMs();
  return programme.store.write(async (transaction) => {
    const code = await transaction.enrolCode(hashOf(request.code));
    const before = code === null ? null : await transaction.kiosk(code.kioskId);
    // Only until its first start: afterwards the answer has arrived, and a fenced or revoked device must not come back with its old code.
    const isMine =
      code?.usedBy === request.publicKey &&
      before?.publicKey === request.publicKey &&
      before.startNonce === null &&
      before.status === 'enrolled';
    if (code === null || code.use === 'import' || (code.usedBy !== null && !isMine) || (!isMine && code.expiresAtMs < nowMs)) {
      throw new ApiFailure(
        'refused',
        'This code is not valid, was used already, or is older than a day. Make a new one in the office under Kiosks.',
        'code',
      );
    }
    const row = isMine ? before : enrolledRow(before, code, request.publicKey, nowMs);
    await transaction.putKiosk(row);
    await transaction.putEnrolCode({ ...code, usedBy: request.publicKey });
    const secrets = await transaction.secrets();
    const { serverEpoch } = await transaction.programme();
    return {
      serverEpoch,
      serverTimeMs: nowMs,
      head: { seq: row.headSeq, hash: row.headHash },
      kioskId: row.id,
      incarnation: row.incarnation,
      use: row.use === 'desk' ? 'desk' : 'kiosk',
      cardSecret: secrets.cardSecret,
      sealingKey: secrets.sealingPublic,
      voucherKey: secrets.voucherSecret,
    };
  });
}
