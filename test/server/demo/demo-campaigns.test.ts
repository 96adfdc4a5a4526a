import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { goalOf } from '../../../domain/campaign-words/goal.ts';
import { contextOfMall } from '../../../domain/campaign-file/mall-context.ts';
import { parseCampaignFile } from '../../../domain/campaign-file/parse-campaign-file.ts';
import { campaignVersion } from '../../../domain/contract/campaign.ts';
import { expandCampaignDates } from '../../../server/demo/campaign-dates.ts';
import { demoCampaignFiles, demoCampaigns, demoMallCatalogue } from '../../../server/demo/demo-campaigns.ts';
import { demoCatalogue } from '../../../server/demo/demo-documents.ts';

const today = '2026-11-21';
const nowMs = Date.UTC(2026, 10, 21, 9);
const catalogue = demoCatalogue(nowMs, Buffer.alloc(32).toString('base64'));
const campaigns = demoCampaigns(catalogue, today, nowMs);
const context = contextOfMall({ ...demoMallCatalogue(catalogue), campaigns }, null);
const files = demoCampaignFiles();
const versions = files.map((file, index) => {
  const parsed = parseCampaignFile(expandCampaignDates(readFileSync(file, 'utf8'), today), file, context);
  const version = campaigns[index];
  if (!parsed.ok || version === undefined) throw new Error(`${file}: ${JSON.stringify(parsed)}`);
  return { file, parsed, version };
});

describe('the demo campaigns', () => {
  test('are twenty, each in a file of its name, with texts in all four languages, and fit the contract', () => {
    expect(files).toHaveLength(21);
    for (const { file, parsed, version } of versions) {
      expect(basename(file)).toBe(`${version.campaignId}.yaml`);
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

  test('show a draw, a multiplier, a combination, a birthday, an invited friend, a tier, a coupon and the first purchases of a day', () => {
    const named = new Map(campaigns.map((version) => [version.campaignId, version]));
    expect(named.get('winter-bicycle')).toMatchObject({ reward: { kind: 'tickets' }, draw: { prizes: [{ units: 1 }, { units: 5 }] } });
    expect(named.get('winter-bicycle')?.terms.fi).toContain('OOO Galleria Lumen');
    expect(named.get('cinema-weekend')).toMatchObject({ reward: { kind: 'multiply', of: 'base-points' }, when: { weekdays: [6, 7] } });
    expect(named.get('cake-and-kite')?.parts).toHaveLength(2);
    expect(named.get('birthday-dessert')).toMatchObject({ trigger: 'birthday', span: 'year', reward: { kind: 'gift' } });
    expect(named.get('bring-a-friend')).toMatchObject({
      trigger: 'confirmed',
      audience: { invited: true },
      inviter: { points: 300, most: 10 },
    });
    expect(named.get('silver-quarter')).toMatchObject({ span: 'quarter', reward: { kind: 'tier', tierId: 'silver' } });
    expect(named.get('lamp-and-coffee')).toMatchObject({ reward: { kind: 'gift', giftId: 'tilia-20' } });
    expect(named.get('five-baskets')).toMatchObject({
      span: 'day',
      counted: { firstReceipts: 5 },
      reward: { start: { kind: 'days', days: 1 }, life: { kind: 'idle-days', days: 100 } },
    });
  });

  test('the new ones stand behind the posters that a visitor comes for', () => {
    const behind = [
      'winter-bicycle',
      'cinema-weekend',
      'cake-and-kite',
      'birthday-dessert',
      'bring-a-friend',
      'silver-quarter',
      'five-baskets',
    ];
    const priority = (id: string) => campaigns.find((version) => version.campaignId === id)?.poster.priority ?? 0;
    for (const id of behind) expect(priority(id)).toBeLessThan(priority('vesta-to-corso'));
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
