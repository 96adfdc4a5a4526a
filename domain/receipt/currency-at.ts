/** Currencies of countries that changed theirs while their receipt codes were in use. */

/** Per country the currency before the change and the first day of the euro (Council Decisions (EU) 2022/1211 for Croatia, (EU) 2025/1407 for Bulgaria). */
const changes = {
  HR: { before: 'HRK', euroFrom: '2023-01-01' },
  BG: { before: 'BGN', euroFrom: '2026-01-01' },
} as const;

/** ISO 4217 code of what a till counted in on that day (`YYYY-MM-DD`, or a local date and time). */
export function currencyAt(country: keyof typeof changes, localDate: string): string {
  const { before, euroFrom } = changes[country];
  return localDate.slice(0, 10) < euroFrom ? before : 'EUR';
}
