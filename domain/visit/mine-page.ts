/** Pages of what a member has. They hold ids alone: what they show is read off the account, so it is never older than that. */
import type { Say } from '../contract/primitive.ts';
import type { InvitePage } from './people-page.ts';

/** A page that can be printed, or that another page lies over. */
export type MinePage =
  | { readonly kind: 'mine' }
  | { readonly kind: 'vouchers' }
  /** `code`: asked for by a touch, and gone with the page. */
  | { readonly kind: 'voucher'; readonly voucherId: string; readonly code: string | null }
  | { readonly kind: 'tickets' }
  | { readonly kind: 'draw'; readonly drawId: string }
  /** `forMe`: only those that are not for everybody. `fromHome`: BACK leads there. */
  | { readonly kind: 'campaigns'; readonly forMe: boolean; readonly fromHome: boolean }
  | { readonly kind: 'campaign'; readonly campaignId: string }
  /** `whole`: every clause, not only what matters first. */
  | { readonly kind: 'terms'; readonly campaignId: string; readonly whole: boolean };

/** Pages with a paper of their own. */
export type PaperSource = MinePage | InvitePage | { readonly kind: 'history' } | { readonly kind: 'who-sees'; readonly whole: boolean };

/** A paper on its way, or one that did not come; after it the page below stands again. */
export type PaperPage =
  | { readonly kind: 'paper'; readonly jobId: string; readonly under: PaperSource }
  | { readonly kind: 'no-paper'; readonly why: Say; readonly under: PaperSource };

const kinds: ReadonlySet<string> = new Set<MinePage['kind'] | PaperPage['kind']>([
  'mine',
  'vouchers',
  'voucher',
  'tickets',
  'draw',
  'campaigns',
  'campaign',
  'terms',
  'paper',
  'no-paper',
]);

/** Whether a page is one of these. */
export function isMinePage<P extends { readonly kind: string }>(page: P): page is Extract<P, MinePage | PaperPage> {
  return kinds.has(page.kind);
}

/** Where BACK leads; null: to the visit itself. `draws`: how many draws the member has tickets of; a list of one was never shown. */
export function backOf(page: MinePage | PaperPage, draws: number): PaperSource | null {
  switch (page.kind) {
    case 'mine':
      return null;
    case 'campaigns':
      return page.fromHome ? null : { kind: 'mine' };
    case 'vouchers':
    case 'tickets':
      return { kind: 'mine' };
    case 'voucher':
      return { kind: 'vouchers' };
    case 'draw':
      return draws === 1 ? { kind: 'mine' } : { kind: 'tickets' };
    case 'campaign':
      return { kind: 'campaigns', forMe: false, fromHome: false };
    case 'terms':
      return page.whole ? { ...page, whole: false } : { kind: 'campaign', campaignId: page.campaignId };
    case 'paper':
      return page.under;
    case 'no-paper':
      return page.under;
  }
}
