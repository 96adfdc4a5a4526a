/** The windows of one campaign on one account, where they hang together: by a limit for the whole campaign, or by a version that grew while it ran. */
import type { CampaignVersion } from '../contract/campaign.ts';
import { dueInCampaign } from './campaign-due.ts';
import { carriedAwards } from './carry.ts';
import type { CarriedWindow } from './carry.ts';
import type { Due, Touched } from './evaluation.ts';
import type { Rule } from './rule.ts';

/** Windows of a campaign, and the rule that judges them all: that of the newest version that has touched any of them, the one at hand included. */
export interface CampaignWindows {
  readonly windows: readonly CarriedWindow[];
  readonly rule: Rule;
  /** The version at hand is newer than all that touched these windows: limits may have grown for all of them. */
  readonly hasGrown: boolean;
}

/** An account's windows by campaign: walked through once for all candidates of a receipt, and only if one of them keeps windows. */
export class ProgressByCampaign {
  readonly #progress: readonly CarriedWindow[];
  #byCampaign: Map<string, CarriedWindow[]> | null = null;

  constructor(progress: readonly CarriedWindow[]) {
    this.#progress = progress;
  }

  /** @see CampaignWindows */
  of(rule: Rule): CampaignWindows {
    const { campaignId, version } = rule.version;
    const windows = (this.#byCampaign ??= byCampaign(this.#progress)).get(campaignId) ?? [];
    const newest = windows.reduce((most, one) => Math.max(most, one.version), 0);
    const later = newest > version ? rule.later.find((one) => one.version.version === newest) : undefined;
    return { windows, rule: later ?? rule, hasGrown: newest > 0 && newest < version };
  }
}

function byCampaign(progress: readonly CarriedWindow[]): Map<string, CarriedWindow[]> {
  const found = new Map<string, CarriedWindow[]>();
  for (const window of progress) {
    const list = found.get(window.campaignId);
    if (list === undefined) found.set(window.campaignId, [window]);
    else list.push(window);
  }
  return found;
}

/** What hangs together with the window that a receipt joined (`after`). */
export interface Settled {
  /** Due of that window. */
  readonly due: readonly Due[];
  /** Other windows whose due changed, or may have. */
  readonly changed: readonly Touched[];
  /** Awards of all windows. */
  readonly total: number;
}

/** @see Settled. null: the window stands by itself. */
export function settleTogether(version: CampaignVersion, { windows, hasGrown }: CampaignWindows, after: CarriedWindow): Settled | null {
  if (version.quota.perAccountCampaign === null && !hasGrown) return null;
  const others = windows.filter((one) => one.windowKey !== after.windowKey);
  const before = hasGrown ? null : dueInCampaign(version, windows);
  const now = dueInCampaign(version, [...others, after]);
  const changed: Touched[] = [];
  let total = carriedAwards(others) + (after.carry?.awards ?? 0);
  for (const [windowKey, due] of now) {
    total += due.length;
    // The receipts of another window are the same as before, so the limit can only have cut off more or less of the end.
    if (windowKey === after.windowKey || due.length === before?.get(windowKey)?.length) continue;
    changed.push({ version, windowKey, entry: null, due, after: null });
  }
  return { due: now.get(after.windowKey) ?? [], changed, total };
}
