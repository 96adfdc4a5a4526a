/** The days that a receipt may be from, today first, as 'YYYY-MM-DD'. Counted in the calendar, no clock and no zone. */
export function daysBack(todayLocal: string, count: number): string[] {
  const [year = 1970, month = 1, day = 1] = todayLocal.slice(0, 10).split('-').map(Number);
  return Array.from({ length: count }, (_, back) => new Date(Date.UTC(year, month - 1, day - back)).toISOString().slice(0, 10));
}
