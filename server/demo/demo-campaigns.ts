/** The demo's campaigns: the files in `campaigns/`, their dates set, read by the same parser as everybody's. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stockId } from '../../domain/allotment/allotment-id.ts';
import { emptyResource } from '../../domain/allotment/resource-count.ts';
import type { MallCatalogue } from '../../domain/campaign-file/mall-context.ts';
import { contextOfMall } from '../../domain/campaign-file/mall-context.ts';
import { parseCampaignFile } from '../../domain/campaign-file/parse-campaign-file.ts';
import { toVersion } from '../../domain/campaign-file/to-version.ts';
import type { ActOf } from '../../domain/contract/act.ts';
import type { CampaignVersion } from '../../domain/contract/campaign.ts';
import { expandCampaignDates } from './campaign-dates.ts';

const HISTORY_MS = 500 * 86_400_000;

/** Folder of the demo's campaign files. */
export const demoCampaignFolder = join(import.meta.dirname, 'campaigns');

/** Paths of the demo's campaign files, by name. */
export function demoCampaignFiles(): readonly string[] {
  return readdirSync(demoCampaignFolder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(demoCampaignFolder, name));
}

/**
 * First versions of all demo campaigns, in force since before the demo's first receipt. Read twice, because a file may name what another one gives (base points to
 * multiply). Throws when a file does not hold what it should: a fault of ours.
 */
export function demoCampaigns(catalogue: ActOf<'catalogue.put'>, todayLocal: string, nowMs: number): readonly CampaignVersion[] {
  const files = demoCampaignFiles().map((path) => ({ path, text: expandCampaignDates(readFileSync(path, 'utf8'), todayLocal) }));
  const mall = demoMallCatalogue(catalogue);
  const read = (campaigns: readonly CampaignVersion[], knowsAllCampaigns: boolean) =>
    files.map(({ path, text }) => {
      const context = { ...contextOfMall({ ...mall, campaigns }, null), knowsAllCampaigns };
      const parsed = parseCampaignFile(text, path, context);
      if (parsed.ok) return toVersion(parsed.draft, 1, nowMs - HISTORY_MS, context.offsets);
      throw new Error(parsed.problems.map((one) => `${one.file}:${one.line}:${one.column} ${one.where} ${one.what}`).join('\n'));
    });
  return read(read([], false), true);
}

/** The demo mall as campaign files see it, before any campaign. */
export function demoMallCatalogue(catalogue: ActOf<'catalogue.put'>): MallCatalogue {
  const itemsOf = <K extends (typeof catalogue.items)[number]['kind']>(kind: K) =>
    catalogue.items.filter((item): item is Extract<typeof item, { readonly kind: K }> => item.kind === kind);
  const [mall] = itemsOf('mall');
  if (mall === undefined) throw new Error('the demo catalogue has no mall');
  return {
    mall,
    tenants: itemsOf('tenant'),
    categories: itemsOf('category'),
    gifts: itemsOf('gift'),
    stocks: catalogue.stocks.map((stock) => emptyResource(stockId(stock.giftId), stock.total)),
    tiers: itemsOf('tier'),
    kiosks: null,
    segments: null,
    campaigns: [],
  };
}
