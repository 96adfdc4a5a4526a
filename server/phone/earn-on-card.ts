import type { CardRequest } from '../../domain/contract/phone-request.ts';
import { rangeOfNumber } from '../../domain/card/card-range.ts';
import type { MallDocument } from '../../domain/contract/document.ts';
import { canonicalJson } from '../../domain/encoding/canonical-json.ts';
import { hmacHex } from '../../domain/encoding/hash.ts';
import type { ImportFact } from '../decider/job.ts';
import type { Programme } from '../open-programme.ts';
import { openAccountOf } from '../outreach/open-account-of.ts';
import type { WriteTransaction } from '../store/store.ts';
import { bookClaim } from './book-claim.ts';
import { claimStanding } from './keep-claim.ts';
import { phoneLifeMs, wrongCardsMax } from './phone-bounds.ts';
import { memberRange } from './phone-card.ts';
import { ensureStation, stationOf, stationSigner } from './phone-station.ts';
import { secretHash } from './secret-hash.ts';

/** What came of a typed number. */
export type Earned = 'earned' | 'wrong' | 'tries-over' | 'no';

/**
 * Books the kept receipts on a card whose number was typed: it may earn, and is shown nothing. Only with a code of a kiosk, and five wrong numbers end it, so nobody finds out from here
 * which numbers there are.
 */
export async function earnOnCard(programme: Programme, request: CardRequest): Promise<Earned> {
  if (request.claim === null) return 'no';
  const claimHash = secretHash(request.claim);
  const phoneHash = secretHash(request.phone);
  const { secrets, seen, stationId } = await programme.store.read(async (transaction) => {
    const row = await transaction.phones.claim(claimHash);
    return { secrets: await transaction.secrets(), seen: row, stationId: row === null ? '' : await stationOf(transaction, row.mallId) };
  });
  if (seen === null) return 'no';
  let result: Earned = 'no';
  const prepare = async (transaction: WriteTransaction): Promise<readonly ImportFact[]> => {
    const { phones } = transaction;
    const nowMs = programme.nowMs();
    await ensureStation(transaction, stationId, seen.mallId, nowMs);
    const claim = await phones.claim(claimHash);
    const standing = claimStanding(claim, phoneHash, nowMs);
    if (standing === 'mine') result = 'earned';
    const before = await phones.session(phoneHash);
    if (claim === null || standing !== 'kept' || (before !== null && before.standing !== 'waiting')) return [];
    if (claim.wrongCards >= wrongCardsMax) {
      result = 'tries-over';
      return [];
    }
    const mall = await transaction.document('mall', claim.mallId);
    const accountId = mall === null ? null : await accountOfNumber(transaction, mall, request.number);
    if (accountId === null) {
      const wrongCards = claim.lastTryId === request.tryId ? claim.wrongCards : claim.wrongCards + 1;
      await phones.putClaim({ ...claim, wrongCards, lastTryId: request.tryId });
      result = wrongCards >= wrongCardsMax ? 'tries-over' : 'wrong';
      return [];
    }
    const { facts, booked } = await bookClaim(transaction, claim, accountId, phoneHash, nowMs);
    await phones.putSession({
      hash: phoneHash,
      mallId: claim.mallId,
      standing: 'card',
      accountId,
      cardTry: null,
      receipts: canonicalJson(booked),
      codeId: null,
      madeAtMs: nowMs,
      expiresAtMs: nowMs + phoneLifeMs,
    });
    result = 'earned';
    return facts;
  };
  const signer = stationSigner(secrets);
  await programme.decider.stationFacts(stationId, (bytes) => signer.sign(Buffer.from(bytes, 'utf8')), prepare);
  return result;
}

async function accountOfNumber(transaction: WriteTransaction, mall: MallDocument, number: string): Promise<string | null> {
  const range = memberRange(mall);
  if (range === null || rangeOfNumber(number, [range]) === null) return null;
  const card = await transaction.document('card', hmacHex((await transaction.secrets()).cardSecret, number));
  return card === null || card.accountId === null || card.status === 'blocked' ? null : openAccountOf(transaction, card.accountId);
}
