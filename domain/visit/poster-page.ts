/** A poster that was touched: what it is about and its terms, for anybody, before taking part. Nothing of a person is on it. */
import type { Say } from '../contract/primitive.ts';
import type { CampaignOffer } from './campaign-view.ts';

/** `terms`: what matters of them, or the `whole` of them clause by clause. A paper on its way shows nothing else; one that did not come says why. */
export type PosterPage =
  | { readonly kind: 'poster'; readonly offer: CampaignOffer; readonly terms: boolean; readonly whole: boolean }
  | { readonly kind: 'poster-paper'; readonly jobId: string; readonly offer: CampaignOffer }
  | { readonly kind: 'no-poster-paper'; readonly why: Say; readonly offer: CampaignOffer };

/** Whether a page is one of these. */
export function isPosterPage<P extends { readonly kind: string }>(page: P | null): page is Extract<P, PosterPage> {
  return page?.kind === 'poster' || page?.kind === 'poster-paper' || page?.kind === 'no-poster-paper';
}
