/** Act `reminders.came`: a tactful word before points end, told at the next scan; what has been spent meanwhile is not spoken of. */
import type { ActOf } from '../contract/act.ts';
import type { Lot } from '../contract/account-document.ts';
import { mallDayAt } from '../time/mall-day.ts';
import { accountIdOf } from './account-of.ts';
import { done } from './act-ending.ts';
import type { ActEnding } from './act-ending.ts';
import { notify, say } from './say.ts';
import type { Scribe } from './scribe.ts';

/** One notice for each day of ending and purse. Frozen points do not end and are passed over; so are unknown and closed accounts. */
export function remindOfExpiry(scribe: Scribe, act: ActOf<'reminders.came'>): ActEnding {
  for (const { accountId: named, ...stretch } of act.accounts) {
    const accountId = accountIdOf(scribe.world, named);
    const account = scribe.world.get('account', accountId);
    if (account === null || account.status === 'closed') continue;
    for (const [key, ending] of endings(scribe, account.lots, stretch)) {
      const args = { points: ending.points, onLocal: ending.day };
      const tenantId = ending.purse.startsWith('tenant:') ? ending.purse.slice('tenant:'.length) : null;
      notify(
        scribe,
        accountId,
        `expiring/${key}`,
        tenantId === null ? say('notice.expiring', args) : say('notice.expiring.at', { ...args, tenantId }),
      );
    }
  }
  return done;
}

interface Ending {
  readonly purse: string;
  /** Last mall day on which the points can be spent. */
  readonly day: string;
  readonly points: number;
}

function endings(
  { mall }: Scribe,
  lots: readonly Lot[],
  { fromMs, untilMs }: { readonly fromMs: number; readonly untilMs: number },
): ReadonlyMap<string, Ending> {
  const found = new Map<string, Ending>();
  for (const { purse, points, expiresAtMs, frozenBy } of lots) {
    if (points === 0 || frozenBy !== null || expiresAtMs === null || expiresAtMs < fromMs || expiresAtMs > untilMs) continue;
    const day = mallDayAt(expiresAtMs - 1, mall.offsets, mall.dayCutoffMinutes);
    const key = `${day}/${purse}`;
    found.set(key, { purse, day, points: points + (found.get(key)?.points ?? 0) });
  }
  return found;
}
