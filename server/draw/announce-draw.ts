import type { Act } from '../../domain/contract/act.ts';
import type { CampaignVersion } from '../../domain/contract/campaign.ts';
import { secretHashOf } from '../../domain/draw/algorithm.ts';
import type { Store } from '../store/store.ts';
import { secretFor } from './draw-secret.ts';

/**
 * What is to be decided together with the load of this version: the announcement of its draw, if it has one that was not announced yet. The secret is kept before the
 * act is decided, so that no crash leaves a hash without its secret.
 */
export async function drawActs(store: Store, version: CampaignVersion, nowMs: number): Promise<readonly Act[]> {
  const drawId = version.campaignId;
  if (version.draw === null) return [];
  if ((await store.read((transaction) => transaction.document('draw', drawId))) !== null) return [];
  return [{ kind: 'draw.announced', drawId, secretHash: secretHashOf(await secretFor(store, drawId, nowMs)) }];
}
