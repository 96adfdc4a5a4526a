/**
 * Everything in a rule that terms may tell with a figure: dates, sums, counts. Terms are checked against this list, and written from it, so nobody types a figure
 * twice. A date that ends at the mall day's cut-off is told as the day that ends there.
 */
import type { CampaignReward, CampaignVersion, WhenGone } from '../contract/campaign.ts';
import { two } from '../time/civil.ts';
import { mallDay } from '../time/mall-day.ts';
import { localOf } from '../time/zone.ts';
import type { LegalHouse } from './legal-house.ts';
import { isMet } from './occasion.ts';
import type { FactName, LegalProfile } from './profile.ts';

/** A moment of the rule. `day` is what people call it; `local` the exact wall clock, which may be told instead. */
export interface DateFact {
  readonly name: FactName | 'other';
  readonly day: string;
  readonly local: string;
  /** Starts or ends with a mall day: told as a day, without an hour. */
  readonly wholeDay: boolean;
}

/** A sum of the rule, minor units. */
export interface SumFact {
  readonly name: FactName | 'other';
  readonly minor: number;
}

/** A number of the rule that is no money. */
export interface CountFact {
  readonly name: FactName | 'other';
  readonly count: number;
}

/** @see file comment */
export interface RuleFacts {
  readonly dates: readonly DateFact[];
  readonly sums: readonly SumFact[];
  readonly counts: readonly CountFact[];
  /** Hours of the day that the rule names, `HH:MM`. */
  readonly hours: readonly string[];
}

/** Multiples of a goal that terms may count up ("5,000, 10,000, 15,000"). */
const multiplesTold = 20;

/** All figures of the rule. `profile` adds the age of its country. */
export function ruleFacts(version: CampaignVersion, house: LegalHouse, profile: LegalProfile | null): RuleFacts {
  const dates = datesOf(version, house);
  const hours = version.when.hours === null ? [] : [version.when.hours.from, version.when.hours.until];
  const age = profile?.age ?? null;
  return {
    dates,
    sums: sumsOf(version, house),
    counts: [
      ...countsOf(version, house),
      ...(age !== null && isMet(age.occasion, version) ? [{ name: 'age' as const, count: age.years }] : []),
    ],
    hours: [...hours, ...dates.map((date) => date.local.slice(11, 16))],
  };
}

function datesOf(version: CampaignVersion, house: LegalHouse): DateFact[] {
  const { when, reward, whenGone, draw } = version;
  const cutoff = `${two(Math.floor(house.dayCutoffMinutes / 60))}:${two(house.dayCutoffMinutes % 60)}:00`;
  const isEdge = (local: string): boolean => local.endsWith(cutoff) || local.endsWith('T00:00:00');
  const start = (name: DateFact['name'], ms: number | null): DateFact[] => {
    if (ms === null) return [];
    const local = localOf(ms, house.offsets);
    return [{ name, local, day: local.slice(0, 10), wholeDay: isEdge(local) }];
  };
  const end = (name: DateFact['name'], ms: number | null): DateFact[] => {
    if (ms === null) return [];
    const local = localOf(ms, house.offsets);
    const wholeDay = isEdge(local);
    return [
      { name, local, wholeDay, day: wholeDay ? mallDay(localOf(ms - 1, house.offsets), house.dayCutoffMinutes) : local.slice(0, 10) },
    ];
  };
  const life = 'life' in reward && reward.life.kind === 'fixed' ? reward.life.atMs : null;
  const from = 'start' in reward && reward.start.kind === 'fixed' ? reward.start.atMs : null;
  const consoled = whenGone?.kind === 'points' ? whenGone : null;
  const inviterLife = version.inviter?.life.kind === 'fixed' ? version.inviter.life.atMs : null;
  return [
    ...start('announced', when.announcedAtMs),
    ...start('other', version.stoppedAtMs),
    ...start('bought-from', when.boughtFromMs),
    ...end('bought-until', when.boughtUntilMs),
    ...end('registered-until', when.registeredUntilMs),
    ...end('collected-until', when.collectedUntilMs),
    ...start('other', from),
    ...end('other', life),
    ...end('other', inviterLife),
    ...start('other', consoled?.start.kind === 'fixed' ? consoled.start.atMs : null),
    ...end('other', consoled?.life.kind === 'fixed' ? consoled.life.atMs : null),
    ...end('draw-closes', draw?.closesAtMs ?? null),
    ...start('draw-drawn', draw?.drawnAtMs ?? null),
  ];
}

