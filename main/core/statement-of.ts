import type { AccountDocument, Lot } from '../../domain/contract/account-document.ts';
import type { Language } from '../../domain/contract/primitive.ts';
import { balanceOf, isSpendable } from '../../domain/ledger/balance.ts';
import type { SlipStatement } from '../../domain/slip/statement-slip.ts';
import { formatDate, formatDay, formatShortDay } from '../../domain/text/format-date.ts';
import { formatCount, formatGain } from '../../domain/text/format.ts';
import { mallDayAt } from '../../domain/time/mall-day.ts';
import type { Catalogue } from '../../domain/visit/catalogue.ts';

/** Movements that fit on a slip of a hand's length. */
const movementsMost = 8;

/** What a statement is made from. `isConfirmed`: the account is as the server has it. */
export interface StatementSource {
  readonly account: AccountDocument;
  readonly catalogue: Pick<Catalogue, 'mall' | 'tenants' | 'gifts'>;
  readonly language: Language;
  readonly atMs: number;
  readonly isConfirmed: boolean;
}

const sumOf = (lots: readonly Lot[]): number => lots.reduce((sum, lot) => sum + lot.points, 0);

/** Points by a day of theirs, soonest first; the lots without one last. */
function byDay(lots: readonly Lot[], dayOf: (lot: Lot) => string | null): { readonly points: number; readonly day: string | null }[] {
  const days = [...new Set(lots.map(dayOf))].sort((a, b) => ((a ?? '9') < (b ?? '9') ? -1 : 1));
  return days.map((day) => ({ day, points: sumOf(lots.filter((lot) => dayOf(lot) === day)) }));
}

/** The statement of an account as a slip words it: each lot with its last mall day, purses of shops apart, the newest movements first. */
export function statementOf({ account, catalogue, language, atMs, isConfirmed }: StatementSource): SlipStatement {
  const { mall, tenants, gifts } = catalogue;
  const dayAt = (ms: number): string => mallDayAt(ms, mall.offsets, mall.dayCutoffMinutes);
  const said = (day: string): string =>
    day.slice(0, 4) === dayAt(atMs).slice(0, 4) ? formatDay(day, language) : formatDate(day, language);
  const points = (value: number): string => formatCount(value, language);
  const balance = balanceOf(account, atMs);
  const everywhere = account.lots.filter((lot) => lot.purse === 'everywhere' && isSpendable(lot, atMs));
  const waiting = account.lots.filter((lot) => lot.points > 0 && lot.frozenBy === null && lot.spendableFromMs > atMs);
  const movements = [
    ...account.receipts
      .filter((receipt) => receipt.state === 'booked')
      .map((receipt) => ({
        atMs: receipt.registeredAtMs,
        what: tenants.find((tenant) => tenant.id === receipt.tenantId)?.name ?? receipt.reference,
        points: receipt.points,
      })),
    ...account.vouchers
      .filter((voucher) => voucher.pricePoints > 0 && voucher.state !== 'cancelled')
      .map((voucher) => ({
        atMs: voucher.issuedAtMs,
        what: gifts.find((gift) => gift.id === voucher.giftId)?.name[language] ?? voucher.reference,
        points: -voucher.pricePoints,
      })),
  ].sort((a, b) => b.atMs - a.atMs);
  return {
    points: balance.spendable,
    // Points that were earned are in a lot until its last mall day: those that end at four in the morning end the day before.
    lots: byDay(everywhere, (lot) => (lot.expiresAtMs === null ? null : dayAt(lot.expiresAtMs - 1))).map((each) => ({
      points: points(each.points),
      on: each.day === null ? null : said(each.day),
    })),
    atShops: Object.entries(balance.byPurse)
      .filter(([purse]) => purse !== 'everywhere')
      .map(([purse, held]) => ({ shop: tenants.find((tenant) => `tenant:${tenant.id}` === purse)?.name ?? purse, points: points(held) })),
    later: byDay(waiting, (lot) => dayAt(lot.spendableFromMs)).map((each) => ({ points: points(each.points), from: said(each.day ?? '') })),
    pending: balance.pending === 0 ? null : points(balance.pending),
    movements: movements.slice(0, movementsMost).map((each) => ({
      on: formatShortDay(dayAt(each.atMs), language),
      what: each.what,
      points: each.points < 0 ? `−${points(-each.points)}` : formatGain(each.points, language),
    })),
    isConfirmed,
  };
}
