import type { AccountDocument } from '../../domain/contract/account-document.ts';
import type { SlipKind } from '../../domain/contract/fact.ts';
import type { Language } from '../../domain/contract/primitive.ts';
import type { World } from '../../domain/decide/world.ts';
import { couponOf, couponSlip } from '../../domain/slip/coupon-slip.ts';
import type { SlipDocument } from '../../domain/slip/slip-document.ts';
import { invitationSlip } from '../../domain/slip/invitation-slip.ts';
import { statementSlip } from '../../domain/slip/statement-slip.ts';
import { termsSlip } from '../../domain/slip/terms-slip.ts';
import { ticketsSlip } from '../../domain/slip/tickets-slip.ts';
import { voucherSlip } from '../../domain/slip/voucher-slip.ts';
import { formatDay } from '../../domain/text/format-date.ts';
import { phrase } from '../../domain/text/phrase.ts';
import { word } from '../../domain/text/wording.ts';
import { localOf } from '../../domain/time/zone.ts';
import { campaignOffers } from '../../domain/visit/campaign-view.ts';
import type { CampaignOffer } from '../../domain/visit/campaign-view.ts';
import { drawTickets } from '../../domain/visit/draw-view.ts';
import { voucherView } from '../../domain/visit/gift-view.ts';
import { peopleView } from '../../domain/visit/people-view.ts';
import type { Paper } from '../../domain/visit/slip-wanted.ts';
import { invitationNow } from './invitation-now.ts';
import { slipFrame, slipVoucher } from './slip-of.ts';
import type { SlipServices } from './slip-of.ts';
import { statementOf } from './statement-of.ts';

const ruleLines = [
  ...(['who-sees.1', 'who-sees.2', 'who-sees.3', 'who-sees.4', 'who-sees.5'] as const),
  ...(['join.full-1', 'join.full-2', 'join.full-3', 'join.full-4', 'join.full-5', 'who-sees.full'] as const),
];

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

/** Ticket numbers that fit on a slip of a sensible length; the whole list stands on the screen and in the published file. */
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
    case 'invitation': {
      const offer = peopleView(world.campaigns(), options).invitation;
      const made = invitationNow(services, account.id);
      if (offer === null || made === null) return null;
      const todayLocal = localOf(services.factBook.nowMs(), catalogue.mall.offsets);
      const slip = invitationSlip(slipFrame(services, language, asker), {
        reward: word(offer.friend, { language, currency: catalogue.mall.currency, todayLocal }),
        after: offer.after === 'other' ? null : phrase(language, `slip.invited-${offer.after}`),
        until: formatDay(made.untilLocal, language),
        qr: made.code,
      });
      return { kind: 'invitation', copy: 0, slip };
    }
    case 'rules':
      return rulesPaper(services, asker);
    case 'terms': {
      const offer = campaignOffers(world, account, [], options).find((each) => each.view.campaignId === paper.campaignId);
      return offer === undefined ? null : termsPaper(services, offer, asker);
    }
    case 'tickets': {
      const draw = drawTickets(world, account, options).find((each) => each.view.drawId === paper.drawId);
      if (draw === undefined) return null;
      const { view, numbers, prizes, publicValue, address } = draw;
      return {
        kind: 'tickets',
        copy: 0,
        slip: ticketsSlip(slipFrame(services, language, asker), {
          reference: null,
          draw: view.title,
          on: view.drawnLocal === null ? null : formatDay(view.drawnLocal, language),
          prizes,
          numbers: numbers.slice(0, ticketsMost),
          more: Math.max(0, numbers.length - ticketsMost),
          publicValue: publicValue ?? '',
          secretHash: null,
          address: address ?? catalogue.mall.deskPlace[language],
        }),
      };
    }
  }
}

/** The rules of the house and who sees what, word for word as on the screen. */
function rulesPaper(services: SlipServices, asker: PaperAsker): PaperSlip {
  const { language } = asker;
  const text = ruleLines.map((key) => phrase(language, key)).join('\n');
  const terms = { title: phrase(language, 'who-sees.title'), version: 1, period: '', text, address: null };
  return { kind: 'terms', copy: 0, slip: termsSlip(slipFrame(services, language, asker), terms) };
}

/** The whole terms of a promotion on paper. */
export function termsPaper(services: SlipServices, offer: CampaignOffer, asker: PaperAsker): PaperSlip {
  const { language } = asker;
  const { title, fromLocal, untilLocal } = offer.view;
  const period = `${formatDay(fromLocal, language)} – ${formatDay(untilLocal, language)}`;
  return {
    kind: 'terms',
    copy: 0,
    slip: termsSlip(slipFrame(services, language, asker), { title, version: offer.version, period, text: offer.terms, address: null }),
  };
}
