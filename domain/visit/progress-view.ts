/** Progress of an account in the campaigns that run, as a screen shows it. */
import { isInstead } from '../campaign/instead.ts';
import { whyNotAudience } from '../campaign/audience-match.ts';
import { explainNearMiss } from '../campaign-words/explain-near-miss.ts';
import { fold, type Fold } from '../campaign/fold.ts';
import { nearDeadline } from '../campaign-words/near-deadline.ts';
import { missingFrom, progressFrom, type Progress } from '../campaign/progress.ts';
import { asksReach, compileRule } from '../campaign/rule.ts';
import { windowKeyOf } from '../campaign/window-key.ts';
import { wordPart } from '../campaign-words/word-part.ts';
import type { AccountDocument } from '../contract/account-document.ts';
import type { CampaignVersion, ProgressWindow } from '../contract/campaign.ts';
import type { Language, Say } from '../contract/primitive.ts';
import type { ProgressView } from '../contract/screen-parts.ts';
import { memberFactsOf } from '../decide/rule-facts.ts';
import type { World } from '../decide/world.ts';
import { unbroken } from '../text/unbroken.ts';
import { mallDay } from '../time/mall-day.ts';
import { localOf } from '../time/zone.ts';
import { campaignEndLocal } from './campaign-end.ts';
import type { Catalogue } from './catalogue.ts';
import { localSay, newestVersions } from './local-say.ts';
import { namesOf, type NameSource } from './names-of.ts';
import { rewardView } from './reward-view.ts';
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
  /** Where it is shown: campaigns of a pilot run on some kiosks only. */
  readonly kioskId: string;
}

interface Shown {
  readonly version: CampaignVersion;
  readonly window: ProgressWindow | null;
  readonly fold: Fold;
  readonly progress: Progress;
}

/** Campaigns that the member takes part in and that have progress, the mall's own order first, then the nearest to its goal. */
export function progressViews(world: World, account: AccountDocument, options: ViewOptions): ProgressView[] {
  const source = { catalogue: options.catalogue, campaigns: newestVersions(world.campaigns()) };
  const shown = runningCampaigns(world.campaigns(), options.atMs)
    .filter((version) => hasProgress(version) && takesPart(world, account, version, options))
    .map((version) => shownOf(version, account, options));
  shown.sort(
    (a, b) =>
      b.version.poster.priority - a.version.poster.priority ||
      b.progress.donePerMille - a.progress.donePerMille ||
      (a.version.campaignId < b.version.campaignId ? -1 : 1),
  );
  return shown.map((each) => progressView(world, each, source, options));
}

/** A goal that several receipts reach together. */
function hasProgress(version: CampaignVersion): boolean {
  return version.trigger === 'receipt' && version.span !== 'receipt' && (asksReach(version.reach) || version.parts.length > 0);
}

/** Whether a receipt bought and registered now would count for this member. */
export function takesPart(
  world: World,
  account: AccountDocument,
  version: CampaignVersion,
  { atMs, kioskId, catalogue }: ViewOptions,
): boolean {
  const at = { registeredAtMs: atMs, purchasedAtMs: atMs, kioskId, tenantId: null };
  return whyNotAudience(compileRule(version), memberFactsOf({ world }, account, atMs), at, catalogue.mall) === null;
}

function shownOf(version: CampaignVersion, account: AccountDocument, { atMs, catalogue: { mall } }: ViewOptions): Shown {
  const nowLocal = localOf(atMs, mall.offsets);
  const key = windowKeyOf(version, nowLocal, mall);
  const window = account.progress.find((each) => each.campaignId === version.campaignId && each.windowKey === key) ?? null;
  const folded = fold(version, window ?? { windowKey: key, entries: [] }, mallDay(nowLocal, mall.dayCutoffMinutes));
  return { version, window, fold: folded, progress: progressFrom(version, folded) };
}

function progressView(world: World, shown: Shown, source: NameSource, options: ViewOptions): ProgressView {
  const { language, catalogue } = options;
  const { version, progress } = shown;
  const { reach, parts } = version;
  const names = namesOf(source, language);
  const state = stateOf(world, version, shown.window, options);
  const missing = new Set(progress.missingParts);
  return {
    campaignId: version.campaignId,
    title: unbroken(version.title[language]),
    short: unbroken(version.short[language]),
    sentence: unbroken(version.text[language]),
    figure: reach.sumMinor !== null ? 'arch' : reach.shops !== null || reach.categories !== null ? 'doors' : 'stamps',
    sum: reach.sumMinor === null ? null : { doneMinor: Math.max(0, progress.sumMinor), ofMinor: reach.sumMinor },
    receipts: steps(progress.receipts, reach.receipts),
    shops: steps(progress.shops, reach.shops),
    categories: steps(progress.categories, reach.categories),
    days: steps(progress.days, reach.days),
    stamps: steps(progress.stamps, reach.stamps),
    parts: parts.map((part, index) => ({ name: wordPart(part, names, catalogue.mall.currency), done: !missing.has(index) })),
    today: version.span === 'day',
    next: state === 'open' && !progress.complete ? localSay(nextSay(shown, options), source, language) : null,
    reward: rewardView(world, version, names, options),
    endsLocal: campaignEndLocal(version, options.atMs, catalogue.mall, progress.oldestDay),
    state,
  };
}

function steps(done: number, of: number | null): ProgressView['receipts'] {
  return of === null ? null : { done: Math.max(0, done), of };
}

function nextSay({ version, fold: folded, progress }: Shown, { atMs, catalogue: { mall } }: ViewOptions): Say {
  const day = mallDay(localOf(atMs, mall.offsets), mall.dayCutoffMinutes);
  return explainNearMiss(version, missingFrom(version, folded), nearDeadline(version, day, progress.oldestDay, mall));
}

function stateOf(world: World, version: CampaignVersion, window: ProgressWindow | null, options: ViewOptions): ProgressView['state'] {
  const granted = (window?.grants ?? []).filter((grant) => grant.refused === null && !isInstead(grant.awardKey));
  if (granted.length > 0 && version.quota.perAccountWindow !== null && granted.length >= version.quota.perAccountWindow) return 'bound';
  const left = version.reward.kind === 'gift' ? campaignLeft(world, version, options.catalogue.mall, options.atMs) : null;
  return left === 0 ? 'gone' : 'open';
}
