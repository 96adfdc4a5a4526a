/** Act `deposit.booked`: money of a tenant's deposit came in, or goes back to it. */
import type { ActOf } from '../contract/act.ts';
import { depositAccount, ledgerAccount } from '../ledger/accounts.ts';
import { moved } from '../ledger/posting.ts';
import { done } from './act-ending.ts';
import type { ActEnding } from './act-ending.ts';
import type { Scribe } from './scribe.ts';

/** Posts both parts of a deposit; below 0 it goes back. Refused for a tenant that nobody knows. */
export function bookDeposit(scribe: Scribe, act: ActOf<'deposit.booked'>): ActEnding {
  const { tenantId } = act;
  if (scribe.world.get('tenant', tenantId) === null)
    return { ok: false, refusal: 'tenant-unknown', detail: `there is no tenant ${tenantId}: put it into the catalogue first` };
  const { currency } = scribe.mall;
  const legs = [
    ...moved(ledgerAccount.bank, depositAccount(tenantId, 'points'), currency, act.forPointsMinor),
    ...moved(ledgerAccount.bank, depositAccount(tenantId, 'frozen'), currency, act.frozenMinor),
  ];
  scribe.post('deposit', legs, { tenantId });
  return done;
}
