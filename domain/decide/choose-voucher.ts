/**
 * Fact `voucher.chosen`: of the gifts to choose from, this one; or, given by staff, the house's substitute for one that is gone. The unit bound is swapped for one of the
 * other gift, if there is one. What a substitute stands in for stays bound until the substitute is handed over, and is written off then: it was promised and is not there.
 */
import { stockId } from '../allotment/allotment-id.ts';
import type { VoucherDocument } from '../contract/document.ts';
import type { Fact, FactBodyOf } from '../contract/fact.ts';
import { staffRefusal, usableAccount } from './account-of.ts';
import { findUnits, returnUnits, stockUnit, takeUnits } from './gift-units.ts';
import { applied, refused } from './scribe.ts';
import type { Ending, Scribe } from './scribe.ts';
import { isGone, isSubstitute } from './substitute.ts';
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
  const staff = staffRefusal(scribe, body.staffId ?? null, 'sell');
  if (staff !== null) return refused(staff);
  const isOther = voucher.choices.includes(gift.id);
  if (!isOther && !mayStandIn(scribe, voucher, body)) return refused('choice-unknown');
  const unit = stockUnit(gift.id);
  if (voucher.binds.some((bind) => bind.resourceId === unit.resourceId)) {
    putVoucher(scribe, swapped(scribe, voucher, gift.id, []));
    return applied;
  }
  const found = findUnits(scribe, [unit], fact.kioskId, fact.registeredAtMs);
  if ('lacking' in found && scribe.context.role === 'decide') return refused('gift-gone');
  const binds = 'lacking' in found ? [] : found.binds;
  takeUnits(scribe, [unit], binds);
  const next = isOther ? swapped(scribe, voucher, gift.id, [...binds]) : stoodIn(voucher, gift.id, [...binds]);
  putVoucher(scribe, { ...next, state: 'lacking' in found ? 'asked' : voucher.state });
  return applied;
}

/** Staff, and none of the voucher's gift is left: then what the catalogue names behind it. */
const mayStandIn = (scribe: Scribe, voucher: VoucherDocument, { giftId, staffId }: FactBodyOf<'voucher.chosen'>): boolean =>
  staffId !== undefined && isSubstitute(scribe.world, voucher.giftId, giftId) && isGone(scribe, voucher);

/** The voucher for a substitute. The first gift may still be taken until then, should it be found: its unit stays with the voucher. */
const stoodIn = (voucher: VoucherDocument, giftId: string, binds: VoucherDocument['binds']): VoucherDocument => ({
  ...voucher,
  giftId,
  choices: [...voucher.choices, voucher.giftId],
  binds: [...voucher.binds, ...binds],
});

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
