/**
 * What members told sealed, opened in the transaction that decides it: answers become sums and are forgotten, a birthday goes into the sealed profile, of a number its keyed hash is kept. A
 * text that is not for us, or says nothing that can be, changes nothing: the fact stands all the same.
 */
import { birthdayIn } from '../../domain/audience/birthday-entry.ts';
import type { ToldBirthday } from '../../domain/audience/birthday-entry.ts';
import { memberProfile, unknownProfile } from '../../domain/audience/member-profile.ts';
import type { MemberProfile } from '../../domain/audience/member-profile.ts';
import type { FactBodyOf } from '../../domain/contract/fact.ts';
import { openSealed } from '../../domain/encoding/seal.ts';
import { phoneIn } from '../../domain/outreach/phone.ts';
import { answersIn, validAnswers } from '../../domain/questionnaire/answers.ts';
import { two } from '../../domain/time/civil.ts';
import { putProfiles } from '../audience/put-profiles.ts';
import type { DecidedEntry } from '../decider/decide-entries.ts';
import { keyedHash } from '../outreach/keyed-hash.ts';
import { openAccountOf } from '../outreach/open-account-of.ts';
import type { WriteTransaction } from '../store/store.ts';

/** Call it after the batch is written: accounts and questionnaires are read as they are now. */
export async function openSealedFacts(transaction: WriteTransaction, decided: readonly DecidedEntry[], nowMs: number): Promise<void> {
  for (const { entry, outcome } of decided) {
    if (entry.kind !== 'fact' || outcome?.fate !== 'applied') continue;
    const { body } = entry.fact;
    if (body.kind === 'questionnaire.answered') await countAnswers(transaction, body);
    else if (body.kind === 'profile.told') await noteBirthday(transaction, body, nowMs);
    else if (body.kind === 'account.opened' && body.origin === 'joined' && body.sealed !== null)
      await noteJoinedWith(transaction, body.accountId, body.sealed, entry.mallId);
  }
}

async function opened(transaction: WriteTransaction, sealed: string): Promise<string | null> {
  const { sealingPrivate } = await transaction.secrets();
  return openSealed(sealingPrivate, sealed);
}

async function countAnswers(transaction: WriteTransaction, body: FactBodyOf<'questionnaire.answered'>): Promise<void> {
  const text = body.sealed === null ? null : await opened(transaction, body.sealed);
  const given = text === null ? null : answersIn(text, body.questionnaireId);
  const questionnaire = given === null ? null : await transaction.document('questionnaire', body.questionnaireId);
  if (given === null || questionnaire === null) return;
  const answers = validAnswers(questionnaire, given);
  if (Object.keys(answers).length > 0) await transaction.questionnaires.add(questionnaire.id, answers);
}

async function noteBirthday(transaction: WriteTransaction, body: FactBodyOf<'profile.told'>, nowMs: number): Promise<void> {
  const text = await opened(transaction, body.sealed);
  const told = text === null ? null : birthdayIn(text);
  const accountId = told === null ? null : await openAccountOf(transaction, body.accountId);
  if (told === null || accountId === null) return;
  const row = (await transaction.members.profiles([accountId])).get(accountId);
  const before = row === undefined ? unknownProfile : profileIn(await opened(transaction, row.sealed));
  await putProfiles(transaction, [{ accountId, profile: withBirthday(before, told) }], nowMs);
}

function profileIn(text: string | null): MemberProfile {
  const parsed = text === null ? null : memberProfile.safeParse(JSON.parse(text));
  return parsed?.success === true ? parsed.data : unknownProfile;
}

/** The number somebody joined with, as a keyed hash: the desk of that mall finds by it a card that never came out of the printer. Whose the number is, its code alone tells. */
async function noteJoinedWith(transaction: WriteTransaction, accountId: string, sealed: string, mallId: string): Promise<void> {
  const secrets = await transaction.secrets();
  const text = openSealed(secrets.sealingPrivate, sealed);
  const phone = text === null ? null : phoneIn(text);
  if (phone !== null) await transaction.outreach.noteJoinedWith(accountId, keyedHash(secrets, 'phone', phone), mallId);
}

/** The year that is known stays, where the day is the same. */
function withBirthday(profile: MemberProfile, { month, day, year }: ToldBirthday): MemberProfile {
  const birthday = `${two(month)}-${two(day)}`;
  if (year !== 0) return { ...profile, birthDate: `${String(year).padStart(4, '0')}-${birthday}`, birthday: null };
  return profile.birthDate?.slice(5) === birthday ? profile : { ...profile, birthDate: null, birthday };
}
