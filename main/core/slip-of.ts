import type { BalanceView } from '../../domain/contract/screen-parts.ts';
import { cardSlip } from '../../domain/slip/card-slip.ts';
import { visitSlip } from '../../domain/slip/visit-slip.ts';
import type { VisitSummary } from '../../domain/slip/visit-slip.ts';
import type { SlipDocument } from '../../domain/slip/slip-document.ts';
import type { SlipFrame, SlipReceipt, SlipVoucher } from '../../domain/slip/slip-input.ts';
import { saySlip } from '../../domain/slip/slip-phrases.ts';
import type { Language } from '../../domain/contract/primitive.ts';
import { formatClock, formatDay, formatShortDay, formatTime, formatWeekday } from '../../domain/text/format-date.ts';
import { formatCount, formatGain, formatMoney } from '../../domain/text/format.ts';
import { word } from '../../domain/text/wording.ts';
import type { Ear } from '../../domain/text/wording.ts';
import { localOf } from '../../domain/time/zone.ts';
import { insteadOfLines } from '../../domain/visit/instead-view.ts';
import { NO_REFERENCE } from '../../domain/visit/no-reference.ts';
import type { SlipWanted } from '../../domain/visit/slip-wanted.ts';
import type { CoreServices } from './core-services.ts';
import { voucherCode } from './voucher-code.ts';

/** What a slip says of the card in hand. */
export interface SlipCard {
  readonly last4: string | null;
  readonly isTest: boolean;
  readonly copy?: number;
  /** Printed at a desk. */
  readonly atDesk?: boolean;
}

/** What a slip is made with. */
export interface SlipServices {
  readonly house: Pick<CoreServices['house'], 'catalogue' | 'options'>;
  readonly factBook: Pick<CoreServices['factBook'], 'nowMs' | 'online'>;
  readonly identity: Pick<CoreServices['identity'], 'enrolment'>;
  readonly journal: Pick<CoreServices['journal'], 'end'>;
}

/** Head and foot of a slip printed now. */
export function slipFrame(services: SlipServices, language: Language, card: SlipCard): SlipFrame {
  const mall = services.house.catalogue()?.mall;
  const nowLocal = localOf(services.factBook.nowMs(), mall?.offsets ?? []);
  return {
    language,
    say: saySlip(language),
    mallName: mall?.name ?? '',
    kiosk: services.identity.enrolment()?.kioskId ?? '',
    when: `${formatShortDay(nowLocal, language)} ${formatClock(nowLocal)}`,
    journal: services.journal.end().seq,
    last4: card.last4,
    copy: card.copy ?? 0,
    atDesk: card.atDesk ?? false,
    test: card.isTest,
  };
}

function earOf(services: SlipServices, language: Language): Ear {
  const mall = services.house.catalogue()?.mall;
  return { language, currency: mall?.currency ?? 'EUR', todayLocal: localOf(services.factBook.nowMs(), mall?.offsets ?? []) };
}

/** Points and tickets as a slip says them; null: of a card whose number was only typed. */
export function slipBalance(
  balance: BalanceView | null,
  language: Language,
): Pick<VisitSummary, 'balance' | 'expiring' | 'later' | 'tickets'> {
  if (balance === null) return { balance: null, expiring: null, later: null, tickets: [] };
  const { expiring, later } = balance;
  const on = (points: number, local: string) => ({ points: formatCount(points, language), on: formatDay(local, language) });
  return {
    balance: formatCount(balance.points, language),
    expiring: expiring === null ? null : on(expiring.points, expiring.onLocal),
    later: later === null ? null : on(later.points, later.fromLocal),
    tickets: balance.tickets.map(({ tickets, drawnLocal }) => ({
      tickets: formatCount(tickets, language),
      on: drawnLocal === null ? null : formatDay(drawnLocal, language),
    })),
  };
}

/** `Sat 14 November, 21:00`; a narrow paper may break the line after the day of the week. */
export function slipUntil(local: string, language: Language): string {
  return `${formatWeekday(local, language).replace('\u00a0', ' ')}, ${formatTime(local, language)}`;
}

/** A voucher with its signed code. */
export function slipVoucher(services: SlipServices, voucher: SlipWanted['vouchers'][number], language: Language): SlipVoucher {
  const key = services.identity.enrolment()?.voucherKey ?? '';
  return {
    reference: voucher.reference,
    gift: voucher.giftName,
    giftTitle: voucher.giftName,
    choices: voucher.choices,
    worth: voucher.worth === null ? null : word(voucher.worth, earOf(services, language)),
    place: voucher.place,
    until: slipUntil(voucher.deadlineLocal, language),
    qr: voucherCode(key, voucher.reference),
    isConfirmed: voucher.state !== 'to-be-confirmed',
  };
}

/** What was gone and what was given instead, from the lines of booked receipts with names in them. */
export function slipInstead(
  services: SlipServices,
  rows: readonly Pick<SlipWanted['rows'][number], 'state' | 'lines'>[],
  language: Language,
): VisitSummary['instead'] {
  const ear = earOf(services, language);
  return rows
    .filter((row) => row.state === 'booked')
    .flatMap((row) => insteadOfLines(row.lines))
    .map(({ gone, instead }) => ({ gone: word(gone, ear), instead: word(instead, ear) }));
}

/** The slip that a print effect asks for. */
export function slipOf(services: CoreServices, effect: SlipWanted, card: SlipCard): SlipDocument {
  const { language } = effect;
  const frame = slipFrame(services, language, card);
  if (effect.slip === 'card' && effect.cardNumber !== null) return cardSlip(frame, effect.cardNumber);
  const currency = services.house.catalogue()?.mall.currency ?? 'EUR';
  const receipts = effect.rows
    .filter((row) => row.state !== 'desk' || row.reference !== NO_REFERENCE)
    .map((row): SlipReceipt => ({
      state: row.state,
      shop: row.shop,
      amount: row.amountMinor === null ? null : formatMoney(row.amountMinor, currency, language),
      points: formatGain(row.points, language),
      reference: row.reference,
    }));
  return visitSlip(frame, {
    vouchers: effect.vouchers.map((voucher) => slipVoucher(services, voucher, language)),
    instead: slipInstead(services, effect.rows, language),
    receipts,
    earned: formatGain(
      effect.rows.reduce((sum, row) => sum + (row.state === 'booked' ? row.points : 0), 0),
      language,
    ),
    ...slipBalance(effect.balance, language),
    isConfirmed: services.factBook.online() && effect.rows.every((row) => !row.toBeConfirmed),
  });
}
