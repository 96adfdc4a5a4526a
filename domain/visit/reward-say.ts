/** What a campaign gives for an event, in one short phrase: "+50 points", "Dessert at Copper Pot". The reward is the campaign's alone. */
import type { CampaignVersion } from '../contract/campaign.ts';
import type { Say } from '../contract/primitive.ts';
import type { ViewOptions } from './progress-view.ts';

/** @see file comment */
export function rewardSay({ reward, short }: Pick<CampaignVersion, 'reward' | 'short'>, { catalogue, language }: ViewOptions): Say {
  switch (reward.kind) {
    case 'points':
      return { key: 'reward.points', args: { points: reward.points } };
    case 'tickets':
      return { key: 'reward.tickets', args: { tickets: reward.tickets } };
    case 'gift':
      return named(catalogue.gifts.find((each) => each.id === reward.giftId)?.name[language] ?? short[language]);
    case 'tier':
      return named(catalogue.tiers.find((each) => each.id === reward.tierId)?.name[language] ?? short[language]);
    case 'points-per-amount':
    case 'multiply':
      return named(short[language]);
  }
}

const named = (name: string): Say => ({ key: 'reward.named', args: { name } });
