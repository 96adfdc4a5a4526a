import type { DeskEffect } from '../../../domain/desk/port.ts';
import type { Language } from '../../../domain/contract/primitive.ts';
import { couponOf, couponSlip } from '../../../domain/slip/coupon-slip.ts';
import { visitSlip } from '../../../domain/slip/visit-slip.ts';
import { voucherSlip } from '../../../domain/slip/voucher-slip.ts';
import type { SlipReceipt, SlipVoucher } from '../../../domain/slip/slip-input.ts';
import { formatGain, formatMoney } from '../../../domain/text/format.ts';
import { balanceOf } from '../../../domain/ledger/balance.ts';
import { balanceView } from '../../../domain/visit/account-view.ts';
import { localSay, newestVersions } from '../../../domain/visit/local-say.ts';
import { voucherView } from '../../../domain/visit/gift-view.ts';
import { printLogged } from '../../core/print-logged.ts';
import { slipBalance, slipFrame, slipInstead, slipVoucher } from '../../core/slip-of.ts';
import type { DeskStage } from '../desk-stage.ts';

/** Vouchers that can still be fetched, as they stand on paper. */
function vouchersOf(
  stage: DeskStage,
  accountId: string,
  language: Language,
): readonly { readonly id: string; readonly slip: SlipVoucher }[] {
  const catalogue = stage.services.house.catalogue();
  const account = stage.book(stage.isTestAccount(accountId)).account(accountId);
  if (catalogue === null || account === null) return [];
  return account.vouchers
    .filter((one) => one.state === 'open' || one.state === 'asked')
    .map((one) => ({ id: one.voucherId, slip: slipVoucher(stage.services, voucherView(one, catalogue, language), language) }));
}

/** The slip at the end of a stack. It outlives the stack on purpose (the visitor waits for it), so it has its own signal. */
export async function carryPrintSlip(stage: DeskStage, effect: Extract<DeskEffect, { kind: 'print-slip' }>): Promise<void> {
  const { services } = stage;
  const catalogue = services.house.catalogue();
  const account = services.factBook.account(effect.accountId);
  if (catalogue === null || account === null) return;
  const { language } = effect;
  const nowMs = services.factBook.nowMs();
  const shop = (tenantId: string | null): string | null => catalogue.tenants.find((one) => one.id === tenantId)?.name ?? null;
  const receipts = effect.rows.map((row): SlipReceipt => ({
    state: 'booked',
    shop: shop(row.tenantId),
    amount: formatMoney(row.amountMinor, catalogue.mall.currency, language),
    points: formatGain(row.points, language),
    reference: row.reference,
  }));
  // An older voucher may be on a slip already: again it is printed only as a marked copy.
  const vouchers = vouchersOf(stage, effect.accountId, language).filter((one) => effect.voucherIds.includes(one.id));
  const names = { catalogue, campaigns: newestVersions(services.factBook.world().campaigns()) };
  const namedRows = effect.rows.map(({ lines }) => ({
    state: 'booked' as const,
    lines: lines.map((line) => localSay(line, names, language)),
  }));
  const slip = visitSlip(slipFrame(services, language, { last4: effect.last4, isTest: false, atDesk: true }), {
    vouchers: vouchers.map((one) => one.slip),
    instead: slipInstead(services, namedRows, language),
    receipts,
    earned: formatGain(
      effect.rows.reduce((sum, row) => sum + row.points, 0),
      language,
    ),
    ...slipBalance(balanceView(balanceOf(account, nowMs), account, services.factBook.world(), services.house.options(language)), language),
    isConfirmed: services.factBook.online() && effect.rows.every((row) => !row.toBeConfirmed),
  });
  const outcome = await printLogged(services, services.factBook, {
    slip,
    kind: 'visit',
    visitId: effect.visitId,
    voucherIds: vouchers.map((one) => one.id),
    copy: 0,
    signal: new AbortController().signal,
  });
  stage.emit({ kind: 'slip.outcome', copy: false, outcome });
}

/** One voucher again, marked COPY; it ends with the stack it was asked for. */
export async function carryPrintCopy(stage: DeskStage, effect: Extract<DeskEffect, { kind: 'print-copy' }>): Promise<void> {
  const isTest = stage.isTestAccount(effect.accountId);
  const voucher = vouchersOf(stage, effect.accountId, effect.language).find((one) => one.id === effect.voucherId);
  const last4 = stage.book(isTest).account(effect.accountId)?.cards[0]?.last4 ?? null;
  if (voucher === undefined) return;
  const frame = slipFrame(stage.services, effect.language, { last4, isTest, copy: 1, atDesk: true });
  const coupon = couponOf(voucher.slip);
  const outcome = await printLogged(stage.services, stage.book(isTest), {
    slip: coupon === null ? voucherSlip(frame, voucher.slip) : couponSlip(frame, coupon),
    kind: coupon === null ? 'voucher' : 'coupon',
    visitId: effect.visitId,
    voucherIds: [voucher.id],
    copy: 1,
    signal: stage.signal(effect.visitId),
  });
  stage.emit({ kind: 'slip.outcome', copy: true, outcome });
}
