/** Hours of a campaign beside those of the mall. */
import type { CheckInput } from './check-input.ts';

/** @see file comment */
export function checkHours({ file, draft, context, notes }: CheckInput): void {
  if (context.hours === null) return;
  const opens = minuteOf(context.hours.opens);
  const closes = wrapped(minuteOf(context.hours.closes), opens);
  const said = `the mall is open ${context.hours.opens}-${context.hours.closes}`;
  const { hours } = draft.when;
  if (hours !== null && hours.from !== hours.until) {
    const from = minuteOf(hours.from);
    const until = wrapped(minuteOf(hours.until), from);
    if (until <= opens || from >= closes) notes.warning({ path: ['when', 'hours'], what: `never comes: ${said}` });
    else if (from < opens || until > closes) notes.warning({ path: ['when', 'hours'], what: `reaches beyond opening hours: ${said}` });
  }
  for (const key of ['until', 'registerUntil', 'collectUntil'] as const) {
    const clock = file.when[key]?.slice(11) ?? '';
    if (clock === '') continue;
    const minute = wrapped(minuteOf(clock), Math.min(opens, context.dayCutoffMinutes));
    if (minute > opens && minute < closes)
      notes.warning({ path: ['when', key], what: `ends at ${clock}, before the mall closes: ${said}` });
  }
}

/** Minutes since midnight of `HH:MM`. */
function minuteOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
}

/** A time of the night after, where it stands before the beginning. */
function wrapped(minute: number, beginning: number): number {
  return minute <= beginning ? minute + 1440 : minute;
}
