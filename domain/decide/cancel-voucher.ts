/** Fact `voucher.cancelled`: staff end an unused voucher; points and unit return. */
import type { Fact, FactBodyOf } from '../contract/fact.ts';
import { staffRefusal, usableAccount } from './account-of.ts';
import { applied, refused } from './scribe.ts';
import type { Ending, Scribe } from './scribe.ts';
import { giveBack } from './spend-points.ts';
import { closedRefusal } from './voucher-choice.ts';
import { cancelLine, lineOnly } from './voucher-line.ts';
import { closeVoucher } from './voucher-record.ts';

/** Decides a cancellation. */
export function cancelVoucher(scribe: Scribe, _fact: Fact, body: FactBodyOf<'voucher.cancelled'>): Ending {
  const account = usableAccount(scribe, body.accountId);
  if (typeof account === 'string') return refused(account);
  const staff = staffRefusal(scribe, body.staffId, 'cancel');
  if (staff !== null) return refused(staff);
  const line = lineOnly(scribe, body.accountId, body.voucherId);
  if (line !== null) return cancelLine(scribe, line, body);
  const voucher = scribe.world.get('voucher', body.voucherId);
  if (voucher === null || voucher.accountId !== account.id) return refused('voucher-unknown');
  const closed = closedRefusal(voucher.state);
  if (closed !== null) return refused(closed);
  giveBack(scribe, voucher);
  closeVoucher(scribe, voucher, 'cancelled');
  return applied;
}
