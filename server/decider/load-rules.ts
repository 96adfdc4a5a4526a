import type { CampaignVersion } from '../../domain/contract/campaign.ts';
import type { ReadTransaction } from '../store/store.ts';
import type { Rules } from './loaded-world.ts';

const PAGE = 500;
const CAMPAIGNS_MAX = 20_000;

/** All campaign versions; `known` again while no campaign document changed. */
export async function loadRules(transaction: ReadTransaction, known: Rules | null): Promise<Rules> {
  const stamp = `rules ${await transaction.rulesSeq()}`;
  if (known?.stamp === stamp) return known;
  const versions: CampaignVersion[] = [];
  let afterId = '';
  for (let read = 0; read < CAMPAIGNS_MAX; read += PAGE) {
    const page = await transaction.documentsOf('campaign', afterId, PAGE);
    for (const document of page) versions.push(...document.versions);
    afterId = page.at(-1)?.id ?? '';
    if (page.length < PAGE) break;
  }
  return { stamp, versions };
}
