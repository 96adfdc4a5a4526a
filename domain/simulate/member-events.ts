/** Events in members' lives that set off campaigns without a receipt: joining and birthdays, in order of time. */
import type { RuleEvent } from '../campaign/evaluation.ts';
import { addDays } from '../time/local-time.ts';
import type { KnownMember } from './known-member.ts';
import type { MallClock } from './mall-clock.ts';

/** One event of one member. */
export interface MemberEvent {
  readonly memberId: string;
  readonly event: RuleEvent;
}

/** Days walked at most between two receipts: a gap of ten years is a wrong date. */
const mostDays = 3700;

/** A stream of events; each is given once. Who joins is confirmed at once: past data does not tell the day of it. */
export interface MemberEvents {
  /** Events after those already given, up to and including `untilMs`. The first call only sets the start. */
  until(untilMs: number): readonly MemberEvent[];
}

/** Events of these members. */
export function createMemberEvents(members: Iterable<KnownMember>, clock: MallClock): MemberEvents {
  const joiners: { readonly memberId: string; readonly atMs: number }[] = [];
  const byBirthday = new Map<string, string[]>();
  for (const { memberId, joinedAtMs, birthDate } of members) {
    if (joinedAtMs !== null) joiners.push({ memberId, atMs: joinedAtMs });
    if (birthDate === null) continue;
    const key = birthDate.slice(5);
    byBirthday.set(key, [...(byBirthday.get(key) ?? []), memberId]);
  }
  joiners.sort((a, b) => a.atMs - b.atMs || (a.memberId < b.memberId ? -1 : 1));
  let next = 0;
  let day: string | null = null;
  return {
    until(untilMs) {
      const today = clock.dayAt(untilMs);
      if (day === null) {
        // What lies before the first receipt is no part of the simulation.
        while ((joiners[next]?.atMs ?? Infinity) < untilMs) next += 1;
        day = today;
      }
      const found: MemberEvent[] = [];
      for (let left = mostDays; day < today && left > 0; left -= 1) {
        const startMs = clock.endOf(day);
        found.push(...joinedBefore(startMs));
        day = addDays(day, 1);
        for (const memberId of bornOn(byBirthday, day)) found.push({ memberId, event: eventOf('birthday', startMs) });
      }
      day = today < day ? day : today;
      found.push(...joinedBefore(untilMs + 1));
      return found;
    },
  };

  function joinedBefore(endMs: number): MemberEvent[] {
    const found: MemberEvent[] = [];
    for (let joiner = joiners[next]; joiner !== undefined && joiner.atMs < endMs; joiner = joiners[next]) {
      const { memberId, atMs } = joiner;
      found.push({ memberId, event: eventOf('joined', atMs) }, { memberId, event: eventOf('confirmed', atMs) });
      next += 1;
    }
    return found;
  }
}

const eventOf = (trigger: RuleEvent['trigger'], atMs: number): RuleEvent => ({ trigger, questionnaireId: null, atMs, kioskId: 'K0' });

/** Members with their birthday on a mall day; who was born on 29 February has it on the 28th in other years. */
function bornOn(byBirthday: ReadonlyMap<string, readonly string[]>, day: string): readonly string[] {
  const own = byBirthday.get(day.slice(5)) ?? [];
  const isLeapEve = day.endsWith('-02-28') && !addDays(day, 1).endsWith('-02-29');
  return isLeapEve ? [...own, ...(byBirthday.get('02-29') ?? [])] : own;
}
