/** What one account is due in all windows of one campaign, where a limit for the whole campaign binds them together. */
import type { CampaignVersion, ProgressEntry } from '../contract/campaign.ts';
import { carriedAwards } from './carry.ts';
import type { Due } from './evaluation.ts';
import { compareEntries, fold } from './fold.ts';
import type { WindowEntries } from './fold.ts';

interface Claim {
  readonly windowKey: string;
  readonly due: Due;
  readonly completedBy: ProgressEntry;
}

/**
 * Due by window key, for all windows of one account and one campaign (`version`: the newest that touched any of them). With `perAccountCampaign` the awards completed
 * first, in order of purchase, stand: a late receipt with an earlier purchase may so take an award from another window, as it would have had it come in time.
 */
export function dueInCampaign(version: CampaignVersion, windows: readonly WindowEntries[]): ReadonlyMap<string, readonly Due[]> {
  const byWindow = new Map(windows.map((window) => [window.windowKey, fold(version, window).due]));
  const { perAccountCampaign } = version.quota;
  if (perAccountCampaign === null) return byWindow;
  // What is settled was bought before all that is not.
  const most = Math.max(0, perAccountCampaign - carriedAwards(windows));
  const claims = windows.flatMap((window): Claim[] => {
    const byId = new Map(window.entries.map((entry) => [entry.receiptId, entry]));
    return (byWindow.get(window.windowKey) ?? []).flatMap((due) => {
      const completedBy = byId.get(due.receiptId);
      return completedBy === undefined ? [] : [{ windowKey: window.windowKey, due, completedBy }];
    });
  });
  if (claims.length <= most) return byWindow;
  // The sort is stable: awards of one receipt in one window keep their order.
  const kept = new Set(
    claims
      .sort(compareClaims)
      .slice(0, most)
      .map((claim) => claim.due),
  );
  return new Map([...byWindow].map(([windowKey, due]) => [windowKey, due.filter((one) => kept.has(one))]));
}

function compareClaims(a: Claim, b: Claim): number {
  const byPurchase = compareEntries(a.completedBy, b.completedBy);
  if (byPurchase !== 0) return byPurchase;
  return a.windowKey < b.windowKey ? -1 : a.windowKey > b.windowKey ? 1 : 0;
}
