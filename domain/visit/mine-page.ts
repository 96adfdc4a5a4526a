/** Pages of what a member has. They hold ids alone: what they show is read off the account, so it is never older than that. */
import type { Say } from '../contract/primitive.ts';

/** A page that can be printed, or that another page lies over. */
export type MinePage =
  | { readonly kind: 'mine' }
  | { readonly kind: 'vouchers' }
  /** `code`: asked for by a touch, and gone with the page. */
  | { readonly kind: 'voucher'; readonly voucherId: string; readonly code: string | null }
  | { readonly kind: 'tickets' }
  | { readonly kind: 'draw'; readonly drawId: string }
  | { readonly kind: 'campaigns' }
  | { readonly kind: 'campaign'; readonly campaignId: string }
  | { readonly kind: 'terms'; readonly campaignId: string };

/** Pages with a paper of their own. */
export type PaperSource = MinePage | { readonly kind: 'history' };

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

/** Where BACK leads; null: to the visit itself. */
export function backOf(page: MinePage | PaperPage): PaperSource | null {
  switch (page.kind) {
    case 'mine':
      return null;
    case 'vouchers':
    case 'tickets':
    case 'campaigns':
      return { kind: 'mine' };
    case 'voucher':
      return { kind: 'vouchers' };
    case 'draw':
      return { kind: 'tickets' };
    case 'campaign':
      return { kind: 'campaigns' };
    case 'terms':
      return { kind: 'campaign', campaignId: page.campaignId };
    case 'paper':
      return page.under;
    case 'no-paper':
      return page.under;
  }
}
