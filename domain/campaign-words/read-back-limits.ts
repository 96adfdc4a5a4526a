/** How much there is, what else the receipt may serve, what refunds do, who pays. */
import type { CampaignVersion } from '../contract/campaign.ts';
import type { Say } from '../contract/primitive.ts';
import { enumeration } from '../text/enumeration.ts';
import { formatShare } from '../text/format.ts';
import { phrase } from '../text/phrase.ts';
import { spanArgs } from './explain.ts';
import type { RuleNames } from './rule-names.ts';
import { ruleSay } from './rule-say.ts';

/** @see RuleSections.limits */
export function limitSays(version: CampaignVersion): Say[] {
  const { perDay, total, perAccountWindow, perAccountCampaign, budgetPoints, budgetPointsPerDay, remainder } = version.quota;
  const says: Say[] = [];
  if (perDay !== null) says.push(ruleSay('rule.quota.day', { count: perDay }));
  if (total !== null) says.push(ruleSay('rule.quota.total', { count: total }));
  if (isCountable(version)) {
    if (perAccountWindow === null) says.push(ruleSay('rule.quota.multiples'));
    else says.push(ruleSay('rule.quota.account', { count: perAccountWindow, ...spanArgs(version) }));
    if (perAccountWindow !== 1 && version.span !== 'receipt') says.push(ruleSay(`rule.remainder.${remainder}`));
  }
  if (perAccountCampaign !== null) says.push(ruleSay('rule.quota.campaign', { count: perAccountCampaign }));
  if (budgetPoints !== null) says.push(ruleSay('rule.quota.budget', { points: budgetPoints }));
  if (budgetPointsPerDay !== null) says.push(ruleSay('rule.quota.budget-day', { points: budgetPointsPerDay }));
  return says;
}

/** Awards that can be had once or several times; base points and their multiples come with each receipt, events once. */
function isCountable({ reward, trigger }: CampaignVersion): boolean {
  return trigger === 'receipt' && reward.kind !== 'points-per-amount' && reward.kind !== 'multiply';
}

/** @see RuleSections.use */
export function useSays(version: CampaignVersion): Say[] {
  const { stackingGroup, stackingBy, receiptUse, rank, refunds, trigger } = version;
  const says: Say[] = [];
  if (stackingGroup !== null) says.push(ruleSay(`rule.stacking.${stackingBy}`, { group: stackingGroup, rank }));
  if (receiptUse !== null) says.push(ruleSay('rule.use', { group: receiptUse, rank }));
  if (trigger === 'receipt') says.push(ruleSay(`rule.refunds.${refunds}`));
  return says;
}

/** @see RuleSections.money */
export function moneySays({ funding, legal }: CampaignVersion, names: RuleNames): Say[] {
  const { language } = names;
  const payer = (funder: string) => {
    if (funder === 'operator') return phrase(language, 'payer.operator');
    return funder === 'receipt-tenant' ? phrase(language, 'payer.receipt-tenant') : names.shop(funder.slice('tenant:'.length));
  };
  const payers = funding.map((one) =>
    funding.length === 1
      ? payer(one.funder)
      : phrase(language, 'payer.share', { payer: payer(one.funder), paidShare: formatShare(one.perMille, language) }),
  );
  return [
    ...(payers.length === 0 ? [] : [ruleSay('rule.pays', { list: enumeration(payers, language) })]),
    ...(legal === null ? [] : [ruleSay('rule.legal', { profile: legal.profile })]),
  ];
}
