/** The demo's campaigns: the files in `campaigns/`, their dates set, read by the same parser as everybody's. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CampaignContext } from '../../domain/campaign/campaign-context.ts';
import { parseCampaignFile } from '../../domain/campaign/parse-campaign-file.ts';
import { toVersion } from '../../domain/campaign/to-version.ts';
import type { CampaignVersion } from '../../domain/contract/campaign.ts';
import type { ActOf } from '../../domain/contract/act.ts';
import { expandCampaignDates } from './campaign-dates.ts';

const HISTORY_MS = 500 * 86_400_000;

/** First versions of all demo campaigns, in force since before the demo's first receipt. Throws when a file does not hold what it should: a fault of ours. */
export function demoCampaigns(catalogue: ActOf<'catalogue.put'>, todayLocal: string, nowMs: number): readonly CampaignVersion[] {
  const folder = join(import.meta.dirname, 'campaigns');
  const context = contextOf(catalogue);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => {
      const parsed = parseCampaignFile(expandCampaignDates(readFileSync(join(folder, name), 'utf8'), todayLocal), name, context);
      if (!parsed.ok)
        throw new Error(
          parsed.problems.map((problem) => `${problem.file}:${problem.line}:${problem.column} ${problem.where} ${problem.what}`).join('\n'),
        );
      return toVersion(parsed.draft, 1, nowMs - HISTORY_MS, context.offsets);
    });
}

function contextOf(catalogue: ActOf<'catalogue.put'>): CampaignContext {
  const mall = catalogue.items.find((item) => item.kind === 'mall');
  if (mall?.kind !== 'mall') throw new Error('the demo catalogue has no mall');
  const ids = (kind: 'tenant' | 'category') => catalogue.items.filter((item) => item.kind === kind).map((item) => item.id);
  return {
    currency: mall.currency,
    minorDigits: 2,
    offsets: mall.offsets,
    dayCutoffMinutes: mall.dayCutoffMinutes,
    tenants: ids('tenant'),
    categories: ids('category'),
    gifts: catalogue.stocks.map((stock) => ({ id: stock.giftId, free: stock.total })),
    arts: null,
    nowMs: null,
    others: [],
  };
}
