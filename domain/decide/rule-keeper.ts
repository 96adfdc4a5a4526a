/** Keeps what is dear to work out from one decision to the next: the index of campaign versions, built again only when the rules changed, and the papers read last. */
import { buildRuleIndex } from '../campaign/rule-index.ts';
import type { RuleIndex } from '../campaign/rule-index.ts';
import type { CampaignVersion } from '../contract/campaign.ts';
import { ReadingKeeper } from '../receipt/reading-keeper.ts';
import type { World } from './world.ts';

/** One a process; pass it to every decide. */
export class RuleKeeper {
  readonly readings = new ReadingKeeper();
  #stamp: string | null = null;
  #index: RuleIndex = buildRuleIndex([]);
  #versions = new Map<string, CampaignVersion>();

  /** Index of the world's rules. */
  indexOf(world: World): RuleIndex {
    this.#refresh(world);
    return this.#index;
  }

  /** One version, or null when the world does not hold it. */
  version(world: World, campaignId: string, version: number): CampaignVersion | null {
    this.#refresh(world);
    return this.#versions.get(`${campaignId}@${version}`) ?? null;
  }

  #refresh(world: World): void {
    const stamp = world.rulesStamp();
    if (stamp === this.#stamp) return;
    const versions = world.campaigns();
    this.#index = buildRuleIndex(versions);
    this.#versions = new Map(versions.map((one) => [`${one.campaignId}@${one.version}`, one]));
    this.#stamp = stamp;
  }
}
