/** The doors of a member's home, with what is behind them. */
import type { HomeView } from '../contract/screen-home.ts';
import type { AccountView } from './port.ts';

/** @see file comment */
export function homeView({ campaigns, gifts, tierWay }: Pick<AccountView, 'campaigns' | 'gifts' | 'tierWay'>): HomeView {
  const near = gifts.filter((gift) => gift.state === 'near');
  const [nearest] = near.toSorted((a, b) => a.missingPoints - b.missingPoints);
  return {
    campaigns: campaigns.length,
    forMe: campaigns.filter((each) => each.view.forMe).length,
    giftsNow: gifts.filter((gift) => gift.state === 'have').length,
    giftsNear: near.length,
    nearest: nearest === undefined ? null : { name: nearest.name, missingPoints: nearest.missingPoints },
    tier: tierWay,
  };
}
