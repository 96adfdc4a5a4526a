import { randomBytes } from 'node:crypto';
import { birthdayText, isUnderAge, toldBirthday } from '../../domain/audience/birthday-entry.ts';
import type { ToldBirthday } from '../../domain/audience/birthday-entry.ts';
import type { JoinRequest } from '../../domain/contract/phone-request.ts';
import { canonicalJson } from '../../domain/encoding/canonical-json.ts';
import { sealTo } from '../../domain/encoding/seal.ts';
import { uuidV7 } from '../../domain/encoding/uuid.ts';
import { fullPhone, phoneComplete } from '../../domain/outreach/phone.ts';
import { localOf } from '../../domain/time/zone.ts';
import { ageRule } from '../../domain/visit/people-view.ts';
import type { ImportFact } from '../decider/job.ts';
import type { Programme } from '../open-programme.ts';
import type { WriteTransaction } from '../store/store.ts';
import { bookClaim } from './book-claim.ts';
import { claimStanding } from './keep-claim.ts';
import { hourMs, joinsMax, phoneLifeMs } from './phone-bounds.ts';
import { freshPhoneCard } from './phone-card.ts';
import { languageFor } from './phone-language.ts';
import { mallOf } from './phone-mall.ts';
import { ensureStation, stationOf, stationSigner } from './phone-station.ts';
import { viewOver } from './phone-world.ts';
import { secretHash } from './secret-hash.ts';

/** What came of joining. `no`: the code's receipts are somebody else's or have ended, and the page says so before anybody joins. */
export type Joined = 'joined' | 'no' | 'busy' | 'birthday-wrong' | 'young';

const RULES_VERSION = '1';

/**
 * A newcomer joins on their own phone. Account, card and kept receipts are one transaction: a power cut leaves all of it or nothing, and the same phone asking again finds what it did. A
 * number is only taken down here; whose it is, its code tells, so a number that somebody has looks just the same.
 */
export async function joinOnPhone(programme: Programme, request: JoinRequest): Promise<Joined> {
  const secrets = await programme.store.read((transaction) => transaction.secrets());
  const phoneHash = secretHash(request.phone);
  const mallId = await programme.store.read((transaction) => mallOf(transaction, request.claim));
  if (mallId === null) return 'no';
  const stationId = await programme.store.read((transaction) => stationOf(transaction, mallId));
  const birthday = request.number === null ? null : request.birthday;
  const wrong = birthday === null ? null : await birthdayFault(programme, birthday, mallId);
  if (wrong !== null) return wrong;
  let result: Joined = 'no';
  const prepare = async (transaction: WriteTransaction): Promise<readonly ImportFact[]> => {
    const { phones } = transaction;
    const nowMs = programme.nowMs();
    await ensureStation(transaction, stationId, mallId, nowMs);
    const before = await phones.session(phoneHash);
    if (before !== null && before.standing !== 'waiting') {
      result = 'joined';
      return [];
    }
    const claim = request.claim === null ? null : await phones.claim(secretHash(request.claim));
    if (request.claim !== null && claimStanding(claim, phoneHash, nowMs) !== 'kept') return [];
    if ((await phones.joinedSince(nowMs - hourMs)) >= joinsMax) {
      result = 'busy';
      return [];
    }
    const mall = await transaction.document('mall', mallId);
    const card = mall === null ? null : await freshPhoneCard(transaction, mall, request.phone);
    if (mall === null || card === null) return [];
    const accountId = uuidV7(nowMs, randomBytes(16));
    const phone = request.number === null || !phoneComplete(request.number) ? null : fullPhone(request.number);
    const opened: ImportFact = {
      id: uuidV7(nowMs, randomBytes(16)),
      registeredAtMs: nowMs,
      body: {
        kind: 'account.opened',
        accountId,
        origin: 'joined',
        cardKey: card.cardKey,
        last4: card.number.slice(-4),
        medium: 'phone',
        language: languageFor(mall, request.languages),
        initial: '',
        sealed: phone === null ? null : sealTo(secrets.sealingPublic, canonicalJson({ phone }), randomBytes(32)),
        consent: { rulesVersion: RULES_VERSION, sms: request.sms, email: request.email },
        invitedBy: claim?.invitedBy ?? null,
      },
    };
    const told: readonly ImportFact[] =
      birthday === null
        ? []
        : [
            {
              id: uuidV7(nowMs, randomBytes(16)),
              registeredAtMs: nowMs,
              body: { kind: 'profile.told', accountId, sealed: sealTo(secrets.sealingPublic, birthdayText(birthday), randomBytes(32)) },
            },
          ];
    const { facts, booked } = claim === null ? { facts: [], booked: [] } : await bookClaim(transaction, claim, accountId, phoneHash, nowMs);
    await phones.putSession({
      hash: phoneHash,
      mallId,
      standing: 'joined',
      accountId,
      cardTry: card.nth,
      receipts: canonicalJson(booked),
      codeId: null,
      madeAtMs: nowMs,
      expiresAtMs: nowMs + phoneLifeMs,
    });
    result = 'joined';
    return [opened, ...told, ...facts];
  };
  const signer = stationSigner(secrets);
  await programme.decider.stationFacts(stationId, (bytes) => signer.sign(Buffer.from(bytes, 'utf8')), prepare);
  return result;
}

/** Why nobody joins with this birthday: no calendar has it, or it says too young, and then nothing is stored. null: it is well. */
async function birthdayFault(programme: Programme, told: ToldBirthday, mallId: string): Promise<'birthday-wrong' | 'young' | null> {
  const nowMs = programme.nowMs();
  return programme.store.read(async (transaction) => {
    const mall = await transaction.document('mall', mallId);
    if (mall === null) return null;
    const todayLocal = localOf(nowMs, mall.offsets).slice(0, 10);
    const entry = { step: 'year', month: told.month, day: told.day, yearText: String(told.year).padStart(4, '0') } as const;
    if (toldBirthday(entry, told.year !== 0, todayLocal) === null) return 'birthday-wrong';
    const { ofAgeYears } = await viewOver(transaction, (world) => ageRule(world.campaigns(), nowMs));
    return isUnderAge(told, ofAgeYears, todayLocal) ? 'young' : null;
  });
}
