/** Fact `voucher.chosen`: of the gifts to choose from, this one. The unit bound is swapped for one of the other gift, if there is one. */
import { stockId } from '../allotment/allotment-id.ts';
import type { VoucherDocument } from '../contract/document.ts';
import type { Fact, FactBodyOf } from '../contract/fact.ts';
import { usableAccount } from './account-of.ts';
import { findUnits, returnUnits, stockUnit, takeUnits } from './gift-units.ts';
import { applied, refused } from './scribe.ts';
import type { Ending, Scribe } from './scribe.ts';
import { closedRefusal, otherChoices } from './voucher-choice.ts';
import { chooseOnLine, lineOnly } from './voucher-line.ts';
import { putVoucher } from './voucher-record.ts';

/**
 * Decides the choice. The same gift again is no error. A predicting kiosk swaps from its own loan; without one, or where it knows only the line on the account, it shows
 * the voucher as `asked` until the server has answered.
 */
export function chooseVoucher(scribe: Scribe, fact: Fact, body: FactBodyOf<'voucher.chosen'>): Ending {
  const account = usableAccount(scribe, body.accountId);
  if (typeof account === 'string') return refused(account);
  const gift = scribe.world.get('gift', body.giftId);
  if (gift === null || !gift.active) return refused('gift-unknown');
  const line = lineOnly(scribe, body.accountId, body.voucherId);
  if (line !== null) return chooseOnLine(scribe, line, body);
  const voucher = scribe.world.get('voucher', body.voucherId);
  if (voucher === null || voucher.accountId !== account.id) return refused('voucher-unknown');
  const closed = closedRefusal(voucher.state);
  if (closed !== null) return refused(closed);
  if (voucher.giftId === gift.id) return applied;
  if (!voucher.choices.includes(gift.id)) return refused('choice-unknown');
  const unit = stockUnit(gift.id);
  const found = findUnits(scribe, [unit], fact.kioskId, fact.registeredAtMs);
  if ('lacking' in found && scribe.context.role === 'decide') return refused('gift-gone');
  const binds = 'lacking' in found ? [] : found.binds;
  takeUnits(scribe, [unit], binds);
  putVoucher(scribe, { ...swapped(scribe, voucher, gift.id, [...binds]), state: 'lacking' in found ? 'asked' : voucher.state });
  return applied;
}

/** The voucher for the other gift: the unit of the first goes back, and the first becomes the choice. */
export function swapped(scribe: Scribe, voucher: VoucherDocument, giftId: string, binds: VoucherDocument['binds']): VoucherDocument {
  const before = voucher.binds.filter((bind) => bind.resourceId === stockId(voucher.giftId));
  returnUnits(scribe, before);
  return {
    ...voucher,
    giftId,
    choices: otherChoices(voucher.choices, voucher.giftId, giftId),
    binds: [...voucher.binds.filter((bind) => !before.includes(bind)), ...binds],
  };
}
