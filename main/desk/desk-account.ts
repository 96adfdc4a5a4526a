import type { AccountDocument, VoucherSummary } from '../../domain/contract/account-document.ts';
import { paperNotice } from '../../domain/decide/promise-paper.ts';
import { substitutesOf } from '../../domain/decide/substitute.ts';
import type { DeskAccount, DeskVoucherRecord } from '../../domain/desk/desk-account.ts';
import { deskTickets } from '../../domain/desk/desk-tickets.ts';
import { receiptStories } from '../../domain/desk/receipt-story.ts';
import { balanceOf } from '../../domain/ledger/balance.ts';
import { localOf } from '../../domain/time/zone.ts';
import type { Catalogue } from '../../domain/visit/catalogue.ts';
import { deadlineLocal } from '../../domain/visit/deadline.ts';
import { progressViews } from '../../domain/visit/progress-view.ts';
import type { ViewOptions } from '../../domain/visit/progress-view.ts';
import { giftLeft } from '../../domain/visit/units-left.ts';
import type { FactBook } from '../core/fact-book.ts';
import { inEachLanguage } from '../../domain/text/language.ts';

/** Audience bit that the server gives to accounts of people who work in the house. */
const houseStaffBit = 'mall-staff';

/**
 * Offline only the counter named on the paper may hand a voucher out (DESIGN §8): one that this desk issued itself, or whose gift is collected at the
 * desks of this mall.
 */
function isOfflineHere(voucher: VoucherSummary, deskId: string, catalogue: Catalogue): boolean {
  if (voucher.reference.startsWith(`${deskId}-`)) return true;
  const gift = catalogue.gifts.find((one) => one.id === voucher.giftId);
  return gift !== undefined && gift.collectAt.en === catalogue.mall.deskPlace.en;
}

/** What the house gives in place of a gift of which none is left but what is promised: the first of its substitutes that there is. */
function substituteFor(voucher: VoucherSummary, book: FactBook, catalogue: Catalogue): DeskVoucherRecord['substitute'] {
  if (voucher.state !== 'open' || giftLeft(book.world(), voucher.giftId) !== 0) return null;
  const behind = substitutesOf(voucher.giftId, (id) => catalogue.gifts.find((one) => one.id === id) ?? null);
  const there = behind.find((one) => giftLeft(book.world(), one.id) !== 0 && !voucher.choices.includes(one.id));
  return there === undefined ? null : { giftId: there.id, name: there.name };
}

function voucherOf(voucher: VoucherSummary, book: FactBook, deskId: string, catalogue: Catalogue): DeskVoucherRecord {
  const gift = catalogue.gifts.find((one) => one.id === voucher.giftId);
  const { offsets } = catalogue.mall;
  const named = (giftId: string) => catalogue.gifts.find((one) => one.id === giftId)?.name ?? inEachLanguage(() => giftId);
  const shop = catalogue.tenants.find((one) => one.id === gift?.tenantId);
  return {
    voucherId: voucher.voucherId,
    reference: voucher.reference,
    giftId: voucher.giftId,
    campaignId: voucher.campaignId,
    giftName: named(voucher.giftId),
    choices: voucher.choices.filter((id) => id !== voucher.giftId).map((giftId) => ({ giftId, name: named(giftId) })),
    substitute: substituteFor(voucher, book, catalogue),
    shop: shop?.name ?? null,
    art: gift?.art ?? null,
    valueMinor: gift?.valueMinor ?? Number.MAX_SAFE_INTEGER,
    fromAgeYears: gift?.fromAgeYears ?? null,
    left: giftLeft(book.world(), voucher.giftId),
    deadlineLocal: deadlineLocal(voucher.deadlineMs, catalogue.mall),
    state: voucher.state,
    expired: book.nowMs() > voucher.deadlineMs,
    honoured: voucher.honouredAtMs === null ? null : { atLocal: localOf(voucher.honouredAtMs, offsets), at: voucher.honouredAt ?? '' },
    offlineHere: isOfflineHere(voucher, deskId, catalogue),
  };
}

/** The account as the desk knows it. */
export function deskAccount(
  account: AccountDocument,
  book: FactBook,
  deskId: string,
  catalogue: Catalogue,
  { options, ownerStaffId }: { readonly options: ViewOptions; readonly ownerStaffId: string | null },
): DeskAccount {
  const promised = account.notices.flatMap((one) => (one.noticeId.startsWith(paperNotice) ? [one.noticeId.slice(paperNotice.length)] : []));
  return {
    accountId: account.id,
    status: account.status,
    initial: account.initial,
    language: account.language,
    points: balanceOf(account, book.nowMs()).spendable,
    houseStaff:
      ownerStaffId !== null ||
      account.audience.some((one) => one.bit === houseStaffBit && (one.untilMs === null || book.nowMs() < one.untilMs)),
    vouchers: account.vouchers.map((one) => voucherOf(one, book, deskId, catalogue)),
    receipts: account.receipts,
    notices: account.notices.filter((one) => !one.noticeId.startsWith(paperNotice)).map((one) => one.say),
    stories: receiptStories(account, {
      receipt: (receiptId) => book.world().get('receipt', receiptId),
      giftName: (giftId) => catalogue.gifts.find((one) => one.id === giftId)?.name ?? inEachLanguage(() => giftId),
      local: (atMs) => localOf(atMs, catalogue.mall.offsets),
    }),
    leavingLocal: account.leaving === null ? null : localOf(account.leaving.untilMs, catalogue.mall.offsets),
    numberWaits: account.status === 'provisional' && account.confirmByMs !== null,
    tickets: deskTickets(account, book.world().campaigns(), catalogue.mall.offsets),
    promisedPapers: promised,
    ownerStaffId,
    progress: progressViews(book.world(), account, options)[0] ?? null,
  };
}
