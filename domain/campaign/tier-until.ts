import type { CampaignReward } from '../contract/campaign.ts';
import { addDays } from '../time/local-time.ts';
import { endOfMallDayMs, mallDayAt } from '../time/mall-day.ts';
import type { Offsets } from '../time/zone.ts';
import { endOfYearMs } from './points-life.ts';

/** When a tier earned at `atMs` comes up for review: the first instant after so many whole mall days, or after the calendar year `years` after this one. */
export function tierUntilMs(
  until: Extract<CampaignReward, { kind: 'tier' }>['until'],
  atMs: number,
  offsets: Offsets,
  dayCutoffMinutes: number,
): number {
  const day = mallDayAt(atMs, offsets, dayCutoffMinutes);
  if (until.kind === 'days') return endOfMallDayMs(addDays(day, until.days), dayCutoffMinutes, offsets);
  return endOfYearMs(day, until.years, offsets, dayCutoffMinutes);
}
