/** The campaign engine for what happens to a member and is no receipt: joined, confirmed, a birthday, a questionnaire answered. */
import { awardKeyOf, fixedReward } from './award.ts';
import { whyNotAudience } from './audience-match.ts';
import { isInForce, isWithin } from './counting.ts';
import type { MemberFacts, RuleEvent, RuleMall, Touched } from './evaluation.ts';
import { momentOfInstant } from './moment.ts';
import type { Moment } from './moment.ts';
import type { Rule } from './rule.ts';

/**
 * What each campaign with that trigger is due: one award in the window `joined`, `confirmed`, `questionnaire` or, for birthdays, the year of the mall day. Whether it
 * was granted before, the window of that key tells (the event itself keeps no entries). Rewards that need an amount give nothing.
 */
export function evaluateEvent(candidates: readonly Rule[], member: MemberFacts, event: RuleEvent, mall: RuleMall): readonly Touched[] {
  const moment = momentOfInstant(event.atMs, mall.offsets, mall.dayCutoffMinutes);
  const at = { registeredAtMs: event.atMs, purchasedAtMs: event.atMs, kioskId: event.kioskId, tenantId: null };
  const windowKey = event.trigger === 'birthday' ? moment.windowKey('year') : event.trigger;
  return candidates.flatMap((rule): Touched[] => {
    const { version } = rule;
    const reward = fixedReward(version.reward);
    if (reward === null || !isOf(rule, event, moment) || whyNotAudience(rule, member, at, mall) !== null) return [];
    const due = [{ awardKey: awardKeyOf(version.campaignId, windowKey, 1), receiptId: '', reward }];
    return [{ version, windowKey, entry: null, due, after: null }];
  });
}

function isOf(rule: Rule, event: RuleEvent, moment: Moment): boolean {
  const { version } = rule;
  return (
    rule.isKnown &&
    version.trigger === event.trigger &&
    (version.trigger !== 'questionnaire' || version.questionnaireId === event.questionnaireId) &&
    isInForce(version, event.atMs) &&
    event.atMs < version.when.boughtUntilMs &&
    (rule.weekdays === 0 || (rule.weekdays & (1 << moment.weekday)) !== 0) &&
    (rule.hours === null || isWithin(rule.hours, moment.minuteOfDay))
  );
}
