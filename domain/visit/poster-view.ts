/** The mall's promotions on attract, by priority. */
import type { CampaignVersion } from '../contract/campaign.ts';
import type { Language } from '../contract/primitive.ts';
import type { PosterView } from '../contract/screen-parts.ts';
import type { World } from '../decide/world.ts';
import { sha256Hex } from '../encoding/hash.ts';
import { formatFactor } from '../text/format.ts';
import { unbroken } from '../text/unbroken.ts';
import { campaignEndLocal } from './campaign-end.ts';
import type { ViewOptions } from './progress-view.ts';
import { runningCampaigns } from './running-campaigns.ts';
import { campaignLeft } from './units-left.ts';

const PALETTES = ['verdigris', 'oxide', 'slate', 'brass', 'moss'] as const;
const POSTERS_MAX = 8;

/** Posters of campaigns that run now. A count that is not fresh is "limited, ask at the desk", never a number that may be wrong. */
export function posterViews(world: World, options: ViewOptions): PosterView[] {
  const running = runningCampaigns(world.campaigns(), options.atMs).filter((version) => version.poster.priority > 0);
  running.sort((a, b) => b.poster.priority - a.poster.priority || (a.campaignId < b.campaignId ? -1 : 1));
  return running.slice(0, POSTERS_MAX).map((version) => posterView(world, version, options));
}

function posterView(world: World, version: CampaignVersion, options: ViewOptions): PosterView {
  const { language, catalogue } = options;
  const { reward } = version;
  const gift = reward.kind === 'gift' ? catalogue.gifts.find((each) => each.id === reward.giftId) : undefined;
  const left = campaignLeft(world, version, catalogue.mall, options.atMs);
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
    endsLocal: campaignEndLocal(version, options.atMs, catalogue.mall),
  };
}

/** The award in one figure for a poster without a picture: `+500`, `×1.5`. */
function figureOf({ reward }: CampaignVersion, language: Language): string | null {
  if (reward.kind === 'points') return `+${reward.points}`;
  return reward.kind === 'multiply' ? `×${formatFactor(reward.factorPerMille, language)}` : null;
}
