/** Act `tick`: what time alone does. Points past their end leave, vouchers past their deadline return their units, documents are tidied. */
import type { ActOf } from '../contract/act.ts';
import type { Lot } from '../contract/document.ts';
import { moved } from '../ledger/posting.ts';
import { done } from './act-ending.ts';
import type { ActEnding } from './act-ending.ts';
import { tidy } from './housekeeping.ts';
import type { Scribe } from './scribe.ts';
import { moneyLegs } from './spend-points.ts';
import { closeVoucher } from './voucher-record.ts';

/** Runs the clock for the accounts named; unknown ones are passed over. */
export function runTick(scribe: Scribe, act: ActOf<'tick'>): ActEnding {
  for (const accountId of act.accountIds) {
    const account = scribe.world.get('account', accountId);
    if (account === null) continue;
    for (const lot of account.lots)
      if (lot.points > 0 && lot.expiresAtMs !== null && lot.expiresAtMs <= act.atMs) expire(scribe, accountId, lot);
    for (const line of account.vouchers) {
      if ((line.state !== 'open' && line.state !== 'asked') || line.deadlineMs >= act.atMs) continue;
      const voucher = scribe.world.get('voucher', line.voucherId);
      if (voucher !== null) closeVoucher(scribe, voucher, 'expired');
    }
    tidy(scribe, accountId, act.atMs, true);
  }
  return done;
}

function expire(scribe: Scribe, accountId: string, lot: Lot): void {
  const member = `member:${accountId}`;
  scribe.post('expired', [
    ...moved(member, 'expired', 'points', lot.points),
    ...moneyLegs([{ lot, points: lot.points }], member, 'expired'),
  ]);
  scribe.change({ kind: 'account.lotExpired', accountId, lotId: lot.lotId });
}
