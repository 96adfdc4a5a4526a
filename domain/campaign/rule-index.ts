/**
 * Finds the campaigns that one receipt may concern: by shop, by category and by the weeks they are open, so that a receipt costs what its own candidates cost and a
 * thousand campaigns of other shops, or of last year, cost nothing.
 */
import type { CampaignVersion } from '../contract/campaign.ts';

/** Campaigns are filed under each four-week stretch they are open in. */
const stretchMs = 28 * 86_400_000;
/** A campaign open for longer than this many stretches (about 4 years) is filed as always open. */
const maxStretches = 52;

/** All versions of one campaign, the later one first. */
interface Shelf {
  readonly campaignId: string;
  readonly versions: readonly CampaignVersion[];
}

/** Built once per state of the rules; immutable. */
export interface RuleIndex {
  readonly byPlace: ReadonlyMap<string, readonly Shelf[]>;
}

/** What the index needs to know of a receipt. */
export interface CandidateQuery {
  readonly tenantId: string;
  readonly category: string;
  readonly purchasedAtMs: number;
  readonly registeredAtMs: number;
}

/** Builds the index over every version of every campaign. */
export function buildRuleIndex(versions: readonly CampaignVersion[]): RuleIndex {
  const byCampaign = new Map<string, CampaignVersion[]>();
  for (const version of versions) {
    const shelf = byCampaign.get(version.campaignId);
    if (shelf === undefined) byCampaign.set(version.campaignId, [version]);
    else shelf.push(version);
  }
  const byPlace = new Map<string, Shelf[]>();
  for (const [campaignId, list] of [...byCampaign].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const shelf: Shelf = { campaignId, versions: list.sort((a, b) => b.effectiveFromMs - a.effectiveFromMs || b.version - a.version) };
    for (const place of placesOf(list)) {
      const known = byPlace.get(place);
      if (known === undefined) byPlace.set(place, [shelf]);
      else known.push(shelf);
    }
  }
  return { byPlace };
}

/**
 * For each campaign that may concern the receipt, the version in force when it was registered, by campaign id. A campaign that names other shops is not among
 * them; one that excludes this shop or its category is, so that it can be said.
 */
export function candidates(index: RuleIndex, query: CandidateQuery): readonly CampaignVersion[] {
  const stretch = Math.floor(query.registeredAtMs / stretchMs);
  const found = new Map<string, CampaignVersion>();
  for (const scope of ['*', `t:${query.tenantId}`, `c:${query.category}`]) {
    for (const when of [stretch, 'always']) {
      for (const shelf of index.byPlace.get(`${scope}@${when}`) ?? []) {
        if (found.has(shelf.campaignId)) continue;
        const version = shelf.versions.find((one) => one.effectiveFromMs <= query.registeredAtMs);
        if (version !== undefined && isOpen(version, query)) found.set(shelf.campaignId, version);
      }
    }
  }
  return [...found.values()].sort((a, b) => (a.campaignId < b.campaignId ? -1 : 1));
}

/** Stopped, not begun or long closed campaigns have nothing to say about this receipt. */
function isOpen(version: CampaignVersion, query: CandidateQuery): boolean {
  return (
    query.registeredAtMs < version.when.registeredUntilMs &&
    query.registeredAtMs >= version.when.boughtFromMs &&
    (version.stoppedAtMs === null || query.registeredAtMs < version.stoppedAtMs)
  );
}

function placesOf(versions: readonly CampaignVersion[]): ReadonlySet<string> {
  const places = new Set<string>();
  for (const version of versions) {
    const { tenants, categories } = version.where;
    const scopes =
      tenants.length + categories.length === 0 ? ['*'] : [...tenants.map((id) => `t:${id}`), ...categories.map((id) => `c:${id}`)];
    const first = Math.floor(Math.max(version.effectiveFromMs, version.when.boughtFromMs) / stretchMs);
    const last = Math.floor(version.when.registeredUntilMs / stretchMs);
    for (const scope of scopes) {
      if (last - first >= maxStretches) places.add(`${scope}@always`);
      else for (let stretch = first; stretch <= last; stretch += 1) places.add(`${scope}@${stretch}`);
    }
  }
  return places;
}
