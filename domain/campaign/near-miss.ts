/** Goals that a receipt brought nearer but did not reach. */
import type { CampaignVersion } from '../contract/campaign.ts';
import { awardLimit } from './award.ts';
import type { Missing, NearMiss } from './evaluation.ts';
import { explainNearMiss } from '../campaign-words/explain-near-miss.ts';
import type { Fold } from './fold.ts';
import { dayNumberOf, momentOfInstant } from './moment.ts';
import { missingFrom, partPerMille, progressFrom } from './progress.ts';
import type { Registration } from './registration.ts';

/** A threshold on one receipt that is missed by more than this is not worth a word: the next receipt starts anew. */
const tellSingleFromPerMille = 500;

/** Of a threshold on one receipt. */
export function nearReceipt(version: CampaignVersion, amountMinor: number, registration: Registration): NearMiss | null {
  const goal = version.reach.sumMinor;
  if (goal === null || amountMinor >= goal) return null;
  const donePerMille = partPerMille(amountMinor, goal);
  if (donePerMille < tellSingleFromPerMille) return null;
  const missing: Missing = {
    missingMinor: goal - amountMinor,
    missingReceipts: null,
    missingShops: null,
    missingCategories: null,
    missingDays: null,
    missingStamps: null,
    missingParts: [],
  };
  return nearMiss(version, registration.receipt.receiptId, missing, donePerMille, deadlineOf(version, null, registration));
}

/** Of a window, folded as of the day of registration; only while it is still open then: nothing can be added to yesterday. */
export function nearWindow(version: CampaignVersion, windowKey: string, folded: Fold, registration: Registration): NearMiss | null {
  if (folded.awards >= awardLimit(version)) return null;
  if (registration.receipt.registeredAtMs >= version.when.boughtUntilMs) return null;
  if (version.span === 'receipt' || registration.registered.windowKey(version.span) !== windowKey) return null;
  const missing = missingFrom(version, folded);
  if (isNothing(missing)) return null;
  const deadline = deadlineOf(version, folded.oldestDay, registration);
  return nearMiss(version, windowKey, missing, progressFrom(version, folded).donePerMille, deadline);
}

/** Fields one by one: this is made for every candidate of every receipt. */
function nearMiss(version: CampaignVersion, windowKey: string, missing: Missing, donePerMille: number, deadlineDay: string): NearMiss {
  return {
    version,
    windowKey,
    missingMinor: missing.missingMinor,
    missingReceipts: missing.missingReceipts,
    missingShops: missing.missingShops,
    missingCategories: missing.missingCategories,
    missingDays: missing.missingDays,
    missingStamps: missing.missingStamps,
    missingParts: missing.missingParts,
    donePerMille,
    explanation: explainNearMiss(version, missing, deadlineDay),
  };
}

/** As `nearDeadline` (near-deadline.ts) says it for screens, but with the end of the window known for all candidates of the receipt. */
function deadlineOf(version: CampaignVersion, oldestDay: string | null, registration: Registration): string {
  const { offsets, dayCutoffMinutes } = registration.mall;
  const campaignEnd = momentOfInstant(Math.min(version.when.boughtUntilMs, version.stoppedAtMs ?? Infinity) - 1, offsets, dayCutoffMinutes);
  const windowEnd = registration.lastDayOf(version, oldestDay);
  return windowEnd !== null && dayNumberOf(windowEnd) < campaignEnd.dayNumber ? windowEnd : campaignEnd.day;
}

function isNothing(missing: Missing): boolean {
  return (
    missing.missingMinor === null &&
    missing.missingReceipts === null &&
    missing.missingShops === null &&
    missing.missingCategories === null &&
    missing.missingDays === null &&
    missing.missingStamps === null &&
    missing.missingParts.length === 0
  );
}
