/**
 * Finds the campaigns that one receipt may concern: by shop, by category and by the weeks they are open, so that a receipt costs what its own candidates cost and a
 * thousand campaigns of other shops, or of last year, cost nothing.
 */
import type { CampaignTrigger, CampaignVersion } from '../contract/campaign.ts';
import { asksReach, compileRule } from './rule.ts';
import type { Rule } from './rule.ts';

/** Campaigns are filed under each week they are open in, so that a receipt meets few that are just over. */
const stretchMs = 7 * 86_400_000;
/** A campaign open for longer than this many stretches (about 4 years) is filed as always open. */
const maxStretches = 208;

/** All versions of one campaign, the later one first. `place`: its place in the order of campaign ids. */
interface Shelf {
  readonly place: number;
  readonly rules: readonly Rule[];
}

/** Shelves of one stretch of time, each list in order of campaign id. */
interface Bay {
  readonly everywhere: Shelf[];
  readonly byTenant: Map<string, Shelf[]>;
  readonly byCategory: Map<string, Shelf[]>;
}

/** Built once per state of the rules; immutable to its users. */
export interface RuleIndex {
  readonly bays: ReadonlyMap<number | 'always', Bay>;
  readonly byTrigger: ReadonlyMap<CampaignTrigger, readonly Shelf[]>;
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
  for (const version of versions) listIn(byCampaign, version.campaignId).push(version);
  const bays = new Map<number | 'always', Bay>();
  const byTrigger = new Map<CampaignTrigger, Shelf[]>();
  const campaigns = [...byCampaign].sort(([a], [b]) => (a < b ? -1 : 1));
  campaigns.forEach(([, list], place) => {
    const shelf: Shelf = { place, rules: rulesOf(list) };
    fileByPlace(bays, shelf, list);
    for (const trigger of new Set(list.map((one) => one.trigger))) listIn(byTrigger, trigger).push(shelf);
  });
  return { bays, byTrigger };
}

/**
 * For each campaign that may concern the receipt, the rule in force when it was registered, by campaign id. A campaign that names other shops is not among them; one
 * that excludes this shop or its category is, so that it can be said.
 */
export function candidates(index: RuleIndex, query: CandidateQuery): readonly Rule[] {
  const lists: (readonly Shelf[])[] = [];
  for (const when of [Math.floor(query.registeredAtMs / stretchMs), 'always'] as const) {
    const bay = index.bays.get(when);
    if (bay === undefined) continue;
    for (const list of [bay.everywhere, bay.byTenant.get(query.tenantId), bay.byCategory.get(query.category)]) {
      if (list !== undefined && list.length > 0) lists.push(list);
    }
  }
  const found: Rule[] = [];
  for (const shelf of merged(lists)) {
    const rule = ruleAt(shelf, query.registeredAtMs);
    if (rule !== null && rule.version.trigger === 'receipt' && query.registeredAtMs < rule.version.when.registeredUntilMs) found.push(rule);
  }
  return found;
}

/** The rules in force for what happens to a member, by campaign id. */
export function eventCandidates(index: RuleIndex, query: { readonly trigger: CampaignTrigger; readonly atMs: number }): readonly Rule[] {
  return (index.byTrigger.get(query.trigger) ?? []).flatMap((shelf) => {
    const rule = ruleAt(shelf, query.atMs);
    return rule !== null && rule.version.trigger === query.trigger ? [rule] : [];
  });
}

/** The version in force at an instant, unless it is stopped or has not begun: then it has nothing to say. */
function ruleAt(shelf: Shelf, atMs: number): Rule | null {
  for (const rule of shelf.rules) {
    const { effectiveFromMs, when, stoppedAtMs } = rule.version;
    if (effectiveFromMs <= atMs) return atMs >= when.boughtFromMs && (stoppedAtMs === null || atMs < stoppedAtMs) ? rule : null;
  }
  return null;
}

/** Several lists in order of place as one, each shelf once. */
function merged(lists: readonly (readonly Shelf[])[]): readonly Shelf[] {
  if (lists.length === 0) return [];
  const [only, other] = lists;
  if (only !== undefined && other === undefined) return only;
  const heads = lists.map(() => 0);
  const all: Shelf[] = [];
  for (;;) {
    let next: Shelf | null = null;
    for (let n = 0; n < lists.length; n += 1) {
      const shelf = lists[n]?.[heads[n] ?? 0];
      if (shelf !== undefined && (next === null || shelf.place < next.place)) next = shelf;
    }
    if (next === null) return all;
    all.push(next);
    for (let n = 0; n < lists.length; n += 1) {
      const head = heads[n] ?? 0;
      if (lists[n]?.[head] === next) heads[n] = head + 1;
    }
  }
}

/** Rules of one campaign, the later version first, each knowing the ones after it. */
function rulesOf(versions: readonly CampaignVersion[]): readonly Rule[] {
  const rules: Rule[] = [];
  for (const version of [...versions].sort((a, b) => b.effectiveFromMs - a.effectiveFromMs || b.version - a.version)) {
    rules.push(compileRule(version, [...rules]));
  }
  return rules;
}

function fileByPlace(bays: Map<number | 'always', Bay>, shelf: Shelf, versions: readonly CampaignVersion[]): void {
  for (const version of versions) {
    if (version.trigger !== 'receipt') continue;
    for (const stretch of stretchesOf(version)) {
      const bay = bayAt(bays, stretch);
      const { tenants, categories } = placesOf(version);
      if (tenants.length + categories.length === 0) addOnce(bay.everywhere, shelf);
      for (const id of tenants) addOnce(listIn(bay.byTenant, id), shelf);
      for (const id of categories) addOnce(listIn(bay.byCategory, id), shelf);
    }
  }
}

/** Shops and categories whose receipts it may concern; none: all. A combination that asks for nothing else concerns the places of its parts only. */
function placesOf(version: CampaignVersion): Pick<CampaignVersion['where'], 'tenants' | 'categories'> {
  const { where, parts, reach } = version;
  const isOfParts = where.tenants.length + where.categories.length === 0 && parts.length > 0 && !asksReach(reach);
  if (!isOfParts || parts.some((part) => part.tenants.length + part.categories.length === 0)) return where;
  return { tenants: parts.flatMap((part) => part.tenants), categories: parts.flatMap((part) => part.categories) };
}

function stretchesOf({ effectiveFromMs, when }: CampaignVersion): readonly (number | 'always')[] {
  const first = Math.floor(Math.max(effectiveFromMs, when.boughtFromMs) / stretchMs);
  const last = Math.floor(when.registeredUntilMs / stretchMs);
  if (last - first >= maxStretches) return ['always'];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => first + n);
}

function bayAt(bays: Map<number | 'always', Bay>, stretch: number | 'always'): Bay {
  const known = bays.get(stretch);
  if (known !== undefined) return known;
  const bay: Bay = { everywhere: [], byTenant: new Map(), byCategory: new Map() };
  bays.set(stretch, bay);
  return bay;
}

/** Shelves are filed one after another, so only the last one can be the same. */
function addOnce(list: Shelf[], shelf: Shelf): void {
  if (list.at(-1) !== shelf) list.push(shelf);
}

function listIn<K, V>(map: Map<K, V[]>, key: K): V[] {
  const known = map.get(key);
  if (known !== undefined) return known;
  const list: V[] = [];
  map.set(key, list);
  return list;
}
