/** What a visitor does and sees on the kiosk's page. */
import type { Station } from './mall.ts';

/** Touches the button of a name; waits until it is there. */
export async function act(station: Station, name: string): Promise<void> {
  await station.page.click(`[data-act="${name}"]:visible`, { timeout: 10_000 });
}

/** Waits until the visit shows so many receipt rows and none of them still waits for its outcome. */
export async function rows(station: Station, count: number): Promise<void> {
  await station.page.waitForFunction(
    (wanted) => document.querySelectorAll('[data-row]').length === wanted && document.querySelector('[data-row="waiting"]') === null,
    count,
    { timeout: 15_000 },
  );
}

/** Last four digits of the n-th demo member's first card, as the devices page labels it. */
export function visitor(station: Station, n: number): string {
  const members = station.devices.state?.cards.filter((card) => card.use === 'member') ?? [];
  const member = members[n - 1];
  if (member === undefined) throw new Error(`no demo member ${n}`);
  return member.last4;
}
