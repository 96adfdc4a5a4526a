/** What a visitor may have printed, or told line by line on the screen: one description for both, so that the paper and the screen cannot differ. */
import type { Language } from '../contract/primitive.ts';
import type { BalanceView, ReceiptRow, VoucherView } from '../contract/screen-parts.ts';

/** A paper that a page of the member's own offers. */
export type Paper =
  | { readonly kind: 'voucher'; readonly voucherId: string }
  | { readonly kind: 'terms'; readonly campaignId: string }
  | { readonly kind: 'tickets'; readonly drawId: string }
  | { readonly kind: 'statement' }
  | { readonly kind: 'invitation' }
  /** The whole rules and who sees what. */
  | { readonly kind: 'rules' };

/** The slip of a visit, or of a newcomer's card. */
export interface SlipWanted {
  readonly slip: 'visit' | 'card';
  readonly language: Language;
  readonly accountId: string | null;
  readonly rows: readonly ReceiptRow[];
  readonly vouchers: readonly VoucherView[];
  readonly balance: BalanceView | null;
  readonly cardNumber: string | null;
  readonly qrText: string | null;
}

/** A paper beside the slip of the visit: a copy of a voucher, terms, tickets, the statement. */
export interface PaperWanted {
  readonly paper: Paper;
  readonly language: Language;
  /** null: terms, for anybody. */
  readonly accountId: string | null;
}

/** Either. */
export type PrintWanted = SlipWanted | PaperWanted;

/** What it is about, without figures that change: an answer about something else came too late. */
export function wantedName(wanted: PrintWanted): string {
  if ('slip' in wanted) return `slip/${wanted.slip}/${wanted.language}`;
  const { paper, language } = wanted;
  const about =
    paper.kind === 'voucher' ? paper.voucherId : paper.kind === 'terms' ? paper.campaignId : paper.kind === 'tickets' ? paper.drawId : '';
  return `${paper.kind}/${about}/${language}`;
}
