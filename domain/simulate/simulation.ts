/**
 * Past receipts through the real engine (domain/campaign), with a light account for each member and the decider's arithmetic for what an award costs. What
 * receipts that may still come can no longer change is folded (domain/campaign/settle-window.ts), so memory grows with members and their open windows and with the receipts
 * of the last `lateMs` and `maxAgeMs`, not with all there were. Equal input gives equal output, byte for byte.
 */
import type { CarriedWindow } from '../campaign/carry.ts';
import { evaluate } from '../campaign/evaluate.ts';
import { evaluateEvent } from '../campaign/evaluate-event.ts';
import type { MemberFacts, Touched } from '../campaign/evaluation.ts';
import { buildRuleIndex, candidates, eventCandidates } from '../campaign/rule-index.ts';
import { tierAt } from '../campaign/tier-at.ts';
import { keepsWindows } from '../campaign/window-key.ts';
import type { AudienceBit } from '../contract/account-document.ts';
import type { CampaignVersion } from '../contract/campaign.ts';
import type { AwardRow } from './award-row.ts';
import { createExpiryCache } from './expiry-cache.ts';
import { emptyTotals } from './campaign-totals.ts';
import type { CampaignTotals } from './campaign-totals.ts';
import type { SimulationMall } from './catalogue.ts';
import type { Cause, GrantBooks } from './grant.ts';
import { unknownMember } from './known-member.ts';
import type { KnownMember } from './known-member.ts';
import { givesIdleLots, renewIdleLots } from './idle-lots.ts';
import { createLiabilityBook } from './liability.ts';
import type { LiabilityBook } from './liability.ts';
import { createMallClock } from './mall-clock.ts';
import type { MallClock } from './mall-clock.ts';
import { createMemberAudience } from './member-audience.ts';
import { createMemberEvents } from './member-events.ts';
import { noteNearMisses } from './near-misses.ts';
import type { PastReceipt } from './past-receipt.ts';
import { settle } from './settle.ts';
import { settleProgress } from './settle-progress.ts';
import { openMember, setBit } from './simulated-member.ts';
import type { SimulatedMember } from './simulated-member.ts';
import { createUnitBook } from './unit-book.ts';
import type { UnitBook } from './unit-book.ts';
import { createWindowEnds } from './window-end.ts';

/** What a simulation is made of. */
export interface SimulationInput {
  readonly versions: readonly CampaignVersion[];
  readonly mall: SimulationMall;
  /** Members of whom more is known than their receipts. */
  readonly members: ReadonlyMap<string, KnownMember>;
  /** Another number, another drawing of the shares of members (`audience.share`); 0: as the ids themselves draw. */
  readonly seed: number;
  /** Longest time between purchase and registration that is waited for, and how much out of order receipts may come. */
  readonly maxAgeMs: number;
  readonly lateMs: number;
  readonly tell: ((row: AwardRow) => void) | null;
}

/** A simulation under way; what it found so far can be read at any time. */
export interface Simulation {
  /** Lets one receipt count. Receipts come in order of registration, give or take `lateMs`, each at most `maxAgeMs` after its purchase (receipt-order.ts sees to it). */
  receipt(receipt: PastReceipt): void;
  readonly members: ReadonlyMap<string, SimulatedMember>;
  readonly campaigns: readonly CampaignTotals[];
  readonly units: UnitBook;
  readonly liability: LiabilityBook;
  readonly clock: MallClock;
  /** Registration of the first and last receipt; null: none yet. */
  span(): { readonly firstMs: number; readonly lastMs: number } | null;
}

/** Windows of members that do not come again are looked through this often. */
const dayMs = 86_400_000;
const sweepEveryMs = 7 * dayMs;

const none: readonly CarriedWindow[] = [];

