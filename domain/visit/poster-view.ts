/** The mall's promotions on attract, by priority. */
import type { CampaignVersion } from '../contract/campaign.ts';
import type { Language } from '../contract/primitive.ts';
import type { PosterView } from '../contract/screen-parts.ts';
import type { World } from '../decide/world.ts';
import { sha256Hex } from '../encoding/hash.ts';
import { localOf } from '../time/zone.ts';
import { formatFactor } from '../text/format.ts';
import { unbroken } from '../text/unbroken.ts';
import { campaignEndLocal } from './campaign-end.ts';
import type { ViewOptions } from './progress-view.ts';
import { runningCampaigns } from './running-campaigns.ts';
import { campaignLeft } from './units-left.ts';

const PALETTES = ['verdigris', 'oxide', 'slate', 'brass', 'moss'] as const;
const POSTERS_MAX = 8;

/** How long a poster hangs: the least, and more for each step of priority. */
const DWELL_MS = { least: 10_000, step: 2_000, stepsMax: 4 } as const;
/** What begins within a week is announced on a poster. */
const SOON_MS = 7 * 86_400_000;

/** Posters of campaigns that run now, by priority, then of those that were announced and begin soon, the soonest first. A count that is not fresh is "limited, ask at the desk", never a number that may be wrong. */
export function posterViews(world: World, options: ViewOptions): PosterView[] {
  const running = runningCampaigns(world.campaigns(), options.atMs).filter((version) => version.poster.priority > 0);
  running.sort((a, b) => b.poster.priority - a.poster.priority || (a.campaignId < b.campaignId ? -1 : 1));
  const soon = announced(world.campaigns(), running, options.atMs);
  return [...running, ...soon].slice(0, POSTERS_MAX).map((version) => posterView(world, version, options));
}

/** Newest version of each campaign that people were told of and that begins within a week. */
function announced(versions: readonly CampaignVersion[], running: readonly CampaignVersion[], atMs: number): CampaignVersion[] {
  const newest = new Map<string, CampaignVersion>();
  for (const version of versions) {
    const known = newest.get(version.campaignId);
    if (known === undefined || known.version < version.version) newest.set(version.campaignId, version);
  }
  const shown = new Set(running.map((version) => version.campaignId));
  return [...newest.values()]
    .filter(({ when, poster, campaignId, stoppedAtMs }) => {
      const isTold = when.announcedAtMs !== null && when.announcedAtMs <= atMs;
      const isSoon = when.boughtFromMs > atMs && when.boughtFromMs - atMs <= SOON_MS;
      return isTold && isSoon && stoppedAtMs === null && poster.priority > 0 && !shown.has(campaignId);
    })
    .sort((a, b) => a.when.boughtFromMs - b.when.boughtFromMs || (a.campaignId < b.campaignId ? -1 : 1));
}

function posterView(world: World, version: CampaignVersion, options: ViewOptions): PosterView {
  const { language, catalogue } = options;
  const { reward } = version;
  const gift = reward.kind === 'gift' ? catalogue.gifts.find((each) => each.id === reward.giftId) : undefined;
  const isSoon = version.when.boughtFromMs > options.atMs;
  const left = isSoon ? null : campaignLeft(world, version, catalogue.mall, options.atMs);
  return {
    campaignId: version.campaignId,
    title: unbroken(version.title[language]),
    sentence: unbroken(version.text[language]),
    art: version.poster.art ?? gift?.art ?? null,
    figure: figureOf(version, language),
    palette:
      version.poster.palette ?? PALETTES[Number.parseInt(sha256Hex(version.campaignId).slice(0, 6), 16) % PALETTES.length] ?? 'verdigris',
    left: options.countsFresh ? left : null,
    leftToday: version.quota.perDay !== null,
    limited: !options.countsFresh && left !== null,
    place: gift?.collectAt[language] ?? null,
    beginsLocal: isSoon ? localOf(version.when.boughtFromMs, catalogue.mall.offsets) : null,
    endsLocal: isSoon ? null : campaignEndLocal(version, options.atMs, catalogue.mall),
    dwellMs: DWELL_MS.least + (isSoon ? 0 : DWELL_MS.step * Math.min(DWELL_MS.stepsMax, version.poster.priority - 1)),
  };
}

/** The award in one figure for a poster without a picture: `+500`, `×1.5`. */
function figureOf({ reward }: CampaignVersion, language: Language): string | null {
  if (reward.kind === 'points') return `+${reward.points}`;
  return reward.kind === 'multiply' ? `×${formatFactor(reward.factorPerMille, language)}` : null;
}
