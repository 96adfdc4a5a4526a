/** Act `period.closed`: fees, draws and breakage of a month are posted, then it never moves again. */
import { closingEntries } from '../clearing/closing-entries.ts';
import type { ActOf } from '../contract/act.ts';
import { monthAfter } from '../ledger/period.ts';
import { done } from './act-ending.ts';
import type { ActEnding } from './act-ending.ts';
import type { Scribe } from './scribe.ts';

/** Closes the month after the last closed one; the first time any month, and with it all before. */
export function closePeriod(scribe: Scribe, act: ActOf<'period.closed'>): ActEnding {
  const { period } = act;
  const closed = scribe.closedThrough;
  if (closed !== null && period <= closed)
    return { ok: false, refusal: 'period-closed', detail: `${period} is closed already; the books are closed through ${closed}` };
  if (closed !== null && period !== monthAfter(closed))
    return { ok: false, refusal: 'period-not-next', detail: `close ${monthAfter(closed)} first: months are closed one after the other` };
  if (scribe.month <= period)
    return {
      ok: false,
      refusal: 'period-not-next',
      detail: `${period} is not over yet: it can be closed from the first mall day after it`,
    };
  const unknown = act.turnovers.find((one) => scribe.world.get('tenant', one.tenantId) === null);
  if (unknown !== undefined)
    return { ok: false, refusal: 'tenant-unknown', detail: `there is no tenant ${unknown.tenantId} to charge a fee to` };
  const agreementOf = (tenantId: string) => scribe.world.get('tenant', tenantId)?.agreement ?? null;
  for (const { reason, tenantId, legs } of closingEntries(act, agreementOf, scribe.mall.currency))
    scribe.postIn(period, reason, legs, { tenantId });
  scribe.put({ kind: 'books', id: 'books', version: 0, closedThrough: period });
  return done;
}