/** @see Simulation */
export function createSimulation(input: SimulationInput): Simulation {
  const { mall, versions, seed } = input;
  const audience = createMemberAudience(versions, mall.rule);
  const clock = createMallClock(mall.rule);
  const books: GrantBooks = {
    mall,
    clock,
    units: createUnitBook(),
    liability: createLiabilityBook(clock),
    tell: input.tell,
    expiryOf: createExpiryCache(mall.rule),
  };
  const windowEndsMs = createWindowEnds(clock, input.maxAgeMs);
  const shopPlaces = new Map<string, number>();
  const index = buildRuleIndex(versions);
  const totals = new Map<string, CampaignTotals>();
  const byVersion = new Map(versions.map((version) => [version.campaignId, version]));
  // A later version may judge anew what an earlier one has counted.
  const severalVersions = new Set(versions.filter((version) => byVersion.get(version.campaignId) !== version).map((one) => one.campaignId));
  for (const version of versions) totals.set(version.campaignId, emptyTotals(version));
  const hasIdleLives = versions.some(givesIdleLots);
  const members = new Map<string, SimulatedMember>();
  const events = versions.some((version) => version.trigger !== 'receipt') ? createMemberEvents(input.members.values(), clock) : null;
  let [firstMs, lastMs, sweptMs] = [0, 0, 0];

  const memberOf = (memberId: string): SimulatedMember => {
    const found = members.get(memberId);
    if (found !== undefined) return found;
    const known = input.members.get(memberId) ?? unknownMember(memberId, mall.language);
    const made = openMember(known, seed === 0 ? memberId : `${seed}/${memberId}`, known.joinedAtMs ?? 0);
    members.set(memberId, made);
    return made;
  };
  const findMember = (memberId: string) => (members.has(memberId) || input.members.has(memberId) ? memberOf(memberId) : null);

  const isNew = ({ known }: SimulatedMember) => known.joinedAtMs !== null && known.joinedAtMs >= firstMs;
  const factsOf = (member: SimulatedMember, bits: readonly AudienceBit[], atMs: number, medium: PastReceipt['medium']): MemberFacts => {
    const { known } = member;
    return {
      accountId: member.accountId,
      openedAtMs: member.openedAtMs,
      language: known.language,
      media: medium === null || known.media.includes(medium) ? known.media : [...known.media, medium],
      invited: known.invitedBy !== null,
      audience: bits,
      tierId: member.tiers.length === 0 ? null : tierAt(member.tiers, mall.tierRanks, atMs),
    };
  };

  /** Award keys of windows that are over, or whose receipts can no longer change: nobody takes these awards back. */
  const close = (member: SimulatedMember, awardKey: string): void => {
    if (member.open.get(awardKey)?.lot?.idleDays == null) member.open.delete(awardKey);
  };

  const foldSettled = (member: SimulatedMember, version: CampaignVersion): void => {
    const windows = member.windows.get(version.campaignId);
    if (windows === undefined || severalVersions.has(version.campaignId)) return;
    // A day more, because the clock may be put back.
    const openFrom = clock.dayAt(lastMs - input.lateMs - input.maxAgeMs - dayMs);
    for (const awardKey of settleProgress(version, windows, openFrom)) close(member, awardKey);
  };

  const settleOne = (member: SimulatedMember, touched: Touched, cause: Omit<Cause, 'inWindow'>): void => {
    const campaign = totals.get(touched.version.campaignId);
    if (campaign === undefined) return;
    const inWindow = touched.version.trigger !== 'receipt' || keepsWindows(touched.version);
    const window = settle(books, campaign, member, touched, { ...cause, inWindow }, findMember);
    if (window === null) return;
    member.sweepAtMs = Math.min(member.sweepAtMs, windowEndsMs(touched.version, window));
    foldSettled(member, touched.version);
  };

  const runEvents = (untilMs: number): void => {
    for (const { memberId, event } of events?.until(untilMs) ?? []) {
      const member = memberOf(memberId);
      const day = clock.dayAt(event.atMs);
      const facts = factsOf(member, audience.bitsAt(member.known, day), event.atMs, null);
      const cause = { receiptId: '', tenantId: null, atMs: event.atMs, earnedAtMs: event.atMs, isNewMember: isNew(member) };
      for (const touched of evaluateEvent(eventCandidates(index, event), facts, event, mall.rule)) settleOne(member, touched, cause);
    }
  };

  /** Forgets windows that can no longer change, and awards that can no longer be taken back. */
  const sweep = (member: SimulatedMember, nowMs: number): void => {
    let sweepAtMs = Number.MAX_SAFE_INTEGER;
    for (const [campaignId, windows] of member.windows) {
      const version = byVersion.get(campaignId);
      const kept = windows.filter((window) => {
        const endsMs = version === undefined ? 0 : windowEndsMs(version, window);
        if (endsMs > nowMs) {
          sweepAtMs = Math.min(sweepAtMs, endsMs);
          return true;
        }
        for (const { awardKey } of window.grants) close(member, awardKey);
        return false;
      });
      if (kept.length === 0) member.windows.delete(campaignId);
      else if (kept.length < windows.length) member.windows.set(campaignId, kept);
    }
    if (hasIdleLives)
      for (const [awardKey, { lot }] of member.open) {
        const isOver = lot !== null && lot.idleDays !== null && lot.expiresAtMs !== null && lot.expiresAtMs <= nowMs;
        if (isOver) member.open.delete(awardKey);
      }
    member.sweepAtMs = sweepAtMs;
  };

  const letCount = (receipt: PastReceipt): void => {
    const { registeredAtMs, tenantId, purchasedAtMs, category, receiptId } = receipt;
    const member = memberOf(receipt.memberId);
    const day = clock.dayAt(registeredAtMs);
    if (hasIdleLives) renewIdleLots(books, member, registeredAtMs);
    const rules = candidates(index, { tenantId, category, purchasedAtMs, registeredAtMs });
    const progress: CarriedWindow[] = [];
    for (const { version } of rules) for (const window of member.windows.get(version.campaignId) ?? none) progress.push(window);
    const found = evaluate({
      candidates: rules,
      mall: mall.rule,
      member: factsOf(member, audience.bitsAt(member.known, day), registeredAtMs, receipt.medium),
      progress,
      receipt,
    });
    const cause = { receiptId, tenantId, atMs: registeredAtMs, earnedAtMs: registeredAtMs, isNewMember: isNew(member) };
    for (const touched of found.touched) {
      const campaign = totals.get(touched.version.campaignId);
      if (campaign !== undefined && (touched.entry !== null || touched.windowKey === receiptId)) campaign.receipts += 1;
      settleOne(member, touched, cause);
    }
    noteNearMisses(member, found.nearMisses);
    audience.note(receipt, day);
    member.receipts += 1;
    let place = shopPlaces.get(tenantId);
    if (place === undefined) shopPlaces.set(tenantId, (place = shopPlaces.size));
    setBit(member.shopBits, place);
  };

  return {
    receipt(receipt) {
      if (firstMs === 0) {
        firstMs = receipt.registeredAtMs;
        sweptMs = firstMs;
      }
      firstMs = Math.min(firstMs, receipt.registeredAtMs);
      lastMs = Math.max(lastMs, receipt.registeredAtMs);
      runEvents(receipt.registeredAtMs);
      letCount(receipt);
      if (lastMs - sweptMs < sweepEveryMs) return;
      sweptMs = lastMs;
      const nowMs = lastMs - input.lateMs;
      for (const member of members.values()) if (member.sweepAtMs <= nowMs) sweep(member, nowMs);
      audience.forget(clock.dayAt(nowMs));
    },
    members,
    campaigns: [...totals.values()].sort((a, b) => (a.version.campaignId < b.version.campaignId ? -1 : 1)),
    units: books.units,
    liability: books.liability,
    clock,
    span: () => (firstMs === 0 ? null : { firstMs, lastMs }),
  };
}
