/**
 * The audience bits of one member: segments, age, birthday, staff. Pure; the server calls it for whoever changed or whose time has come, and tells kiosks the
 * bits, never what they come from.
 */
import type { AudienceBit } from '../contract/account-document.ts';
import type { SegmentRule } from '../contract/segment.ts';
import { addDays } from '../time/local-time.ts';
import { mallDayAt, startOfMallDayMs } from '../time/mall-day.ts';
import { ageOn, birthdayIn, dayOfAge } from './age.ts';
import { birthdayAheadDays, birthdayBits } from './birthday-bits.ts';
import type { MallCalendar } from './birthday-bits.ts';
import { birthdayOfProfile } from './member-profile.ts';
import type { MemberProfile } from './member-profile.ts';
import { segmentStretch } from './segment.ts';
import type { Purchase } from './segment.ts';

/** A segment by the bit it is told as: `in-<campaignId>` for one of a campaign's own. */
export interface SegmentDefinition {
  readonly bit: string;
  readonly rule: SegmentRule;
}

/** What bits are worked out from. */
export interface BitsInput {
  readonly definitions: readonly SegmentDefinition[];
  readonly profile: MemberProfile;
  readonly purchases: readonly Purchase[];
  readonly atMs: number;
  readonly mall: MallCalendar;
  /** Younger than this is `under-age`. */
  readonly ofAgeYears: number;
  /** Bits told so far: one that goes on keeps its beginning. */
  readonly before: readonly AudienceBit[];
}

/** Bits sorted by name and beginning, and when time alone changes them next; null: never. */
export interface BitsOutput {
  readonly bits: readonly AudienceBit[];
  readonly nextAtMs: number | null;
}

/** Works out all bits of one member at `atMs`. */
export function segmentBits(input: BitsInput): BitsOutput {
  const { profile, atMs, mall } = input;
  const today = mallDayAt(atMs, mall.offsets, mall.dayCutoffMinutes);
  const startMs = (day: string): number => startOfMallDayMs(day, mall.dayCutoffMinutes, mall.offsets);
  const changes: (string | null)[] = [];
  const bits: AudienceBit[] = [];
  const put = (bit: string, untilDay: string | null): void => {
    changes.push(untilDay);
    bits.push({ bit, fromMs: beginningOf(bit, input.before, atMs), untilMs: untilDay === null ? null : startMs(untilDay) });
  };
  for (const { bit, rule } of input.definitions) {
    const stretch = segmentStretch(rule, profile, input.purchases, today);
    if (stretch === null) continue;
    if (stretch.from !== null && stretch.from > today) changes.push(stretch.from);
    else put(bit, stretch.until);
  }
  for (const bit of handBits(profile)) put(bit, null);
  // A birthday without its year says nothing of the age.
  if (profile.birthDate !== null && ageOn(profile.birthDate, today) < input.ofAgeYears)
    put('under-age', dayOfAge(profile.birthDate, input.ofAgeYears));
  const birthday = birthdayOfProfile(profile);
  if (birthday !== null) {
    bits.push(...birthdayBits(birthday, today, mall));
    changes.push(...birthdayChanges(birthday, today));
  }
  const next = changes.reduce<string | null>(
    (first, day) => (day !== null && day > today && (first === null || day < first) ? day : first),
    null,
  );
  return { bits: sorted(bits), nextAtMs: next === null ? null : startMs(next) };
}

/** Staff, jury and what the office set by hand. */
function handBits(profile: MemberProfile): readonly string[] {
  return [
    ...new Set([
      ...(profile.mallStaff ? ['mall-staff'] : []),
      ...(profile.staffOf === null ? [] : [`staff-of-${profile.staffOf}`]),
      ...(profile.jury ? ['jury'] : []),
      ...profile.segments,
    ]),
  ];
}

/** Days at which a birthday has to be looked at: 35 days and a month before (its bits are told then), the day itself, and the month's end. */
function birthdayChanges(birthDate: string, today: string): readonly string[] {
  const year = Number(today.slice(0, 4));
  return [year, year + 1].flatMap((one) => {
    const birthday = birthdayIn(birthDate, one);
    const monthAhead = addDays(`${birthday.slice(0, 7)}-01`, -birthdayAheadDays);
    return [monthAhead, addDays(birthday, -birthdayAheadDays - 6), addDays(birthday, -birthdayAheadDays), birthday, addDays(birthday, 31)];
  });
}

/** A bit in force goes on from where it began; a new one begins now. */
function beginningOf(bit: string, before: readonly AudienceBit[], atMs: number): number {
  const inForce = before.find((one) => one.bit === bit && one.fromMs <= atMs && (one.untilMs === null || atMs < one.untilMs));
  return inForce?.fromMs ?? atMs;
}

function sorted(bits: readonly AudienceBit[]): readonly AudienceBit[] {
  return [...bits].sort((a, b) => (a.bit < b.bit ? -1 : a.bit > b.bit ? 1 : a.fromMs - b.fromMs));
}
