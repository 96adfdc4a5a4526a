/** Keeps a member's windows of one campaign as short as the receipts that may still come allow. */
import type { CarriedWindow } from '../campaign/carry.ts';
import { carriedAwards } from '../campaign/carry.ts';
import { settledEntries, settleWindow } from '../campaign/settle-window.ts';
import { insteadOf, isInstead } from '../campaign/instead.ts';
import type { CampaignVersion } from '../contract/campaign.ts';
import { lastDayOf } from './window-end.ts';

/** So many receipts that are settled stay until it is worth the work of folding them. */
const fewestToFold = 4;

/**
 * Folds what purchases of `openFrom` or later can no longer change, in place, and names the awards that now stand for good. With a limit over all windows of a
 * campaign those that are over become one, because only the number of their awards still matters.
 */
export function settleProgress(version: CampaignVersion, windows: CarriedWindow[], openFrom: string): readonly string[] {
  let count = 0;
  for (const window of windows) count += settledEntries(version, window, openFrom);
  if (count < fewestToFold) return [];
  const standing: string[] = [];
  windows.forEach((before, index) => {
    const { window, settled } = settleWindow(version, before, openFrom);
    if (window === before) return;
    if (settled.length === 0) windows[index] = window;
    else {
      const keys = new Set(settled.map((due) => due.awardKey));
      standing.push(...window.grants.map((grant) => grant.awardKey).filter((key) => isInstead(key) && keys.has(insteadOf(key))), ...keys);
      windows[index] = { ...window, grants: window.grants.filter((grant) => !keys.has(insteadOf(grant.awardKey))) };
    }
  });
  if (version.quota.perAccountCampaign !== null) uniteThoseOver(version, windows, openFrom);
  return standing;
}

function uniteThoseOver(version: CampaignVersion, windows: CarriedWindow[], openFrom: string): void {
  const isOver = ({ entries, carry }: CarriedWindow): boolean =>
    entries.length === 0 && carry !== undefined && (lastDayOf(version, carry.lastDay) ?? openFrom) < openFrom;
  const over = windows.filter(isOver);
  const [first] = over;
  if (first?.carry === undefined || over.length < 2) return;
  const open = windows.filter((window) => !isOver(window));
  // The count itself is that of any of them: none of them counts any further.
  windows.splice(0, windows.length, { ...first, grants: [], carry: { ...first.carry, awards: carriedAwards(over) } }, ...open);
}
