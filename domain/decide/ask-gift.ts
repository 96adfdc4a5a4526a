/** Fact `gift.asked`: a gift of the catalogue for points. */
import type { GiftDocument } from '../contract/catalogue-document.ts';
import type { VoucherDocument } from '../contract/document.ts';
import type { Fact, FactBodyOf } from '../contract/fact.ts';
import { balanceOf } from '../ledger/balance.ts';
import { staffRefusal, usableAccount } from './account-of.ts';
import { findUnits, giftUnits, takeUnits } from './gift-units.ts';
import { applied, refused } from './scribe.ts';
import type { Ending, Scribe } from './scribe.ts';
import { spendPoints } from './spend-points.ts';
import { lineOnly } from './voucher-line.ts';
import { collectionDeadlineMs, putVoucher } from './voucher-record.ts';

/** Gift and price, if it can be had for points at all. */
export function priceOf(gift: GiftDocument | null): number | null {
  return gift === null || !gift.active ? null : gift.pricePoints;
}

/** A card that nobody confirmed spends at a desk alone, and only on what the house gives to a bearer. */
const soldToBearer = (scribe: Scribe, body: FactBodyOf<'gift.asked'>, gift: GiftDocument | null): boolean =>
  body.staffId !== null && (gift === null || gift.valueMinor <= scribe.settings.honourWithoutCardMinor);

/** Decides the wish: unit bound, points spent, voucher open. A predicting kiosk without a loan of its own shows it as `asked`. */
export function askGift(scribe: Scribe, fact: Fact, body: FactBodyOf<'gift.asked'>): Ending {
  const account = usableAccount(scribe, body.accountId);
  if (typeof account === 'string') return refused(account);
  const gift = scribe.world.get('gift', body.giftId);
  if (account.status === 'provisional' && !soldToBearer(scribe, body, gift)) return refused('account-provisional');
  const staff = staffRefusal(scribe, body.staffId, 'sell');
  if (staff !== null) return refused(staff);
  const price = priceOf(gift);
  if (gift === null || price === null) return refused('gift-unknown');
  const earlier = scribe.world.get('voucher', body.voucherId);
  if (earlier !== null)
    return earlier.accountId === account.id && earlier.reference === body.reference ? applied : refused('voucher-exists');
  if (lineOnly(scribe, account.id, body.voucherId) !== null) return applied;
  const units = giftUnits(scribe, null, gift.id, fact.registeredAtMs);
  const found = findUnits(scribe, units, fact.kioskId, fact.registeredAtMs);
  if ('lacking' in found && scribe.context.role === 'decide') return refused('gift-gone');
  if (balanceOf(account, fact.registeredAtMs).spendable < price) return refused('not-enough-points');
  const binds = 'lacking' in found ? [] : found.binds;
  takeUnits(scribe, units, binds);
  const { spent } = spendPoints(scribe, account.id, price, fact.registeredAtMs);
  const voucher: VoucherDocument = {
    kind: 'voucher',
    id: body.voucherId,
    version: 0,
    reference: body.reference,
    accountId: account.id,
    giftId: gift.id,
    campaignId: null,
    awardKey: null,
    pricePoints: price,
    issuedBy: fact.kioskId,
    issuedAtMs: fact.registeredAtMs,
    deadlineMs: collectionDeadlineMs(scribe, gift, null, fact.registeredAtMs),
    state: 'lacking' in found ? 'asked' : 'open',
    honoured: null,
    binds: [...binds],
    spent,
    choices: [],
    funding: [],
  };
  putVoucher(scribe, voucher);
  return applied;
}
