/** What is given, where and how long it is good. */
import type { CampaignReward, CampaignVersion, PointsLife, PointsStart } from '../contract/campaign.ts';
import type { Say } from '../contract/primitive.ts';
import { enumeration } from '../text/enumeration.ts';
import type { RuleMall } from '../campaign/evaluation.ts';
import type { RuleNames } from './rule-names.ts';
import { fromMoment, ruleSay, untilMoment } from './rule-say.ts';

type PointsReward = Pick<Extract<CampaignReward, { readonly purse: string }>, 'purse' | 'start' | 'life'>;

/** @see RuleSections.give */
export function giveSays(version: CampaignVersion, mall: RuleMall, names: RuleNames): Say[] {
  const { reward, inviter, when } = version;
  const says = [...rewardSays(reward, mall, names), ...whenGoneSays(version, mall, names)];
  if (inviter !== null) {
    const most = inviter.most === null ? { most: '_none', times: 0 } : { most: '_some', times: inviter.most };
    says.push(ruleSay('rule.inviter', { points: inviter.points, ...most }));
    says.push(ruleSay('rule.inviter.life', lifeArgs(inviter.life, mall)));
  }
  if (when.collectedUntilMs !== null) says.push(ruleSay('rule.collect', { untilMomentLocal: untilMoment(when.collectedUntilMs, mall) }));
  return says;
}

function rewardSays(reward: CampaignReward, mall: RuleMall, names: RuleNames): Say[] {
  switch (reward.kind) {
    case 'points-per-amount': {
      const { points, perMinor } = reward;
      const rounding = reward.rounding === 'nearest' ? '_nearest' : '_down';
      return [
        ruleSay('rule.give.amount', { points, perMinor, rounding, ...capArgs(reward.capPoints) }),
        ...pointsSays(reward, mall, names),
      ];
    }
    case 'points':
      return [ruleSay('rule.give.points', { points: reward.points }), ...pointsSays(reward, mall, names)];
    case 'multiply': {
      const of = reward.of === null ? { of: '_all' } : { of: '_some', base: names.campaign(reward.of) };
      return [
        ruleSay('rule.give.times', { timesFactor: reward.factorPerMille, ...of, ...capArgs(reward.capPoints) }),
        ...pointsSays(reward, mall, names),
      ];
    }
    case 'gift':
      return [ruleSay('rule.give.gift', { gift: names.gift(reward.giftId) }), ...choiceSays(reward.choices, names)];
    case 'tickets':
      return [ruleSay('rule.give.tickets', { tickets: reward.tickets })];
    case 'tier':
      return [tierSay(reward, names)];
  }
}

/** What whoever comes too late gets. */
function whenGoneSays({ whenGone }: CampaignVersion, mall: RuleMall, names: RuleNames): Say[] {
  switch (whenGone?.kind) {
    case undefined:
      return [];
    case 'points':
      return [ruleSay('rule.gone.points', { points: whenGone.points }), ...pointsSays(whenGone, mall, names)];
    case 'gift':
      return [ruleSay('rule.gone.gift', { gift: names.gift(whenGone.giftId) })];
    case 'tickets':
      return [ruleSay('rule.gone.tickets', { tickets: whenGone.tickets, base: names.campaign(whenGone.drawId) })];
  }
}

function choiceSays(choices: readonly string[], names: RuleNames): Say[] {
  if (choices.length === 0) return [];
  return [
    ruleSay('rule.give.choices', {
      list: enumeration(
        choices.map((id) => names.gift(id)),
        names.language,
        'or',
      ),
    }),
  ];
}

function tierSay(reward: Extract<CampaignReward, { kind: 'tier' }>, names: RuleNames): Say {
  const tier = names.tier(reward.tierId);
  return reward.until.kind === 'days'
    ? ruleSay('rule.give.tier.days', { tier, days: reward.until.days })
    : ruleSay('rule.give.tier.end-of-year', { tier, years: reward.until.years });
}

function capArgs(capPoints: number | null): Say['args'] {
  return capPoints === null ? { cap: '_none', capPoints: 0 } : { cap: '_some', capPoints };
}

function pointsSays({ purse, start, life }: PointsReward, mall: RuleMall, names: RuleNames): Say[] {
  const where =
    purse === 'everywhere'
      ? ruleSay('rule.spend.everywhere')
      : ruleSay('rule.spend', { spendAt: names.shop(purse.slice('tenant:'.length)) });
  return [where, startSay(start, mall), ruleSay('rule.life', lifeArgs(life, mall))];
}

function startSay(start: PointsStart, mall: RuleMall): Say {
  switch (start.kind) {
    case 'at-once':
      return ruleSay('rule.start.at-once');
    case 'days':
      return ruleSay('rule.start.days', { days: start.days });
    case 'fixed':
      return ruleSay('rule.start.fixed', { startMomentLocal: fromMoment(start.atMs, mall) });
  }
}

function lifeArgs(life: PointsLife, mall: RuleMall): Say['args'] {
  const lifeClause = `life.${life.kind}`;
  switch (life.kind) {
    case 'days':
    case 'idle-days':
      return { lifeClause, days: life.days };
    case 'fixed':
      return { lifeClause, lastMomentLocal: untilMoment(life.atMs, mall) };
    default:
      return { lifeClause };
  }
}
