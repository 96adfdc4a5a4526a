/** Receipts that also count for another campaign: which one, and what then happens. */
import type { CampaignVersion } from '../contract/campaign.ts';
import { audiencesApart } from './audience-clash.ts';
import type { CheckInput } from './check-input.ts';
import { countingTenants } from './counting-places.ts';
import type { Finding } from '../written-file/file-problem.ts';

/** More campaigns than this are only counted. */
const namedMax = 5;

/** What happens to a receipt that counts for two campaigns. `both`: each gives its own; `same-gift`: the same gift twice. */
type Clash = { readonly kind: 'both' | 'same-gift' } | { readonly kind: 'told'; readonly finding: Finding };

/** @see file comment */
export function checkOverlap({ file, version, context, notes }: CheckInput): void {
  if (version.trigger !== 'receipt') return;
  const both: string[] = [];
  const sameGift: string[] = [];
  const others = context.others
    .filter((other) => other.campaignId !== version.campaignId && isOverlap(version, other, context.tenants))
    .sort((a, b) => (a.campaignId < b.campaignId ? -1 : 1));
  for (const other of others) {
    const clash = clashOf(version, other);
    if (clash?.kind === 'told') notes.warning(clash.finding);
    else if (clash?.kind === 'both') both.push(other.campaignId);
    else if (clash?.kind === 'same-gift') sameGift.push(other.campaignId);
  }
  const giftPath = typeof file.give.gift === 'string' ? ['give', 'gift'] : ['give'];
  if (sameGift.length > 0)
    notes.warning({ path: giftPath, what: `the same receipts also earn this gift in ${listed(sameGift)}: intended?` });
  if (both.length > 0) notes.warning(sayBoth(version, listed(both)));
}

function listed(names: readonly string[]): string {
  const more = names.length - namedMax;
  return `${names.slice(0, namedMax).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** Whether one receipt of one member can count for both. */
function isOverlap(a: CampaignVersion, b: CampaignVersion, tenants: CheckInput['context']['tenants']): boolean {
  return (
    b.trigger === 'receipt' &&
    b.stoppedAtMs === null &&
    isTimeShared(a.when, b.when) &&
    isPlaceShared(a, b, tenants) &&
    !audiencesApart(a, b)
  );
}

function isTimeShared(a: CampaignVersion['when'], b: CampaignVersion['when']): boolean {
  if (a.boughtFromMs >= b.boughtUntilMs || b.boughtFromMs >= a.boughtUntilMs) return false;
  if (a.weekdays.length > 0 && b.weekdays.length > 0 && !a.weekdays.some((day) => b.weekdays.includes(day))) return false;
  if (a.hours === null || b.hours === null) return true;
  const isIn = (clock: string, hours: { readonly from: string; readonly until: string }) =>
    hours.from <= hours.until ? hours.from <= clock && clock < hours.until : clock >= hours.from || clock < hours.until;
  return isIn(a.hours.from, b.hours) || isIn(b.hours.from, a.hours);
}

function isPlaceShared(a: CampaignVersion, b: CampaignVersion, tenants: CheckInput['context']['tenants']): boolean {
  return placesOf(a).some((one) =>
    placesOf(b).some((other) => {
      if (tenants === null) return maybeShared(one, other);
      const ofOther = countingTenants(other, tenants);
      return countingTenants(one, tenants).some((tenant) => ofOther.includes(tenant));
    }),
  );
}

/** Where receipts count: `where`, or the places of the parts if a combination asks for nothing else. */
function placesOf({ where, parts, reach }: CampaignVersion): readonly CampaignVersion['where'][] {
  const isOnlyParts = parts.length > 0 && Object.values(reach).every((goal) => goal === null);
  return isOnlyParts ? parts.map(({ tenants, categories }) => ({ tenants, categories, except: where.except })) : [where];
}

/** Without the mall a shop's category is not known: a shop against a category may be the same place. */
function maybeShared(a: CampaignVersion['where'], b: CampaignVersion['where']): boolean {
  const isOpen = (where: CampaignVersion['where']) => where.tenants.length === 0 && where.categories.length === 0;
  if (isOpen(a) || isOpen(b) || (a.tenants.length > 0 && b.categories.length > 0) || (a.categories.length > 0 && b.tenants.length > 0))
    return true;
  return a.tenants.some((id) => b.tenants.includes(id)) || a.categories.some((id) => b.categories.includes(id));
}

/** Base points and tiers stand beside everything, and multiplying base points is what `times` is for: only like and like clash. null: nothing to tell. */
function clashOf(a: CampaignVersion, b: CampaignVersion): Clash | null {
  if (sortOf(a) !== sortOf(b) || sortOf(a) === 'tier') return null;
  const told = (key: 'useFor' | 'bestOf' | 'firstOf', what: string): Clash => ({
    kind: 'told',
    finding: { path: [key], what, atKey: true },
  });
  if (a.receiptUse !== null && a.receiptUse === b.receiptUse) {
    if (a.rank !== b.rank) return null;
    return told('useFor', `shares its receipts with ${b.campaignId} at the same rank: the name decides, say "rank"`);
  }
  if (a.stackingGroup !== null && a.stackingGroup === b.stackingGroup && a.span === 'receipt' && b.span === 'receipt') {
    const [key, otherKey] = a.stackingBy === 'best' ? (['bestOf', 'firstOf'] as const) : (['firstOf', 'bestOf'] as const);
    if (a.stackingBy !== b.stackingBy) return told(key, `is the word of ${b.campaignId} too, which says it in "${otherKey}"`);
    if (a.stackingBy === 'best' || a.rank !== b.rank) return null;
    return told(key, `has the same rank as ${b.campaignId}: the name decides, say "rank"`);
  }
  return { kind: a.reward.kind === 'gift' && b.reward.kind === 'gift' && a.reward.giftId === b.reward.giftId ? 'same-gift' : 'both' };
}

function sortOf({ reward }: CampaignVersion): 'base' | 'times' | 'tier' | 'goal' {
  switch (reward.kind) {
    case 'points-per-amount':
      return 'base';
    case 'multiply':
      return 'times';
    case 'tier':
      return 'tier';
    case 'points':
    case 'gift':
    case 'tickets':
      return 'goal';
  }
}

function sayBoth(version: CampaignVersion, names: string): Finding {
  switch (sortOf(version)) {
    case 'base':
      return {
        path: ['give'],
        what: `the same receipts also earn points in ${names}, and all are given: intended? ("bestOf" gives only the best)`,
      };
    case 'times':
      return { path: ['give', 'times'], what: `the same receipts are also multiplied by ${names}, and all extras are given: intended?` };
    case 'tier':
    case 'goal':
      return {
        path: ['where'],
        what: `the same receipts also count for ${names}, and all are given: intended? ("useFor" lets a receipt count for one only)`,
      };
  }
}
