/** The promotions a member can take part in, those that are not for everybody first. */
import type { AccountDocument } from '../contract/account-document.ts';
import type { CampaignVersion } from '../contract/campaign.ts';
import type { CampaignView } from '../contract/screen-mine.ts';
import type { ProgressView } from '../contract/screen-parts.ts';
import type { World } from '../decide/world.ts';
import { unbroken } from '../text/unbroken.ts';
import { localOf } from '../time/zone.ts';
import { deadlineLocal } from './deadline.ts';
import { newestVersions } from './local-say.ts';
import { namesOf } from './names-of.ts';
import { takesPart, type ViewOptions } from './progress-view.ts';
import { runningCampaigns } from './running-campaigns.ts';
import { campaignLeft } from './units-left.ts';

/** A promotion with the whole terms of its version in force. */
export interface CampaignOffer {
  readonly view: CampaignView;
  readonly version: number;
  readonly terms: string;
}

/** @see file comment. `progress`: the account's, as `progressViews` gives it. */
export function campaignOffers(
  world: World,
  account: AccountDocument,
  progress: readonly ProgressView[],
  options: ViewOptions,
): CampaignOffer[] {
  const names = namesOf({ catalogue: options.catalogue, campaigns: newestVersions(world.campaigns()) }, options.language);
  const place = new Map(progress.map((each, at) => [each.campaignId, at]));
  return runningCampaigns(world.campaigns(), options.atMs)
    .filter((version) => version.trigger === 'receipt' && takesPart(world, account, version, options))
    .sort(
      (a, b) =>
        Number(isForFew(b)) - Number(isForFew(a)) ||
        b.poster.priority - a.poster.priority ||
        (place.get(a.campaignId) ?? Infinity) - (place.get(b.campaignId) ?? Infinity) ||
        (a.campaignId < b.campaignId ? -1 : 1),
    )
    .map((version) => ({
      view: campaignView(world, version, progress[place.get(version.campaignId) ?? -1] ?? null, names, options),
      version: version.version,
      terms: version.terms[options.language],
    }));
}

/** What a poster is about, for somebody who is nobody yet; null: it no longer hangs. `versions`: of all campaigns. */
export function posterOffer(world: World, campaignId: string, options: ViewOptions): CampaignOffer | null {
  const newest = newestVersions(world.campaigns());
  const version =
    runningCampaigns(world.campaigns(), options.atMs).find((each) => each.campaignId === campaignId) ?? newest.get(campaignId);
  if (version === undefined || version.poster.priority === 0) return null;
  const names = namesOf({ catalogue: options.catalogue, campaigns: newest }, options.language);
  return {
    view: { ...campaignView(world, version, null, names, options), forMe: false },
    version: version.version,
    terms: version.terms[options.language],
  };
}

/** Whoever does not hold the tier, the bit or the birthday never sees it: it is an offer for this member. */
function isForFew({ audience }: CampaignVersion): boolean {
  return (
    audience.tiers.length > 0 ||
    audience.anyOf.length > 0 ||
    audience.birthday !== null ||
    audience.joinedWithinDays !== null ||
    audience.invited
  );
}

function campaignView(
  world: World,
  version: CampaignVersion,
  progress: ProgressView | null,
  names: ReturnType<typeof namesOf>,
  options: ViewOptions,
): CampaignView {
  const { language, catalogue, atMs } = options;
  const { mall } = catalogue;
  const { reward, where } = version;
  const gift = reward.kind === 'gift' ? catalogue.gifts.find((each) => each.id === reward.giftId) : undefined;
  const shopOf = (id: string | null | undefined) => catalogue.tenants.find((each) => each.id === id)?.name;
  const said = (part: { readonly tenants: readonly string[]; readonly categories: readonly string[] }) => [
    ...part.categories.map((id) => names.category(id)),
    ...part.tenants.map((id) => names.shop(id)),
  ];
  const inParts = { tenants: version.parts.flatMap((each) => each.tenants), categories: version.parts.flatMap((each) => each.categories) };
  const counted = said(where);
  return {
    campaignId: version.campaignId,
    title: unbroken(version.title[language]),
    sentence: unbroken(version.text[language]),
    art: version.poster.art ?? gift?.art ?? null,
    forMe: isForFew(version),
    progress,
    fromLocal: localOf(version.when.boughtFromMs, mall.offsets).slice(0, 10),
    untilLocal: deadlineLocal(Math.min(version.when.boughtUntilMs, version.stoppedAtMs ?? Infinity), mall),
    shops: [...new Set(counted.length > 0 ? counted : said(inParts))],
    except: said(where.except),
    left: options.countsFresh ? campaignLeft(world, version, mall, atMs) : null,
    leftToday: version.quota.perDay !== null,
    place: gift === undefined ? null : (shopOf(gift.tenantId) ?? gift.collectAt[language]),
  };
}
