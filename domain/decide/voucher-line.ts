/**
 * What a predicting kiosk does with vouchers whose full record only the server has: it goes by the line on the account. Points and units were counted when the
 * server wrote that line, so only the line moves.
 */
import type { VoucherSummary } from '../contract/account-document.ts';
import type { Fact, FactBodyOf } from '../contract/fact.ts';
import { accountIdOf } from './account-of.ts';
import { isSubstitute } from './substitute.ts';
import { closedRefusal, otherChoices } from './voucher-choice.ts';
import { applied, refused } from './scribe.ts';
import type { Ending, Scribe } from './scribe.ts';

/** The line of a voucher on its account, when this is a prediction and the record is not at hand; else null. */
export function lineOnly(scribe: Scribe, accountId: string, voucherId: string): VoucherSummary | null {
  if (scribe.context.role !== 'predict' || scribe.world.get('voucher', voucherId) !== null) return null;
  const account = scribe.world.get('account', accountIdOf(scribe.world, accountId));
  return account?.vouchers.find((one) => one.voucherId === voucherId) ?? null;
}

const put = (scribe: Scribe, accountId: string, voucher: VoucherSummary): void =>
  scribe.change({ kind: 'account.voucherPut', accountId: accountIdOf(scribe.world, accountId), voucher });

/** The deed confirms what the line says. */
export function issueLine(scribe: Scribe, line: VoucherSummary, body: FactBodyOf<'voucher.issued'>): Ending {
  put(scribe, body.accountId, {
    ...line,
    state: line.state === 'asked' ? 'open' : line.state,
    deadlineMs: Math.max(line.deadlineMs, body.deadlineMs),
  });
  return applied;
}

/** Handed out; a second time is flagged as the server will flag it. */
export function honourLine(scribe: Scribe, line: VoucherSummary, fact: Fact, body: FactBodyOf<'voucher.honoured'>): Ending {
  if (line.state === 'honoured') {
    scribe.flags.add('honoured-again').add('shortfall');
    return applied;
  }
  if (fact.registeredAtMs > line.deadlineMs) scribe.flags.add('after-deadline');
  put(scribe, body.accountId, { ...line, state: 'honoured', honouredAtMs: fact.registeredAtMs, honouredAt: fact.kioskId });
  return applied;
}

/** Another gift is wished for: only the server sees the stock, so the line waits for it. */
export function chooseOnLine(scribe: Scribe, line: VoucherSummary, body: FactBodyOf<'voucher.chosen'>): Ending {
  const closed = closedRefusal(line.state);
  if (closed !== null) return refused(closed);
  if (line.giftId === body.giftId) return applied;
  const isOther = line.choices.includes(body.giftId);
  const mayStandIn = body.staffId !== undefined && isSubstitute(scribe.world, line.giftId, body.giftId);
  if (!isOther && !mayStandIn) return refused('choice-unknown');
  const choices = isOther ? otherChoices(line.choices, line.giftId, body.giftId) : [...line.choices, line.giftId];
  put(scribe, body.accountId, { ...line, giftId: body.giftId, choices, state: 'asked' });
  return applied;
}

/** Cancelled if it can be; the points come back with the server's decision. */
export function cancelLine(scribe: Scribe, line: VoucherSummary, body: FactBodyOf<'voucher.cancelled'>): Ending {
  const closed = closedRefusal(line.state);
  if (closed !== null) return refused(closed);
  put(scribe, body.accountId, { ...line, state: 'cancelled' });
  return applied;
}
