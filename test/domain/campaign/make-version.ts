import type { CampaignVersion } from '../../../domain/contract/campaign.ts';
import type { RuleMall, RuleReceipt } from '../../../domain/campaign/evaluation.ts';
import { utcOf } from '../../../domain/time/zone.ts';

/** Moscow: one offset, cut-off 04:00. */
export const mall: RuleMall = { offsets: [{ atMs: 0, offsetMinutes: 180 }], dayCutoffMinutes: 240, currency: 'RUB' };

const name = { en: 'x', ru: 'x', fi: 'x', de: 'x' };

/** Instant of a Moscow wall clock `2026-11-21T10:00`. */
export const at = (local: string) => utcOf(local.length === 16 ? `${local}:00` : local, mall.offsets);

/** A version that counts everything of November 2026; change what the test is about. */
export function makeVersion(change: Partial<CampaignVersion> = {}): CampaignVersion {
  return {
    campaignId: 'hare',
    version: 1,
    contentHash: '0'.repeat(64),
    effectiveFromMs: at('2026-10-01T00:00'),
    stoppedAtMs: null,
    engineLevel: 1,
    title: name,
    text: name,
    short: name,
    terms: name,
    where: { tenants: [], categories: [], except: { tenants: [], categories: [] } },
    when: {
      boughtFromMs: at('2026-11-01T04:00'),
      boughtUntilMs: at('2026-12-01T04:00'),
      weekdays: [],
      hours: null,
      registeredUntilMs: at('2026-12-02T04:00'),
      registeredSameDay: false,
      collectedUntilMs: null,
      announcedAtMs: null,
    },
    span: 'day',
    minimumMinor: 0,
    reach: { sumMinor: 500_000, receipts: null, shops: null },
    reward: { kind: 'gift', giftId: 'plush-hare' },
    quota: { perDay: 100, total: null, perAccountWindow: 1 },
    funding: [{ funder: 'operator', perMille: 1000 }],
    poster: { art: null, priority: 0, palette: null },
    stackingGroup: null,
    ...change,
  };
}

/** A receipt of Vesta, registered when it was bought unless said. */
export function makeReceipt(change: Partial<RuleReceipt> & { readonly receiptId: string }): RuleReceipt {
  const purchasedAtLocal = change.purchasedAtLocal ?? '2026-11-21T12:00:00';
  return {
    tenantId: 'vesta',
    category: 'fashion',
    amountMinor: 100_000,
    purchasedAtLocal,
    purchasedAtMs: at(purchasedAtLocal),
    registeredAtMs: at(purchasedAtLocal) + 60_000,
    ...change,
  };
}
