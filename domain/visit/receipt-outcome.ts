/** What became of one registered receipt, for the screen: row, gifts bound or gone, near misses. Works for a prediction and for the decided outcome. */
import type { CampaignPart, CampaignVersion } from '../contract/campaign.ts';
import type { TenantDocument } from '../contract/catalogue-document.ts';
import type { AccountDocument } from '../contract/account-document.ts';
import type { ReceiptDocument } from '../contract/document.ts';
import type { FactOutcome } from '../contract/sync.ts';
import type { ProgressView } from '../contract/screen-parts.ts';
import { insteadOf, isInstead } from '../campaign/instead.ts';
import { partPerMille } from '../campaign/progress.ts';
import type { World } from '../decide/world.ts';
import { goneSay } from './gone-say.ts';
import { insteadView } from './instead-view.ts';
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
    gone: goneBy(world, receipt, account, source.campaigns, options),
    nearMisses: nearBy(world, account, receipt, options),
    decided: input.decided,
  };
}

function boundBy(receipt: ReceiptDocument, account: AccountDocument, options: ViewOptions): ReceiptOutcome['bound'] {
  return receipt.awards.flatMap((award) => {
    // No joy of its own: it is told where its gift is said to be gone.
    if (isInstead(award.awardKey)) return [];
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
  world: World,
  receipt: ReceiptDocument,
  account: AccountDocument,
  campaigns: ReadonlyMap<string, CampaignVersion>,
  options: ViewOptions,
): ReceiptOutcome['gone'] {
  const grants = account.progress.flatMap(({ campaignId, grants: all }) =>
    all
      .filter((grant) => grant.receiptId === receipt.id && grant.refused !== null && !isInstead(grant.awardKey))
      .map(({ awardKey, refused }) => ({ campaignId, awardKey, refused })),
  );
  // A campaign of single receipts keeps no window: told where it gave something instead.
  const alone = receipt.awards
    .filter(({ awardKey }) => isInstead(awardKey) && !grants.some((grant) => grant.awardKey === insteadOf(awardKey)))
    .map(({ campaignId, awardKey }) => ({ campaignId, awardKey: insteadOf(awardKey), refused: 'quota' as const }));
  return [...grants, ...alone].map(({ campaignId, awardKey, refused }) => ({
    campaignId,
    title: campaigns.get(campaignId)?.short[options.language] ?? '',
    what: goneSay(world, refused, campaigns.get(campaignId), options),
    instead: insteadView(receipt, account, awardKey, campaigns, options),
  }));
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
    .map((progress) => ({ progress, shops: nearShops(world, progress, options) }));
}

/** The smallest part of the way done of all that is asked. */
function nearPerMille(progress: ProgressView): number {
  const { sum, receipts, shops, categories, days, stamps, parts } = progress;
  const asked = [
    ...(sum === null ? [] : [{ done: sum.doneMinor, of: sum.ofMinor }]),
    ...[receipts, shops, categories, days, stamps].filter((each) => each !== null),
  ];
  const missingParts = parts.filter((part) => !part.done).length;
  // A combination of two is half done with one: the last part is near whatever their number.
  const ofParts = missingParts === 0 ? 1000 : missingParts === 1 ? NEAR_PER_MILLE : 0;
  if (asked.length + parts.length === 0) return 0;
  return Math.min(ofParts, ...asked.map((each) => partPerMille(each.done, each.of)));
}

/** Shops that still bring the campaign nearer, on the visitor's way: the lowest floors first. */
function nearShops(world: World, progress: ProgressView, options: ViewOptions): ReturnType<typeof shopView>[] {
  const version = newestVersions(world.campaigns()).get(progress.campaignId);
  if (version === undefined) return [];
  const { where } = version;
  const missing = version.parts.filter((_, index) => progress.parts[index]?.done === false);
  return options.catalogue.tenants
    .filter(
      (tenant) =>
        !tenant.excluded &&
        !where.except.tenants.includes(tenant.id) &&
        !where.except.categories.includes(tenant.category) &&
        (where.tenants.length + where.categories.length === 0 ||
          where.tenants.includes(tenant.id) ||
          where.categories.includes(tenant.category)) &&
        (missing.length === 0 || missing.some((part) => isPlaceOf(part, tenant))),
    )
    .sort((a, b) => (a.floor < b.floor ? -1 : a.floor > b.floor ? 1 : a.id < b.id ? -1 : 1))
    .slice(0, NEAR_SHOPS_MAX)
    .map((tenant) => shopView(tenant, options.catalogue, options.language));
}

function isPlaceOf(part: CampaignPart, tenant: TenantDocument): boolean {
  if (part.tenants.length + part.categories.length === 0) return true;
  return part.tenants.includes(tenant.id) || part.categories.includes(tenant.category);
}
