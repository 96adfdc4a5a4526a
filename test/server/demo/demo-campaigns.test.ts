import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CampaignContext } from '../../../domain/campaign/campaign-context.ts';
import { goalOf } from '../../../domain/campaign/explain.ts';
import { parseCampaignFile } from '../../../domain/campaign/parse-campaign-file.ts';
import { toVersion } from '../../../domain/campaign/to-version.ts';
import { campaignVersion } from '../../../domain/contract/campaign.ts';
import { expandCampaignDates } from '../../../server/demo/campaign-dates.ts';
import { demoCategories } from '../../../server/demo/catalogue/categories.ts';
import { demoGifts } from '../../../server/demo/catalogue/gifts.ts';
import { demoTenants } from '../../../server/demo/catalogue/tenants.ts';
import { offsetsOfZone } from '../../../server/zone/offsets-of-zone.ts';

const folder = join(import.meta.dirname, '../../../server/demo/campaigns');
const today = '2026-11-21';
const nowMs = Date.UTC(2026, 10, 21, 9);
const offsets = offsetsOfZone('Europe/Moscow', 2024, 2030);
const context: CampaignContext = {
  currency: 'RUB',
  minorDigits: 2,
  offsets,
  dayCutoffMinutes: 240,
  tenants: demoTenants.map((one) => one.id),
  categories: demoCategories.map((one) => one.id),
  gifts: demoGifts.map((one) => ({ id: one.id, free: null })),
  arts: null,
  nowMs,
  others: [],
};
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
const versions = files.map((file) => {
  const parsed = parseCampaignFile(expandCampaignDates(readFileSync(join(folder, file), 'utf8'), today), file, context);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return { file, parsed, version: toVersion(parsed.draft, 1, 0, offsets) };
});

describe('the demo campaigns', () => {
  test('are twelve, each in a file of its name, with texts in all four languages, and fit the contract', () => {
    expect(files).toHaveLength(12);
    for (const { file, parsed, version } of versions) {
      expect(file).toBe(`${version.campaignId}.yaml`);
      expect(campaignVersion.safeParse(version).success).toBe(true);
      expect(parsed.warnings.filter((one) => one.what.includes('no text'))).toEqual([]);
    }
  });

  test('use each mechanic at least twice', () => {
    const used = new Map<string, number>();
    for (const { version } of versions) {
      const mechanic = goalOf(version) === 'shops' ? 'count' : goalOf(version);
      used.set(mechanic, (used.get(mechanic) ?? 0) + 1);
    }
    for (const mechanic of ['base', 'receipt', 'sum', 'count'])
      expect([mechanic, (used.get(mechanic) ?? 0) >= 2]).toEqual([mechanic, true]);
    expect(
      versions.filter(({ version }) => version.reward.kind === 'gift' && version.span !== 'receipt' && version.quota.perDay !== null)
        .length,
    ).toBeGreaterThanOrEqual(2);
    expect(
      versions.filter(({ version }) => version.reward.kind === 'points' && version.reward.purse !== 'everywhere').length,
    ).toBeGreaterThanOrEqual(2);
    expect(versions.filter(({ version }) => (version.reach.shops ?? 0) > 1).length).toBeGreaterThanOrEqual(2);
  });

  test('one is still to come, one is over, and the others run for at least a week', () => {
    const state = ({ version: { when } }: (typeof versions)[number]) =>
      nowMs < when.boughtFromMs ? 'to come' : nowMs >= when.boughtUntilMs ? 'over' : 'running';
    expect(versions.filter((one) => state(one) === 'to come').map((one) => one.version.campaignId)).toEqual(['winter-gala']);
    expect(versions.filter((one) => state(one) === 'over').map((one) => one.version.campaignId)).toEqual(['summer-ball']);
    for (const one of versions.filter((each) => state(each) === 'running'))
      expect(one.version.when.boughtUntilMs - nowMs).toBeGreaterThan(7 * 86_400_000);
  });
});
