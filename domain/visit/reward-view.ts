/** What a campaign gives, as a screen shows it. */
import type { CampaignVersion } from '../contract/campaign.ts';
import type { ProgressView } from '../contract/screen-parts.ts';
import type { World } from '../decide/world.ts';
import { localOf } from '../time/zone.ts';
import type { RuleNames } from '../campaign-words/rule-names.ts';
import type { ViewOptions } from './progress-view.ts';
import { campaignLeft } from './units-left.ts';

/** @see file comment */
export function rewardView(world: World, version: CampaignVersion, names: RuleNames, options: ViewOptions): ProgressView['reward'] {
  const { reward } = version;
  const { catalogue, language } = options;
  switch (reward.kind) {
    case 'gift': {
      const gift = catalogue.gifts.find((each) => each.id === reward.giftId);
      return {
        kind: 'gift',
        giftId: reward.giftId,
        name: gift?.name[language] ?? version.short[language],
        art: gift?.art ?? version.poster.art,
        left: options.countsFresh ? campaignLeft(world, version, catalogue.mall, options.atMs) : null,
        place: gift?.collectAt[language] ?? catalogue.mall.deskPlace[language],
        choices: reward.choices.map((id) => names.gift(id)),
      };
    }
    case 'points':
      return {
        kind: 'points',
        points: reward.points,
        spendAt: reward.purse === 'everywhere' ? null : names.shop(reward.purse.slice('tenant:'.length)),
      };
    case 'points-per-amount':
      return { kind: 'per-amount', points: reward.points, perMinor: reward.perMinor };
    case 'multiply':
      // Depends on the receipt alone, so it has no progress and never comes here; its base is what it would show.
      return { kind: 'per-amount', points: 0, perMinor: 0 };
    case 'tickets':
      return { kind: 'tickets', tickets: reward.tickets, drawnLocal: drawnLocal(version, options) };
    case 'tier':
      return { kind: 'tier', name: names.tier(reward.tierId) };
  }
}

/** Day of the draw; null: none is announced. */
export function drawnLocal({ draw }: Pick<CampaignVersion, 'draw'>, { catalogue }: ViewOptions): string | null {
  return draw === null ? null : localOf(draw.drawnAtMs, catalogue.mall.offsets).slice(0, 10);
}
