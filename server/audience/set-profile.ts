/** A member's profile, set or read in the office: sealed to the programme's key before it is stored; the log, the feed and kiosks never see it. */
import { memberProfile, unknownProfile } from '../../domain/audience/member-profile.ts';
import type { MemberProfile } from '../../domain/audience/member-profile.ts';
import { openSealed } from '../../domain/encoding/seal.ts';
import { ActRefused } from '../decider/entry.ts';
import { officeDid } from '../office-did.ts';
import { mallsOf } from '../open-programme.ts';
import type { Programme } from '../open-programme.ts';
import type { ReadTransaction } from '../store/store.ts';
import { putProfiles } from './put-profiles.ts';

/** The account that stands for the one named. Throws ActRefused when there is none. */
async function accountOf(transaction: ReadTransaction, named: string): Promise<string> {
  let account = await transaction.document('account', named);
  for (let step = 0; step < 4 && account?.status === 'alias' && account.aliasOf !== null; step += 1)
    account = await transaction.document('account', account.aliasOf);
  if (account === null || account.status === 'closed') throw new ActRefused(`There is no open account ${named}.`);
  return account.id;
}

/** Stores the profile; its bits are worked out at the next look. Answers the account it stands for. Throws ActRefused for an unknown or closed account. */
export async function setProfile(programme: Programme, named: string, profile: MemberProfile): Promise<{ readonly accountId: string }> {
  const mallId = (await mallsOf(programme.store))[0]?.id;
  if (mallId === undefined) throw new ActRefused('This programme has no mall yet.');
  let accountId = named;
  await programme.decider.actOn(async (transaction) => {
    accountId = await accountOf(transaction, named);
    await putProfiles(transaction, [{ accountId, profile }], programme.nowMs());
    return [officeDid(programme, 'member-profile-set', accountId, null)];
  }, mallId);
  return { accountId };
}

/** The profile as it is; nothing known where none was set. Throws ActRefused for an unknown or closed account. */
export function readProfile(programme: Programme, named: string): Promise<{ readonly accountId: string; readonly profile: MemberProfile }> {
  return programme.store.read(async (transaction) => {
    const accountId = await accountOf(transaction, named);
    const row = (await transaction.members.profiles([accountId])).get(accountId);
    const { sealingPrivate } = await transaction.secrets();
    const text = row === undefined ? null : openSealed(sealingPrivate, row.sealed);
    return { accountId, profile: text === null ? unknownProfile : memberProfile.parse(JSON.parse(text)) };
  });
}
