/** A member who takes part in a campaign, for worked examples. */
import type { CampaignVersion } from '../contract/campaign.ts';
import type { MemberFacts } from '../campaign/evaluation.ts';
import { isInShare } from '../campaign/share.ts';

/** Ids tried until one is in the share; even of one in a thousand this misses once in e^20 times. */
const triesForShare = 20_000;

/** @param atMs when the member is looked at: bits are in force, a new member is new */
export function exampleMember({ audience }: Pick<CampaignVersion, 'audience'>, atMs: number): MemberFacts {
  const bits = [...audience.anyOf.slice(0, 1), ...(audience.birthday === null ? [] : [`birthday-${audience.birthday}`])];
  return {
    accountId: accountIn(audience.share),
    openedAtMs: audience.joinedWithinDays === null ? atMs - 400 * 86_400_000 : atMs,
    language: audience.languages[0] ?? 'en',
    media: [audience.media[0] ?? 'plastic'],
    invited: audience.invited,
    audience: bits.map((bit) => ({ bit, fromMs: 0, untilMs: null })),
    tierId: audience.tiers[0] ?? null,
  };
}

function accountIn(share: CampaignVersion['audience']['share']): string {
  const idOf = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
  if (share === null) return idOf(1);
  for (let n = 1; n <= triesForShare; n += 1) if (isInShare(idOf(n), share)) return idOf(n);
  return idOf(1);
}
