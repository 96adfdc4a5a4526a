/**
 * A rule read back in words: what a marketer checks before announcing, and the sentences under a poster's terms. Every field of a version that changes what a member
 * gets is said; two versions that differ in one read differently (test/domain/campaign-words/read-back.test.ts). Texts: domain/text/<language>/rules.ts.
 */
import type { CampaignVersion } from '../contract/campaign.ts';
import type { Say } from '../contract/primitive.ts';
import type { RuleMall } from '../campaign/evaluation.ts';
import { drawSays } from './read-back-draw.ts';
import { giveSays } from './read-back-give.ts';
import { limitSays, moneySays, useSays } from './read-back-limits.ts';
import { reachSays, whatSays, whenSays } from './read-back-what.ts';
import { whoSays } from './read-back-who.ts';
import type { RuleNames } from './rule-names.ts';

/** The sections of a rule, in reading order. */
export interface RuleSections {
  /** What sets it off, who takes part, who does not. */
  readonly who: readonly Say[];
  /** Which receipts count, and what of them. */
  readonly what: readonly Say[];
  /** Bought, registered, announced. */
  readonly when: readonly Say[];
  readonly reach: readonly Say[];
  /** Reward, where and how long points can be spent, what the inviter gets, until when gifts are collected. */
  readonly give: readonly Say[];
  readonly limits: readonly Say[];
  /** Other offers for the same receipt, and refunds. */
  readonly use: readonly Say[];
  readonly draw: readonly Say[];
  readonly money: readonly Say[];
}

/** @see RuleSections. Names are in the language of `names`; amounts and dates are formatted where the sentences are worded. */
export function readBackSections(version: CampaignVersion, mall: RuleMall, names: RuleNames): RuleSections {
  return {
    who: whoSays(version, mall, names),
    what: whatSays(version, names),
    when: whenSays(version, mall, names),
    reach: reachSays(version, mall, names),
    give: giveSays(version, mall, names),
    limits: limitSays(version),
    use: useSays(version),
    draw: drawSays(version, mall, names),
    money: moneySays(version, names),
  };
}

/** All sentences in reading order. */
export function readBack(version: CampaignVersion, mall: RuleMall, names: RuleNames): readonly Say[] {
  const { who, what, when, reach, give, limits, use, draw, money } = readBackSections(version, mall, names);
  return [...who, ...what, ...when, ...reach, ...give, ...limits, ...use, ...draw, ...money];
}
