/** Beyond the schema: names that exist, parts that fit together, and what is legal but looks unintended. One file a kind of mistake. */
import type { CampaignFile } from '../contract/campaign-file.ts';
import { checkAudience } from './check-audience.ts';
import { checkCompetition } from './check-competition.ts';
import { checkGive } from './check-give.ts';
import { checkGoal } from './check-goal.ts';
import { checkHours } from './check-hours.ts';
import type { CheckInput } from './check-input.ts';
import { checkLaw } from './check-law.ts';
import { checkLimits } from './check-limits.ts';
import { checkNames } from './check-names.ts';
import { checkOverlap } from './check-overlap.ts';
import { checkParts } from './check-parts.ts';
import { checkSpendable } from './check-spendable.ts';
import { checkTimes } from './check-times.ts';
import { checkTrigger } from './check-trigger.ts';
import { checkWhenGone } from './check-when-gone.ts';
import type { CampaignContext } from './campaign-context.ts';
import type { CampaignDraft } from './draft.ts';
import type { DraftNotes } from './draft-notes.ts';
import { toVersion } from './to-version.ts';

const checks: readonly ((input: CheckInput) => void)[] = [
  checkNames,
  checkTrigger,
  checkGive,
  checkWhenGone,
  checkGoal,
  checkParts,
  checkTimes,
  checkHours,
  checkLimits,
  checkAudience,
  checkSpendable,
  checkCompetition,
  checkOverlap,
  checkLaw,
];

/** Checks a draft against the mall and against itself. */
export function checkDraft(file: CampaignFile, draft: CampaignDraft, context: CampaignContext, notes: DraftNotes): void {
  const input: CheckInput = { file, draft, version: toVersion(draft, 1, 0, context.offsets), context, notes };
  for (const check of checks) check(input);
}
