import { tierUntilMs } from '../campaign/tier-until.ts';
import type { ProgressGrant } from '../contract/campaign.ts';
import type { Earning } from './earning.ts';
import type { Scribe } from './scribe.ts';

/**
 * Puts a tier on the account from now until its review date. It stays until then whatever becomes of the receipts (DESIGN §7), so the same award again keeps the
 * earlier beginning and the later end.
 */
export function grantTier(scribe: Scribe, earning: Earning, awardKey: string, tierId: string): Partial<ProgressGrant> {
  const { accountId, version, earnedAtMs } = earning;
  if (version.reward.kind !== 'tier') return {};
  const { offsets, dayCutoffMinutes } = scribe.mall;
  const untilMs = tierUntilMs(version.reward.until, earnedAtMs, offsets, dayCutoffMinutes);
  const earlier = scribe.account(accountId).tiers.find((one) => one.awardKey === awardKey);
  const tier = {
    tierId,
    awardKey,
    fromMs: Math.min(earnedAtMs, earlier?.fromMs ?? earnedAtMs),
    untilMs: Math.max(untilMs, earlier?.untilMs ?? untilMs),
  };
  scribe.change({ kind: 'account.tierPut', accountId, tier });
  return { tierId };
}
