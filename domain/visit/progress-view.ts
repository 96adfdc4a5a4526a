/** Progress of an account in the campaigns that run, as a screen shows it. */
import type { CampaignVersion, ProgressWindow } from '../contract/campaign.ts';
import type { AccountDocument } from '../contract/document.ts';
import type { Language } from '../contract/primitive.ts';
import type { ProgressView } from '../contract/screen.ts';
import type { World } from '../decide/world.ts';
import { progressOf, type Progress } from '../campaign/progress.ts';
import { windowKeyOf } from '../campaign/window-key.ts';
import { localOf } from '../time/zone.ts';
import { campaignEndLocal } from './campaign-end.ts';
import type { Catalogue } from './catalogue.ts';
import { runningCampaigns } from './running-campaigns.ts';
import { campaignLeft } from './units-left.ts';

/** What every projection of an account needs. `atMs` is the estimate of server time. */
export interface ViewOptions {
  readonly catalogue: Catalogue;
  readonly language: Language;
  readonly atMs: number;
  readonly online: boolean;
  /** true: counts of units are younger than `settings.countFreshMs`. */
  readonly countsFresh: boolean;
}

/** Campaigns with progress, the mall's own order first, then the nearest to its goal. */
export function progressViews(world: World, account: AccountDocument, options: ViewOptions): ProgressView[] {
  const { mall } = options.catalogue;
  const nowLocal = localOf(options.atMs, mall.offsets);
  const shown = runningCampaigns(world.campaigns(), options.atMs)
    .filter((version) => version.span !== 'receipt')
    .map((version) => {
      const key = windowKeyOf(version, nowLocal, mall);
      const window = account.progress.find((each) => each.campaignId === version.campaignId && each.windowKey === key) ?? null;
      return { version, window, progress: progressOf(version, window) };
    });
  shown.sort(
    (a, b) =>
      b.version.poster.priority - a.version.poster.priority ||
      b.progress.donePerMille - a.progress.donePerMille ||
      (a.version.campaignId < b.version.campaignId ? -1 : 1),
  );
  return shown.map((each) => progressView(world, each.version, each.window, each.progress, options));
}

function progressView(
  world: World,
  version: CampaignVersion,
  window: ProgressWindow | null,
  progress: Progress,
  options: ViewOptions,
): ProgressView {
  const { language } = options;
  const { reach } = version;
  return {
    campaignId: version.campaignId,
    title: version.title[language],
    short: version.short[language],
    sentence: version.text[language],
    figure: reach.sumMinor !== null ? 'arch' : reach.shops !== null ? 'doors' : 'stamps',
    sum: reach.sumMinor === null ? null : { doneMinor: Math.max(0, progress.sumMinor), ofMinor: reach.sumMinor },
    receipts: reach.receipts === null ? null : { done: progress.receipts, of: reach.receipts },
    shops: reach.shops === null ? null : { done: progress.shops, of: reach.shops },
    reward: rewardView(world, version, options),
    endsLocal: campaignEndLocal(version, options.atMs, options.catalogue.mall),
    state: stateOf(world, version, window, options),
  };
}

function rewardView(world: World, version: CampaignVersion, options: ViewOptions): ProgressView['reward'] {
  const { reward } = version;
  const { catalogue, language } = options;
  if (reward.kind === 'gift') {
    const gift = catalogue.gifts.find((each) => each.id === reward.giftId);
    return {
      kind: 'gift',
      giftId: reward.giftId,
      name: gift?.name[language] ?? version.short[language],
      art: gift?.art ?? version.poster.art,
      left: options.countsFresh ? campaignLeft(world, version, catalogue.mall, options.atMs) : null,
      place: gift?.collectAt[language] ?? catalogue.mall.deskPlace[language],
    };
  }
  const spendAt =
    reward.purse === 'everywhere' ? null : (catalogue.tenants.find((each) => `tenant:${each.id}` === reward.purse)?.name ?? null);
  return { kind: 'points', points: reward.points, spendAt };
}

function stateOf(world: World, version: CampaignVersion, window: ProgressWindow | null, options: ViewOptions): ProgressView['state'] {
  const granted = (window?.grants ?? []).filter((grant) => grant.refused === null);
  if (granted.length > 0 && version.quota.perAccountWindow !== null && granted.length >= version.quota.perAccountWindow) return 'bound';
  const left = version.reward.kind === 'gift' ? campaignLeft(world, version, options.catalogue.mall, options.atMs) : null;
  return left === 0 ? 'gone' : 'open';
}