function sumsOf(version: CampaignVersion, house: LegalHouse): SumFact[] {
  const { reach, reward, counted, quota, draw, parts, segment } = version;
  const goal = reach.sumMinor ?? 0;
  const most = Math.min(quota.perAccountWindow ?? multiplesTold, multiplesTold);
  const consoled = version.whenGone?.kind === 'gift' ? [version.whenGone.giftId] : [];
  const gifts = [...(reward.kind === 'gift' ? [reward.giftId, ...reward.choices] : []), ...consoled];
  const other = [
    version.minimumMinor,
    counted.perReceiptMaxMinor ?? 0,
    counted.stamps?.everyMinor ?? 0,
    ...(segment?.spent.map((line) => line.sumMinor ?? 0) ?? []),
    ...gifts.map((id) => house.names.giftFacts(id)?.valueMinor ?? 0),
    ...(reward.kind === 'points-per-amount' ? [reward.perMinor] : []),
    ...Array.from({ length: most }, (_, n) => goal * (n + 1)),
    // The whole prize fund may be told as one sum.
    draw?.prizes.reduce((sum, prize) => sum + prize.units * prize.valueMinor, 0) ?? 0,
  ];
  return [
    ...(version.trigger === 'receipt' ? [goal, ...(version.span === 'receipt' ? [] : parts.map((part) => part.sumMinor))] : [])
      .filter((minor) => minor > 0)
      .map((minor) => ({ name: 'goal' as const, minor })),
    ...(draw?.prizes.map((prize) => ({ name: 'prize-value' as const, minor: prize.valueMinor })) ?? []),
    ...other.filter((minor) => minor > 0).map((minor) => ({ name: 'other' as const, minor })),
  ];
}

function countsOf(version: CampaignVersion, house: LegalHouse): CountFact[] {
  const { quota, draw } = version;
  const units = [quota.perDay, quota.total].filter((count) => count !== null);
  const prizes = draw?.prizes ?? [];
  const other = [
    quota.perAccountWindow,
    quota.perAccountCampaign,
    quota.budgetPoints,
    quota.budgetPointsPerDay,
    ...countsOfRule(version),
    ...countsOfReward(version.reward, house),
    ...countsOfWhenGone(version.whenGone, house),
    ...countsOfAudience(version),
    version.rank,
    version.inviter?.points ?? null,
    version.inviter?.most ?? null,
    version.inviter?.life.kind === 'days' || version.inviter?.life.kind === 'idle-days' ? version.inviter.life.days : null,
    draw?.reserves ?? null,
    draw === null ? null : prizes.reduce((sum, prize) => sum + prize.units, 0),
  ];
  return [
    ...units.map((count) => ({ name: 'units' as const, count })),
    ...goalsOf(version).map((count) => ({ name: 'goal' as const, count })),
    ...prizes.map((prize) => ({ name: 'prize-units' as const, count: prize.units })),
    ...(draw === null ? [] : [{ name: 'claim-days' as const, count: draw.claimDays }]),
    ...other.filter((count) => count !== null).map((count) => ({ name: 'other' as const, count })),
  ];
}

/** Numbers that must be reached; of one receipt only a sum can be asked, of an event nothing. */
function goalsOf({ reach: { receipts, shops, categories, days, stamps }, span, trigger }: CampaignVersion): number[] {
  if (span === 'receipt' || trigger !== 'receipt') return [];
  return [receipts, shops, categories, days, stamps].flatMap((count) => (count === null || count === 0 ? [] : [count]));
}

function countsOfRule({ parts, counted, rollingDays }: CampaignVersion): (number | null)[] {
  return [
    counted.stamps?.perReceipt ?? null,
    counted.firstReceipts,
    rollingDays,
    ...parts.map((part) => part.receipts),
    // The read-back numbers the parts of a combination.
    ...parts.map((_part, index) => index + 1),
  ];
}

function countsOfAudience({ audience, segment }: CampaignVersion): (number | null)[] {
  return [
    audience.joinedWithinDays,
    audience.share === null ? null : audience.share.perMille / 10,
    segment?.ageFrom ?? null,
    segment?.ageTo ?? null,
    segment?.idleDays ?? null,
    ...(segment?.spent.flatMap((line) => [line.receipts, line.withinDays, line.withinDays / 30]) ?? []),
  ];
}

function countsOfReward(reward: CampaignReward, house: LegalHouse): (number | null)[] {
  switch (reward.kind) {
    case 'gift':
      return [reward.choices.length + 1, house.names.giftFacts(reward.giftId)?.collectDays ?? null];
    case 'tickets':
      return [reward.tickets];
    case 'tier':
      return [reward.until.kind === 'days' ? reward.until.days : reward.until.years];
    case 'points':
      return [reward.points, ...daysOf(reward)];
    case 'points-per-amount':
      // "1 point for each full 5 roubles" may be told as 20 per cent back.
      return [reward.points, reward.capPoints, (reward.points * 10_000) / reward.perMinor, ...daysOf(reward)];
    case 'multiply':
      return [reward.factorPerMille / 1000, (reward.factorPerMille - 1000) / 10, reward.capPoints, ...daysOf(reward)];
  }
}

function countsOfWhenGone(whenGone: WhenGone | null, house: LegalHouse): (number | null)[] {
  switch (whenGone?.kind) {
    case undefined:
      return [];
    case 'points':
      return [whenGone.points, ...daysOf(whenGone)];
    case 'gift':
      return [house.names.giftFacts(whenGone.giftId)?.collectDays ?? null];
    case 'tickets':
      return [whenGone.tickets];
  }
}

function daysOf({ life, start }: Pick<Extract<CampaignReward, { life: unknown }>, 'life' | 'start'>): number[] {
  return [...(life.kind === 'days' || life.kind === 'idle-days' ? [life.days] : []), ...(start.kind === 'days' ? [start.days] : [])];
}
