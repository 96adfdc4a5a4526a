import type { AccountDocument } from '../../domain/contract/account-document.ts';
import type { SlipKind } from '../../domain/contract/fact.ts';
import type { Language } from '../../domain/contract/primitive.ts';
import type { World } from '../../domain/decide/world.ts';
import { couponOf, couponSlip } from '../../domain/slip/coupon-slip.ts';
import type { SlipDocument } from '../../domain/slip/slip-document.ts';
import { statementSlip } from '../../domain/slip/statement-slip.ts';
import { termsSlip } from '../../domain/slip/terms-slip.ts';
import { ticketsSlip } from '../../domain/slip/tickets-slip.ts';
import { voucherSlip } from '../../domain/slip/voucher-slip.ts';
import { formatDay } from '../../domain/text/format-date.ts';
import { campaignOffers } from '../../domain/visit/campaign-view.ts';
import { drawTickets } from '../../domain/visit/draw-view.ts';
import { voucherView } from '../../domain/visit/gift-view.ts';
import type { Paper } from '../../domain/visit/port.ts';
import { slipFrame, slipVoucher } from './slip-of.ts';
import type { SlipServices } from './slip-of.ts';
import { statementOf } from './statement-of.ts';

/** A paper ready for the printer. */
export interface PaperSlip {
  readonly kind: SlipKind;
  readonly slip: SlipDocument;
  readonly copy: number;
}

/** Who asked, and in which language. */
export interface PaperAsker {
  readonly language: Language;
  readonly last4: string | null;
  readonly isTest: boolean;
}

/** Ticket ids that fit on a slip of a sensible length; the whole list stands on the screen and in the published file. */
const ticketsMost = 60;

/** The paper that a page of the member's own asks for; null: what it is about is gone meanwhile. */
export function paperOf(services: SlipServices, world: World, account: AccountDocument, paper: Paper, asker: PaperAsker): PaperSlip | null {
  const catalogue = services.house.catalogue();
  if (catalogue === null) return null;
  const { language } = asker;
  const options = services.house.options(language);
  switch (paper.kind) {
    case 'statement': {
      const atMs = services.factBook.nowMs();
      const statement = statementOf({ account, catalogue, language, atMs, isConfirmed: asker.isTest || services.factBook.online() });
      return { kind: 'statement', copy: 0, slip: statementSlip(slipFrame(services, language, asker), statement) };
    }
    case 'voucher': {
      const found = account.vouchers.find((each) => each.voucherId === paper.voucherId);
      if (found === undefined || (found.state !== 'open' && found.state !== 'asked')) return null;
      // It was promised on a slip or on a screen before: a second paper of it is always a marked copy.
      const frame = slipFrame(services, language, { ...asker, copy: 1 });
      const voucher = slipVoucher(services, voucherView(found, catalogue, language), language);
      const coupon = couponOf(voucher);
      return coupon === null
        ? { kind: 'voucher', copy: 1, slip: voucherSlip(frame, voucher) }
        : { kind: 'coupon', copy: 1, slip: couponSlip(frame, coupon) };
    }
    case 'terms': {
      const offer = campaignOffers(world, account, [], options).find((each) => each.view.campaignId === paper.campaignId);
      if (offer === undefined) return null;
      const { title, fromLocal, untilLocal } = offer.view;
      const period = `${formatDay(fromLocal, language)} – ${formatDay(untilLocal, language)}`;
      return {
        kind: 'terms',
        copy: 0,
        slip: termsSlip(slipFrame(services, language, asker), { title, version: offer.version, period, text: offer.terms, address: null }),
      };
    }
    case 'tickets': {
      const draw = drawTickets(world, account, options).find((each) => each.view.drawId === paper.drawId);
      if (draw === undefined) return null;
      const { view, ticketIds, prizes, publicValue, address } = draw;
      return {
        kind: 'tickets',
        copy: 0,
        slip: ticketsSlip(slipFrame(services, language, asker), {
          reference: null,
          draw: view.title,
          on: view.drawnLocal === null ? null : formatDay(view.drawnLocal, language),
          prizes,
          ticketIds: ticketIds.slice(0, ticketsMost),
          more: Math.max(0, ticketIds.length - ticketsMost),
          publicValue: publicValue ?? '',
          secretHash: null,
          address: address ?? catalogue.mall.deskPlace[language],
        }),
      };
    }
  }
}
