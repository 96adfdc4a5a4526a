/** Questionnaires that a member may answer now, with what each brings. */
import { evaluateEvent } from '../campaign/evaluate-event.ts';
import { buildRuleIndex, eventCandidates } from '../campaign/rule-index.ts';
import type { AccountDocument } from '../contract/account-document.ts';
import type { CampaignVersion } from '../contract/campaign.ts';
import type { Say } from '../contract/primitive.ts';
import type { QuestionnaireDocument } from '../contract/questionnaire-document.ts';
import { memberFactsOf } from '../decide/rule-facts.ts';
import type { World } from '../decide/world.ts';
import { mallDayAt } from '../time/mall-day.ts';
import type { ViewOptions } from './progress-view.ts';
import { rewardSay } from './reward-say.ts';
import { campaignLeft } from './units-left.ts';

/** A questionnaire that is open for this member. `reward` null: it brings nothing. */
export interface QuestionnaireOffer {
  readonly questionnaire: QuestionnaireDocument;
  readonly reward: Say | null;
}

/** Those of today that were not answered yet; what brings something first, then those that end sooner. */
export function questionnaireOffers(world: World, account: AccountDocument, options: ViewOptions): QuestionnaireOffer[] {
  const { catalogue, atMs } = options;
  const today = mallDayAt(atMs, catalogue.mall.offsets, catalogue.mall.dayCutoffMinutes);
  return catalogue.questionnaires
    .filter((each) => each.fromLocal <= today && today <= each.untilLocal && !account.answered.includes(each.id))
    .filter((each) => each.who === 'everybody' || account.status === 'active')
    .map((questionnaire) => ({ questionnaire, reward: rewardOf(world, account, questionnaire.id, options) }))
    .sort(
      (a, b) =>
        Number(b.reward !== null) - Number(a.reward !== null) ||
        (a.questionnaire.untilLocal < b.questionnaire.untilLocal ? -1 : a.questionnaire.untilLocal > b.questionnaire.untilLocal ? 1 : 0) ||
        (a.questionnaire.id < b.questionnaire.id ? -1 : 1),
    );
}

/** What the first campaign that this answer sets off would give this member now; one that has run out gives nothing. */
function rewardOf(world: World, account: AccountDocument, questionnaireId: string, options: ViewOptions): Say | null {
  const { atMs, kioskId, catalogue } = options;
  const versions = world.campaigns().filter((each) => each.trigger === 'questionnaire' && each.questionnaireId === questionnaireId);
  if (versions.length === 0) return null;
  const event = { trigger: 'questionnaire', questionnaireId, atMs, kioskId } as const;
  const candidates = eventCandidates(buildRuleIndex(versions), event);
  for (const { version } of evaluateEvent(candidates, memberFactsOf({ world }, account, atMs), event, catalogue.mall))
    if (!isGone(world, version, options)) return rewardSay(version, options);
  return null;
}

const isGone = (world: World, version: CampaignVersion, options: ViewOptions): boolean =>
  campaignLeft(world, version, options.catalogue.mall, options.atMs) === 0;
