/** What is said of a gift that has run out, before any joy: whether and when there is more, and never more than there will be. */
import type { CampaignVersion, ProgressGrant } from '../contract/campaign.ts';
import type { Say } from '../contract/primitive.ts';
import type { World } from '../decide/world.ts';
import { addDays, weekdayOf } from '../time/local-time.ts';
import { endOfMallDayMs, mallDayAt, startOfMallDayMs } from '../time/mall-day.ts';
import type { ViewOptions } from './progress-view.ts';
import { campaignLeft } from './units-left.ts';

const plain = (key: string): Say => ({ key, args: {} });

/** @param refused what had run out; @param version of the campaign, where it is known */
export function goneSay(
  world: World,
  refused: ProgressGrant['refused'],
  version: CampaignVersion | undefined,
  { catalogue: { mall }, atMs }: Pick<ViewOptions, 'catalogue' | 'atMs'>,
): Say {
  if (version === undefined || refused === 'stock' || refused === null) return plain('gone.all');
  const perDay = refused === 'quota' ? version.quota.perDay : version.quota.budgetPointsPerDay;
  if (perDay === null) return plain('gone.all');
  const tomorrow = addDays(mallDayAt(atMs, mall.offsets, mall.dayCutoffMinutes), 1);
  if (!takesReceiptsOn(version, tomorrow, mall)) return plain('gone.day');
  if (refused === 'budget') return plain('gone.today');
  const count = campaignLeft(world, version, mall, startOfMallDayMs(tomorrow, mall.dayCutoffMinutes, mall.offsets)) ?? perDay;
  return count === 0 ? plain('gone.all') : { key: 'gone.tomorrow', args: { count, from: version.when.hours?.from ?? mall.opens } };
}

/** Whether a receipt bought on a mall day can count. */
function takesReceiptsOn({ when, stoppedAtMs }: CampaignVersion, day: string, mall: ViewOptions['catalogue']['mall']): boolean {
  const fromMs = startOfMallDayMs(day, mall.dayCutoffMinutes, mall.offsets);
  const untilMs = endOfMallDayMs(day, mall.dayCutoffMinutes, mall.offsets);
  return (
    when.boughtFromMs < untilMs &&
    when.boughtUntilMs > fromMs &&
    (stoppedAtMs === null || stoppedAtMs > fromMs) &&
    (when.weekdays.length === 0 || when.weekdays.includes(weekdayOf(day)))
  );
}
