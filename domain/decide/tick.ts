/** Act `tick`: what time alone does. Points past their end leave, gifts of points arrive, vouchers past their deadline return their units, who leaves is gone, documents are tidied. */
import type { ActOf } from '../contract/act.ts';
import { done } from './act-ending.ts';
import type { ActEnding } from './act-ending.ts';
import { closeAccount } from './close-account.ts';
import { arriveGift } from './give-points.ts';
import { endOfAccountMs, tidy } from './housekeeping.ts';
import { expireLot } from './member-lots.ts';
import type { Scribe } from './scribe.ts';
import { closeVoucher } from './voucher-record.ts';

/** Runs the clock for the accounts named; unknown ones are passed over. */
export function runTick(scribe: Scribe, act: ActOf<'tick'>): ActEnding {
  for (const accountId of act.accountIds) {
    const account = scribe.world.get('account', accountId);
    if (account === null) continue;
    for (const transfer of account.transfers) if (transfer.ripeAtMs <= act.atMs) arriveGift(scribe, accountId, transfer);
    for (const lot of scribe.account(accountId).lots)
      if (lot.points > 0 && lot.frozenBy === null && lot.expiresAtMs !== null && lot.expiresAtMs <= act.atMs)
        expireLot(scribe, accountId, lot);
    for (const line of account.vouchers) {
      if ((line.state !== 'open' && line.state !== 'asked') || line.deadlineMs >= act.atMs) continue;
      const voucher = scribe.world.get('voucher', line.voucherId);
      if (voucher !== null) closeVoucher(scribe, voucher, 'expired');
    }
    const end = endOfAccountMs(scribe.account(accountId));
    if (end !== null && end <= act.atMs) closeAccount(scribe, accountId);
    tidy(scribe, accountId, act.atMs, true);
  }
  return done;
}
