/** The draw of a campaign that gives tickets. */
import type { CampaignVersion } from '../contract/campaign.ts';
import type { Say } from '../contract/primitive.ts';
import type { RuleMall } from '../campaign/evaluation.ts';
import type { RuleNames } from './rule-names.ts';
import { fromMoment, ruleSay, untilMoment } from './rule-say.ts';

/** @see RuleSections.draw */
export function drawSays({ draw }: CampaignVersion, mall: RuleMall, { language }: RuleNames): Say[] {
  if (draw === null) return [];
  return [
    ruleSay('rule.draw.closes', { untilMomentLocal: untilMoment(draw.closesAtMs, mall) }),
    ruleSay('rule.draw.drawn', { atMomentLocal: fromMoment(draw.drawnAtMs, mall) }),
    ruleSay('rule.draw.public', { publicValue: draw.publicValue[language] }),
    ...draw.prizes.map(({ units, name, valueMinor }) =>
      ruleSay('rule.draw.prize', { count: units, prize: name[language], worth: valueMinor > 0 ? '_some' : '_none', valueMinor }),
    ),
    ruleSay('rule.draw.reserves', { count: draw.reserves }),
    ruleSay('rule.draw.claim', { days: draw.claimDays }),
    ruleSay(draw.onePrizeEach ? 'rule.draw.one' : 'rule.draw.several'),
  ];
}
