/** Gives and takes back awards in a simulation: units first, all or none; then the thing itself with its cost. */
import { insteadReward, isInstead, pointsRuleOf } from '../campaign/instead.ts';
import type { Due } from '../campaign/evaluation.ts';
import { spendableFromMsOf } from '../campaign/points-start.ts';
import { tierUntilMs } from '../campaign/tier-until.ts';
import type { CampaignVersion, PointsLife, PointsStart, ProgressGrant } from '../contract/campaign.ts';
import { giftShares, pointShares } from './award-cost.ts';
import type { AwardRow } from './award-row.ts';
import { dayOf, payGift, payPoints } from './campaign-totals.ts';
import type { CampaignTotals } from './campaign-totals.ts';
import type { SimulationMall } from './catalogue.ts';
import type { LiabilityBook } from './liability.ts';
import type { MallClock } from './mall-clock.ts';
import type { OpenLot, SimulatedMember } from './simulated-member.ts';
import type { UnitBook } from './unit-book.ts';
import { unitNeeds } from './unit-needs.ts';

/** What granting works on. */
export interface GrantBooks {
  readonly mall: SimulationMall;
  readonly clock: MallClock;
  readonly units: UnitBook;
  readonly liability: LiabilityBook;
  /** Hears every award; null: nobody listens. */
  readonly tell: ((row: AwardRow) => void) | null;
  /** When points of a life earned on a mall day end; all lives depend on the day alone. */
  readonly expiryOf: (life: PointsLife, day: string, earnedAtMs: number) => number | null;
}

/** What sets an award off: a receipt, or an event (no receipt, no shop). */
export interface Cause {
  readonly receiptId: string;
  readonly tenantId: string | null;
  /** Registration. */
  readonly atMs: number;
  /** When points begin to age: the registration, or earlier for what is granted anew. */
  readonly earnedAtMs: number;
  readonly isNewMember: boolean;
  /** Whether the award may yet be taken back: it stands in a window. */
  readonly inWindow: boolean;
}

/** Grants one award; the record of it stands in its window, refused or not. */
export function grant(books: GrantBooks, totals: CampaignTotals, member: SimulatedMember, due: Due, cause: Cause): ProgressGrant {
  const { version } = totals;
  const { reward, awardKey, receiptId } = due;
  const day = books.clock.dayAt(cause.atMs);
  const needs = unitNeeds(version, due, day, books.mall.gifts);
  const instead = isInstead(awardKey);
  const lacking = books.units.take(needs, cause.atMs);
  const count = dayOf(totals, day);
  const record: ProgressGrant = {
    awardKey,
    receiptId,
    points: 0,
    lotId: null,
    voucherId: null,
    tickets: 0,
    tierId: null,
    refused: lacking,
  };
  if (lacking !== null && instead) {
    totals.instead.refused += 1;
    books.tell?.(rowOf(member, version.campaignId, due, cause, `refused_${lacking}`));
    return record;
  }
  if (lacking !== null) {
    count.refused += 1;
    totals.refused[lacking] += 1;
    // Who reached it and found nothing left did not miss it.
    member.awards.set(version.campaignId, member.awards.get(version.campaignId) ?? 0);
    books.tell?.(rowOf(member, version.campaignId, due, cause, `refused_${lacking}`));
    return record;
  }
  if (instead) totals.instead.given += 1;
  else {
    count.given += 1;
    count.lastGivenAtMs = cause.atMs;
    totals.awards += 1;
    if (cause.isNewMember) totals.newMemberAwards += 1;
    member.awards.set(version.campaignId, (member.awards.get(version.campaignId) ?? 0) + 1);
  }
  books.tell?.(rowOf(member, version.campaignId, due, cause, 'given'));
  const lot =
    reward.kind === 'points' ? addPoints(books, totals, member, { points: reward.points, ...lifeOf(version, awardKey) }, cause) : null;
  if (reward.kind === 'gift') moveGift(books, totals, member, reward.giftId, cause, 1);
  if (reward.kind === 'tickets') totals.tickets += reward.tickets;
  if (reward.kind === 'tier') addTier(books, totals, member, due.awardKey, cause.atMs);
  if (cause.inWindow || (lot !== null && lot.idleDays !== null)) member.open.set(awardKey, { needs, tenantId: cause.tenantId, lot });
  return {
    ...record,
    points: reward.kind === 'points' ? reward.points : 0,
    lotId: lot === null ? null : awardKey,
    tickets: reward.kind === 'tickets' ? reward.tickets : 0,
    tierId: reward.kind === 'tier' ? reward.tierId : null,
  };
}

/** Points with their life. */
export interface PointsGift {
  readonly points: number;
  readonly life: PointsLife;
  readonly start: PointsStart;
}

