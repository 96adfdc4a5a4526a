/** What a decision gave, in the words of the walk-throughs. */
import { isInstead } from '../../../domain/campaign/instead.ts';
import type { Decision } from '../../../domain/decide/world.ts';
import type { WalkMall } from './walk-mall.ts';

type Award = Decision['outcome']['awards'][number];

/** `+24`, `+300 at SHOP`, `gift NAME`, `2 tickets`, `tier NAME`, `none left`; several joined by a comma, campaign by campaign; `-` for nothing. */
export function gotOf(mall: WalkMall, decision: Decision): string {
  const { outcome } = decision;
  if (outcome.fate !== 'applied') return outcome.refusal ?? outcome.holds.join(' ');
  const campaigns = [...new Set(outcome.awards.map((award) => award.campaignId))];
  const got = campaigns.flatMap((campaignId) =>
    one(
      mall,
      outcome.awards.filter((award) => award.campaignId === campaignId),
    ),
  );
  return got.length === 0 ? '-' : got.join(', ');
}

function one(mall: WalkMall, awards: readonly Award[]): string[] {
  const [first] = awards;
  if (first === undefined) return [];
  const rest = awards.slice(1);
  // Refused, and something given instead.
  if (rest.some((award) => isInstead(award.awardKey)) && !isInstead(first.awardKey)) return ['none left', ...one(mall, rest)];
  const tickets = awards.reduce((sum, award) => sum + award.tickets, 0);
  if (tickets > 0) return [tickets === 1 ? '1 ticket' : `${tickets} tickets`];
  if (first.tierId !== null) return [`tier ${first.tierId}`];
  const gifts = awards.flatMap((award) => (award.voucherId === null ? [] : [giftOf(mall, award.voucherId)]));
  if (gifts.length > 0) return gifts.map((gift) => `gift ${gift}`);
  const points = awards.reduce((sum, award) => sum + award.points, 0);
  if (points === 0) return ['none left'];
  const shop = first.purse === null || first.purse === 'everywhere' ? '' : ` at ${first.purse.slice('tenant:'.length)}`;
  return [`+${points}${shop}`];
}

function giftOf(mall: WalkMall, voucherId: string): string {
  return mall.draft.get('voucher', voucherId)?.giftId ?? 'unknown';
}

/** Points each funder gave, `operator:33,vesta:67`, funders by name. */
export function paidOf(decision: Decision): string {
  const sums = new Map<string, number>();
  for (const { account, unit, amount, reason } of decision.postings) {
    if (reason !== 'earned' || unit !== 'points' || account.startsWith('member:')) continue;
    const funder = account.replace('tenant:', '');
    sums.set(funder, (sums.get(funder) ?? 0) - amount);
  }
  return [...sums]
    .sort(([a], [b]) => (a === 'operator' ? -1 : b === 'operator' ? 1 : a < b ? -1 : 1))
    .map(([funder, points]) => `${funder}:${points}`)
    .join(',');
}
