/**
 * A small convenience of the demo only: its campaign files say `{{today}}`, `{{today+7}}`, `{{today-30}}` instead of dates, so that the demo mall always has running, future
 * and ended campaigns. Real campaign files hold real dates.
 */
import { addDays } from '../../domain/time/local-time.ts';

/** Puts dates for the marks. `todayLocal` is the mall's local date `YYYY-MM-DD`. */
export function expandCampaignDates(text: string, todayLocal: string): string {
  return text.replace(/\{\{today(?:([+-])(\d{1,4}))?\}\}/g, (_mark, sign: string | undefined, days: string | undefined) =>
    addDays(todayLocal, Number(days ?? 0) * (sign === '-' ? -1 : 1)),
  );
}