/** Adds points and their cost. */
export function addPoints(books: GrantBooks, totals: CampaignTotals, member: SimulatedMember, gift: PointsGift, cause: Cause): OpenLot {
  const shares = pointShares(books.mall, totals.version, gift.points, cause.tenantId);
  const moneyMinor = shares.reduce((sum, share) => sum + share.moneyMinor, 0);
  const { offsets, dayCutoffMinutes } = books.mall.rule;
  const lot: OpenLot = {
    points: gift.points,
    moneyMinor,
    earnedAtMs: cause.earnedAtMs,
    spendableFromMs: spendableFromMsOf(gift.start, cause.earnedAtMs, offsets, dayCutoffMinutes),
    expiresAtMs: books.expiryOf(gift.life, books.clock.dayAt(cause.earnedAtMs), cause.earnedAtMs),
    shares,
    idleDays: gift.life.kind === 'idle-days' ? gift.life.days : null,
  };
  books.liability.add(lot);
  member.points += gift.points;
  totals.points += gift.points;
  payPoints(totals, shares, 1);
  countWorth(totals, member, moneyMinor, cause.isNewMember);
  return lot;
}

function countWorth(totals: CampaignTotals, member: SimulatedMember, moneyMinor: number, isNewMember: boolean): void {
  member.worthMinor += moneyMinor;
  if (isNewMember) totals.newMemberMinor += moneyMinor;
}

function moveGift(
  books: GrantBooks,
  totals: CampaignTotals,
  member: SimulatedMember,
  giftId: string,
  { tenantId, isNewMember }: Pick<Cause, 'tenantId' | 'isNewMember'>,
  sign: 1 | -1,
): void {
  const valueMinor = books.mall.gifts.get(giftId)?.valueMinor ?? 0;
  totals.gifts.set(giftId, (totals.gifts.get(giftId) ?? 0) + sign);
  member.gifts += sign;
  payGift(totals, giftShares(totals.version, valueMinor, tenantId), sign);
  countWorth(totals, member, sign * valueMinor, isNewMember);
}

function addTier(books: GrantBooks, totals: CampaignTotals, member: SimulatedMember, awardKey: string, atMs: number): void {
  const { reward } = totals.version;
  if (reward.kind !== 'tier') return;
  totals.tiers += 1;
  const { offsets, dayCutoffMinutes } = books.mall.rule;
  const untilMs = tierUntilMs(reward.until, atMs, offsets, dayCutoffMinutes);
  member.tiers.push({ tierId: reward.tierId, fromMs: atMs, untilMs, awardKey });
}

/** Takes an award back that is no longer due. Its units return; a tier stays until its review. */
export function takeBack(books: GrantBooks, totals: CampaignTotals, member: SimulatedMember, record: ProgressGrant, cause: Cause): void {
  const { version } = totals;
  const open = member.open.get(record.awardKey);
  if (open === undefined) return;
  member.open.delete(record.awardKey);
  const given = { tenantId: open.tenantId, isNewMember: cause.isNewMember };
  const reward = isInstead(record.awardKey) ? insteadReward(version) : null;
  if (reward !== null) totals.instead.given -= 1;
  else {
    totals.takenBack += 1;
    totals.awards -= 1;
    if (cause.isNewMember) totals.newMemberAwards -= 1;
    member.awards.set(version.campaignId, (member.awards.get(version.campaignId) ?? 1) - 1);
  }
  books.units.giveBack(open.needs);
  const was = reward ?? rewardOf(version, record);
  books.tell?.(rowOf(member, version.campaignId, { ...record, reward: was }, cause, 'taken_back'));
  if (open.lot !== null) takePoints(books, totals, member, open.lot, cause);
  if (was.kind === 'gift') moveGift(books, totals, member, was.giftId, given, -1);
  if (was.kind === 'tickets') totals.tickets -= record.tickets;
}

/** Takes points back. */
export function takePoints(books: GrantBooks, totals: CampaignTotals, member: SimulatedMember, lot: OpenLot, cause: Cause): void {
  books.liability.takeBack(lot, cause.atMs);
  member.points -= lot.points;
  totals.points -= lot.points;
  payPoints(totals, lot.shares, -1);
  countWorth(totals, member, -lot.moneyMinor, cause.isNewMember);
}

function rewardOf({ reward }: CampaignVersion, record: ProgressGrant): Due['reward'] {
  switch (reward.kind) {
    case 'gift':
      return { kind: 'gift', giftId: reward.giftId, choices: reward.choices };
    case 'tickets':
      return { kind: 'tickets', tickets: record.tickets };
    case 'tier':
      return { kind: 'tier', tierId: reward.tierId };
    default:
      return { kind: 'points', points: record.points, purse: reward.purse };
  }
}

function lifeOf(version: CampaignVersion, awardKey: string): Pick<PointsGift, 'life' | 'start'> {
  const rule = pointsRuleOf(version, awardKey);
  return rule === null ? { life: { kind: 'never' }, start: { kind: 'at-once' } } : { life: rule.life, start: rule.start };
}

function rowOf(member: SimulatedMember, campaignId: string, due: Due, cause: Cause, state: AwardRow['state']): AwardRow {
  const { reward, awardKey } = due;
  const { atMs, receiptId } = cause;
  const common = { atMs, receiptId, memberId: member.known.memberId, campaignId, awardKey, what: reward.kind, state };
  switch (reward.kind) {
    case 'points':
      return { ...common, amount: reward.points, of: reward.purse };
    case 'gift':
      return { ...common, amount: 1, of: reward.giftId };
    case 'tickets':
      return { ...common, amount: reward.tickets, of: '' };
    case 'tier':
      return { ...common, amount: 1, of: reward.tierId };
  }
}
