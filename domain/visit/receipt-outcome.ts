/** What became of one registered receipt, for the screen: row, gifts bound or gone, near misses. Works for a prediction and for the decided outcome. */
import type { CampaignVersion } from '../contract/campaign.ts';
import type { AccountDocument, ReceiptDocument } from '../contract/document.ts';
import type { FactOutcome } from '../contract/sync.ts';
import type { World } from '../decide/world.ts';
import { newestVersions } from './local-say.ts';
import { voucherView } from './gift-view.ts';
import type { ReceiptOutcome } from './port.ts';
import { progressViews, type ViewOptions } from './progress-view.ts';
import { rowOfReceipt } from './receipt-row.ts';
import { shopView } from './shop-view.ts';

/** From here on a goal is near enough to invite (per thousand). */
const NEAR_PER_MILLE = 800;
const NEAR_SHOPS_MAX = 3;

/** What the projection is made from: the world after the fact, and the outcome (predicted or decided). */
export interface OutcomeInput {
  readonly world: World;
  readonly account: AccountDocument;
  readonly receipt: ReceiptDocument;
  readonly outcome: FactOutcome;
  readonly decided: boolean;
  /** Campaign lines that say what this receipt does not count for come with the outcome's near misses. */
  readonly options: ViewOptions;
}

/** @see file comment */
export function receiptOutcome(input: OutcomeInput): ReceiptOutcome {
  const { world, account, receipt, outcome, options } = input;
  const source = { catalogue: options.catalogue, campaigns: newestVersions(world.campaigns()) };
  const row = rowOfReceipt(
    receipt,
    outcome.nearMisses.filter((say) => say.key.startsWith('not.')),
    source,
    options.language,
    !input.decided && !options.online,
  );
  return {
    row,
    fate: outcome.fate === 'applied' ? 'booked' : outcome.fate === 'held' ? 'held' : 'refused',
    refusal: outcome.refusal,
    holds: outcome.holds,
    bound: boundBy(receipt, account, options),
    gone: goneBy(receipt, account, source.campaigns),
    nearMisses: nearBy(world, account, receipt, options),
    decided: input.decided,
  };
}

function boundBy(receipt: ReceiptDocument, account: AccountDocument, options: ViewOptions): ReceiptOutcome['bound'] {
  return receipt.awards.flatMap((award) => {
    const summary = account.vouchers.find((each) => each.voucherId === award.voucherId);
    if (summary === undefined || summary.state === 'cancelled' || summary.state === 'expired') return [];
    return [
      {
        voucher: voucherView(summary, options.catalogue, options.language),
        summary,
        granted: summary.state !== 'asked',
        campaignId: award.campaignId,
      },
    ];
  });
}

/** Gifts that were due by this receipt and had run out: told before any joy. */
function goneBy(
  receipt: ReceiptDocument,
  account: AccountDocument,
  campaigns: ReadonlyMap<string, CampaignVersion>,
): ReceiptOutcome['gone'] {
  return account.progress.flatMap((window) =>
    window.grants
      .filter((grant) => grant.receiptId === receipt.id && grant.refused !== null)
      .map((grant) => ({
        campaignId: window.campaignId,
        what: { key: grant.refused === 'quota' ? goneKey(campaigns.get(window.campaignId)) : 'gone.all', args: {} },
      })),
  );
}

function goneKey(version: CampaignVersion | undefined): string {
  return version?.quota.perDay === null || version === undefined ? 'gone.all' : 'gone.today';
}

function nearBy(world: World, account: AccountDocument, receipt: ReceiptDocument, options: ViewOptions): ReceiptOutcome['nearMisses'] {
  if (receipt.state !== 'booked') return [];
  const touched = new Set(
    account.progress.filter((window) => window.entries.some((entry) => entry.receiptId === receipt.id)).map((window) => window.campaignId),
  );
  return progressViews(world, account, options)
    .filter(
      (progress) =>
        progress.state === 'open' &&
        touched.has(progress.campaignId) &&
        nearPerMille(progress) >= NEAR_PER_MILLE &&
        nearPerMille(progress) < 1000,
    )
    .map((progress) => ({ progress, shops: nearShops(world, progress.campaignId, options) }));
}

function nearPerMille(progress: {
  sum: { doneMinor: number; ofMinor: number } | null;
  receipts: { done: number; of: number } | null;
  shops: { done: number; of: number } | null;
}): number {
  const parts = [
    progress.sum === null ? null : ratio(progress.sum.doneMinor, progress.sum.ofMinor),
    progress.receipts === null ? null : ratio(progress.receipts.done, progress.receipts.of),
    progress.shops === null ? null : ratio(progress.shops.done, progress.shops.of),
  ].filter((each) => each !== null);
  return parts.length === 0 ? 0 : Math.min(...parts);
}

const ratio = (done: number, of: number): number => (of === 0 ? 1000 : Math.min(1000, Math.floor((done * 1000) / of)));

/** Shops that count for the campaign, on the visitor's way: the lowest floors first. */
function nearShops(world: World, campaignId: string, options: ViewOptions): ReturnType<typeof shopView>[] {
  const version = newestVersions(world.campaigns()).get(campaignId);
  if (version === undefined) return [];
  const { where } = version;
  return options.catalogue.tenants
    .filter(
      (tenant) =>
        !tenant.excluded &&
        !where.except.tenants.includes(tenant.id) &&
        !where.except.categories.includes(tenant.category) &&
        (where.tenants.length + where.categories.length === 0 ||
          where.tenants.includes(tenant.id) ||
          where.categories.includes(tenant.category)),
    )
    .sort((a, b) => (a.floor < b.floor ? -1 : a.floor > b.floor ? 1 : a.id < b.id ? -1 : 1))
    .slice(0, NEAR_SHOPS_MAX)
    .map((tenant) => shopView(tenant, options.catalogue, options.language));
}
