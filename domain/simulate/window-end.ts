/** When a window of a simulation can no longer change, so that it may be forgotten. */
import type { CarriedWindow } from '../campaign/carry.ts';
import { lastDayOfWindow } from '../campaign/window-last-day.ts';
import type { CampaignVersion } from '../contract/campaign.ts';
import { addDays } from '../time/local-time.ts';
import type { MallClock } from './mall-clock.ts';

/**
 * First instant from which no receipt joins the window: after its last mall day and the longest a receipt may take to be registered (`maxAgeMs`), never later than
 * the campaign takes registrations. With a limit over all windows of a campaign every window stays as long as the campaign does.
 */
export function windowEndsMs(version: CampaignVersion, window: CarriedWindow, clock: MallClock, maxAgeMs: number): number {
  const { registeredUntilMs, registeredWithinDays } = version.when;
  const lastEntryDay = window.entries.at(-1)?.day ?? window.carry?.lastDay;
  if (lastEntryDay === undefined || version.quota.perAccountCampaign !== null) return registeredUntilMs;
  const day = lastDayOf(version, lastEntryDay);
  if (day === null) return registeredUntilMs;
  return Math.min(
    registeredUntilMs,
    clock.endOf(day) + maxAgeMs,
    registeredWithinDays === null ? Infinity : clock.endOf(addDays(day, registeredWithinDays)),
  );
}

/** Last mall day of the window that a mall day is in; null: the campaign's own end. */
export function lastDayOf(version: CampaignVersion, day: string): string | null {
  if (version.span === 'receipt') return day;
  // What an award of a rolling window used up, and its number, depends on all before it.
  return version.span === 'rolling' ? null : lastDayOfWindow(version, day, null);
}

/** `windowEndsMs`, remembered: all members' windows of a name end together. */
export function createWindowEnds(clock: MallClock, maxAgeMs: number): (version: CampaignVersion, window: CarriedWindow) => number {
  const byCampaign = new Map<string, Map<string, number>>();
  return (version, window) => {
    if (version.span === 'receipt') return windowEndsMs(version, window, clock, maxAgeMs);
    let ends = byCampaign.get(version.campaignId);
    if (ends === undefined) byCampaign.set(version.campaignId, (ends = new Map<string, number>()));
    const known = ends.get(window.windowKey);
    if (known !== undefined) return known;
    const endsMs = windowEndsMs(version, window, clock, maxAgeMs);
    ends.set(window.windowKey, endsMs);
    return endsMs;
  };
}
