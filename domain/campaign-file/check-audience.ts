/** Whom nobody can be, and whom nobody is. */
import type { CampaignVersion } from '../contract/campaign.ts';
import { audienceNever } from './audience-clash.ts';
import type { CheckInput } from './check-input.ts';
import { ownSegmentBit, segmentKeys } from './draft-audience.ts';

/** Longest slug, so the longest campaign name of which `in-<name>` is one. */
const longestOwnName = 64 - ownSegmentBit('').length;

/** Shares below this, per mille, are so few that one suspects a slip: `share: 0.5` for a half. */
const smallShare = 10;

/** @see file comment */
export function checkAudience(input: CheckInput): void {
  checkOwnSegment(input);
  checkContradictions(input);
  checkTiers(input);
}

function checkOwnSegment({ file, draft, notes }: CheckInput): void {
  if (draft.segment === null) return;
  const who = file.for ?? {};
  const key = segmentKeys.find((each) => who[each] !== undefined) ?? 'age';
  if (who.segments !== undefined)
    notes.problem({
      path: ['for', 'segments'],
      what: `does not go with "${key}": say all conditions here, or all in the segment`,
      atKey: true,
    });
  if (file.campaign.length > longestOwnName)
    notes.problem({ path: ['campaign'], what: `must have at most ${longestOwnName} letters, because "for" has a segment of its own` });
  if (who.women === true && who.men === true)
    notes.warning({ path: ['for', 'men'], what: 'together with women takes everybody whose sex is known: leave out both?', atKey: true });
  (who.spent ?? []).forEach((line, index) => {
    if (line.sum === undefined && line.receipts === undefined)
      notes.problem({ path: ['for', 'spent', index], what: 'asks for nothing: say sum or receipts' });
  });
}

function checkContradictions({ file, draft, notes }: CheckInput): void {
  const who = file.for ?? {};
  const { warning } = notes;
  for (const never of audienceNever(draft)) warning({ path: never.path, what: `takes nobody: ${never.what}` });
  if (draft.audience.share !== null && draft.audience.share.perMille < smallShare)
    warning({ path: ['for', 'share'], what: `is ${who.share ?? 0} per cent of the members: fewer than one in a hundred` });
  if (who.invited === true && who.joinedWithin === undefined && draft.trigger === 'receipt' && draft.quota.perAccountCampaign === null)
    warning({ path: ['for', 'invited'], what: 'holds for ever: say joinedWithin, or quota.perAccountInAll' });
}

/** Tiers come from campaigns that give them. */
function checkTiers({ file, draft, context, notes }: CheckInput): void {
  if (!context.knowsAllCampaigns) return;
  const given = (campaigns: readonly CampaignVersion[]) =>
    campaigns.flatMap(({ reward }) => (reward.kind === 'tier' ? [reward.tierId] : []));
  const held = [...given(context.others), ...(draft.reward.kind === 'tier' ? [draft.reward.tierId] : [])];
  file.for?.tiers?.forEach((tier, index) => {
    if ((context.tiers ?? []).includes(tier) && !held.includes(tier))
      notes.warning({ path: ['for', 'tiers', index], what: `no campaign gives the tier ${tier}: nobody has it` });
  });
  const { reward } = draft;
  if (reward.kind !== 'tier' || draft.audience.tiers.length !== 1 || draft.audience.tiers[0] !== reward.tierId) return;
  // A keep rule may be a campaign of its own, beside the one that gives the tier first.
  const givesItFirst = (other: CampaignVersion) =>
    other.reward.kind === 'tier' && other.reward.tierId === reward.tierId && !other.audience.tiers.includes(reward.tierId);
  if (!context.others.some((other) => other.campaignId !== draft.campaignId && givesItFirst(other)))
    notes.warning({
      path: ['for', 'tiers'],
      what: `takes only members who have ${reward.tierId} already, and no campaign gives it to anybody else`,
    });
}
