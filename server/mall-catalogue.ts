/** What campaign files are checked against, as the programme has it now. */
import type { MallCatalogue } from '../domain/campaign-file/mall-context.ts';
import type { MallDocument } from '../domain/contract/document.ts';
import type { ReadTransaction } from './store/store.ts';

/** Longer lists than this no mall has; what stands behind would be called unknown. */
const LIST_MAX = 5_000;

/** The catalogue of the programme's first mall; null: it has none yet. */
export async function mallCatalogueOf(transaction: ReadTransaction): Promise<(MallCatalogue & { readonly mall: MallDocument }) | null> {
  const mall = (await transaction.documentsOf('mall', '', 1))[0];
  if (mall === undefined) return null;
  return {
    mall,
    tenants: await transaction.documentsOf('tenant', '', LIST_MAX),
    categories: await transaction.documentsOf('category', '', LIST_MAX),
    gifts: await transaction.documentsOf('gift', '', LIST_MAX),
    stocks: await transaction.documentsOf('resource', 'stock:', LIST_MAX),
    tiers: await transaction.documentsOf('tier', '', LIST_MAX),
    kiosks: (await transaction.documentsOf('kiosk', '', LIST_MAX)).map((kiosk) => kiosk.id),
    segments: null,
    campaigns: (await transaction.documentsOf('campaign', '', LIST_MAX)).flatMap((campaign) => campaign.versions.slice(0, 1)),
  };
}
