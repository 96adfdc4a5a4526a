/**
 * Whether a member is in a segment, and for how long by time alone. Each condition holds over a stretch of mall days; the segment over what they have in common. The
 * same functions serve server and simulation.
 */
import type { SegmentRule } from '../contract/segment.ts';
import { addDays, daysBetween } from '../time/local-time.ts';
import { dayOfAge } from './age.ts';
import type { MemberProfile } from './member-profile.ts';

/** What was bought in one shop on one mall day: one receipt, or the sum of several. */
export interface Purchase {
  /** Mall day, `YYYY-MM-DD`. */
  readonly day: string;
  readonly tenantId: string;
  readonly category: string;
  /** Minor units, what went back taken off. */
  readonly amountMinor: number;
  readonly receipts: number;
}

/** Mall days `from` <= day < `until`; null: no end on that side. */
export interface DayStretch {
  readonly from: string | null;
  readonly until: string | null;
}

type Person = Pick<MemberProfile, 'birthDate' | 'gender'>;

/** In the segment at a mall day. */
export function segmentHolds(rule: SegmentRule, person: Person, purchases: readonly Purchase[], day: string): boolean {
  const stretch = segmentStretch(rule, person, purchases, day);
  return stretch !== null && (stretch.from === null || stretch.from <= day) && (stretch.until === null || day < stretch.until);
}

/**
 * The days from `day` on at which the member is in the segment if nothing more is bought; null: none. `purchases` before `day` or on it count; later ones are not
 * looked at. `from` is null where it began before.
 */
export function segmentStretch(rule: SegmentRule, person: Person, purchases: readonly Purchase[], day: string): DayStretch | null {
  const past = purchases.filter((purchase) => purchase.day <= day);
  const conditions = [
    genderStretch(rule, person),
    ageStretch(rule, person),
    ...rule.spent.map((line) => spentStretch(line, past, day)),
    idleStretch(rule, past),
  ];
  let common: DayStretch | null = { from: null, until: null };
  for (const stretch of conditions) common = common === null || stretch === null ? null : both(common, stretch);
  return common === null || (common.until !== null && common.until <= day) ? null : common;
}

/** How many days back of a day the rule looks at most; purchases older than the longest of all rules may be dropped, but for the last one. */
export function lookBackDays(rule: SegmentRule): number {
  return Math.max(0, rule.idleDays ?? 0, ...rule.spent.map((line) => line.withinDays));
}

const always: DayStretch = { from: null, until: null };

function both(a: DayStretch, b: DayStretch): DayStretch | null {
  const from = a.from === null || (b.from !== null && b.from > a.from) ? b.from : a.from;
  const until = a.until === null || (b.until !== null && b.until < a.until) ? b.until : a.until;
  return from !== null && until !== null && until <= from ? null : { from, until };
}

function genderStretch({ genders }: SegmentRule, { gender }: Person): DayStretch | null {
  return genders.length === 0 || (gender !== null && genders.includes(gender)) ? always : null;
}

function ageStretch({ ageFrom, ageTo }: SegmentRule, { birthDate }: Person): DayStretch | null {
  if (ageFrom === null && ageTo === null) return always;
  if (birthDate === null) return null;
  return {
    from: ageFrom === null ? null : dayOfAge(birthDate, ageFrom),
    until: ageTo === null ? null : dayOfAge(birthDate, ageTo + 1),
  };
}

/** Holds until so much of it is older than the days asked for that the rest is too little. */
function spentStretch(line: SegmentRule['spent'][number], past: readonly Purchase[], day: string): DayStretch | null {
  const counts = (purchase: Purchase): boolean =>
    (line.tenants.length === 0 && line.categories.length === 0) ||
    line.tenants.includes(purchase.tenantId) ||
    line.categories.includes(purchase.category);
  // Newest first: the purchase that completes it is the first that must not grow too old.
  const recent = past
    .filter((purchase) => counts(purchase) && daysBetween(purchase.day, day) <= line.withinDays)
    .sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
  let sumMinor = 0;
  let receipts = 0;
  if (isEnough(line, sumMinor, receipts)) return always;
  for (const purchase of recent) {
    sumMinor += purchase.amountMinor;
    receipts += purchase.receipts;
    if (isEnough(line, sumMinor, receipts)) return { from: null, until: addDays(purchase.day, line.withinDays + 1) };
  }
  return null;
}

function isEnough(line: SegmentRule['spent'][number], sumMinor: number, receipts: number): boolean {
  return sumMinor >= (line.sumMinor ?? 0) && receipts >= (line.receipts ?? 0);
}

function idleStretch({ idleDays }: SegmentRule, past: readonly Purchase[]): DayStretch | null {
  if (idleDays === null) return always;
  const last = past.reduce<string | null>((newest, purchase) => (newest === null || purchase.day > newest ? purchase.day : newest), null);
  return last === null ? null : { from: addDays(last, idleDays), until: null };
}
