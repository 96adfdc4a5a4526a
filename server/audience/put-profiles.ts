/** Profiles on their way into the store: sealed to the programme's key first; the log, the feed and kiosks never see them. */
import { randomBytes } from 'node:crypto';
import type { MemberProfile } from '../../domain/audience/member-profile.ts';
import { canonicalJson } from '../../domain/encoding/canonical-json.ts';
import { sealTo } from '../../domain/encoding/seal.ts';
import type { WriteTransaction } from '../store/store.ts';

/** Stores profiles of accounts that are known to be there; their bits are worked out at the next look. */
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
