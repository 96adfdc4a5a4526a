/** A member's profile, set or read in the office: sealed to the programme's key before it is stored; the log, the feed and kiosks never see it. */
import { randomBytes } from 'node:crypto';
import { memberProfile, unknownProfile } from '../../domain/audience/member-profile.ts';
import type { MemberProfile } from '../../domain/audience/member-profile.ts';
import { canonicalJson } from '../../domain/encoding/canonical-json.ts';
import { openSealed, sealTo } from '../../domain/encoding/seal.ts';
import { ActRefused } from '../decider/entry.ts';
import type { Programme } from '../open-programme.ts';
import type { ReadTransaction, WriteTransaction } from '../store/store.ts';

/** The account that stands for the one named. Throws ActRefused when there is none. */
async function accountOf(transaction: ReadTransaction, named: string): Promise<string> {
  let account = await transaction.document('account', named);
  for (let step = 0; step < 4 && account?.status === 'alias' && account.aliasOf !== null; step += 1)
    account = await transaction.document('account', account.aliasOf);
  if (account === null || account.status === 'closed') throw new ActRefused(`There is no open account ${named}.`);
  return account.id;
}

/** Stores the profile; its bits are worked out at the next look. Answers the account it stands for. Throws ActRefused for an unknown or closed account. */
export function setProfile(programme: Programme, named: string, profile: MemberProfile): Promise<{ readonly accountId: string }> {
  return programme.store.write(async (transaction) => {
    const accountId = await accountOf(transaction, named);
    await putProfiles(transaction, [{ accountId, profile }], programme.nowMs());
    return { accountId };
  });
}

/** The same for many accounts that are known to be there (an import). */
export async function putProfiles(
  transaction: WriteTransaction,
  profiles: readonly { readonly accountId: string; readonly profile: MemberProfile }[],
  nowMs: number,
): Promise<void> {
  const ids = profiles.map((one) => one.accountId);
  const { members } = transaction;
  const { sealingPublic } = await transaction.secrets();
  const before = await members.profiles(ids);
  const dues = await members.dues(ids);
  await members.putProfiles(
    profiles.map(({ accountId, profile }) => ({
      accountId,
      sealed: sealTo(sealingPublic, canonicalJson(profile), randomBytes(32)),
      birthdayYear: before.get(accountId)?.birthdayYear ?? 0,
      atMs: nowMs,
    })),
  );
  await members.putDues(
    ids.map((accountId) => ({ ...(dues.get(accountId) ?? { accountId, reminderAtMs: null, remindedAtMs: 0 }), audienceAtMs: nowMs })),
  );
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
