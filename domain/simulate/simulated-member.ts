/** The light account of a simulation: what the engine needs of a member, and what the report says of members. Grows with open windows and awards that may be taken back, not with receipts. */
import type { CarriedWindow } from '../campaign/carry.ts';
import type { TierHeld } from '../contract/account-document.ts';
import type { KnownMember } from './known-member.ts';
import type { SimulatedLot } from './liability.ts';
import type { UnitNeed } from './unit-book.ts';

/** Points of an award. */
export interface OpenLot extends SimulatedLot {
  /** Who paid: points and money by funder. */
  readonly shares: readonly FunderShare[];
  /** Life `idle-days`; null: the end stands. */
  readonly idleDays: number | null;
}

/** A funder's part of an award. */
export interface FunderShare {
  readonly funder: string;
  readonly points: number;
  readonly moneyMinor: number;
}

/** An award that can still be taken back, or whose points' end still moves. */
export interface OpenAward {
  readonly needs: readonly UnitNeed[];
  /** Shop that brought it about; null: an event. */
  readonly tenantId: string | null;
  readonly lot: OpenLot | null;
}

/** How near a member came to a campaign's award. Changed in place: a million receipts come near something. */
export interface Nearness {
  donePerMille: number;
  /** What was missing then: minor units for money. */
  amount: number;
  unit: 'money' | 'receipts' | 'shops' | 'categories' | 'days' | 'stamps' | 'parts';
}

/** @see file comment. Changed in place by the simulation only. */
export interface SimulatedMember {
  readonly known: KnownMember;
  /** What shares are drawn by: the member, or with a seed both. */
  readonly accountId: string;
  readonly openedAtMs: number;
  readonly tiers: TierHeld[];
  /** Open windows by campaign. */
  readonly windows: Map<string, CarriedWindow[]>;
  /** By award key. */
  readonly open: Map<string, OpenAward>;
  /** Nothing can close before this instant. */
  sweepAtMs: number;
  receipts: number;
  /** Shops bought in, a bit each by their place in the simulation's list. */
  readonly shopBits: number[];
  /** Awards by campaign that stand; 0 where one was reached and refused or taken back. */
  readonly awards: Map<string, number>;
  /** By campaign: the nearest this member came in a window or with a receipt. */
  readonly nearest: Map<string, Nearness>;
  /** Times this member was rewarded as an inviter, by campaign; null: never. */
  invitations: Map<string, number> | null;
  points: number;
  gifts: number;
  /** Money behind the points, and value of the gifts where known. */
  worthMinor: number;
}

/** A member before the first receipt. */
export function openMember(known: KnownMember, accountId: string, openedAtMs: number): SimulatedMember {
  return {
    known,
    accountId,
    openedAtMs,
    tiers: known.tierId === null ? [] : [{ tierId: known.tierId, fromMs: 0, untilMs: Number.MAX_SAFE_INTEGER, awardKey: 'members-file' }],
    windows: new Map(),
    open: new Map(),
    sweepAtMs: Number.MAX_SAFE_INTEGER,
    receipts: 0,
    shopBits: [],
    awards: new Map(),
    nearest: new Map(),
    invitations: null,
    points: 0,
    gifts: 0,
    worthMinor: 0,
  };
}

/** Sets one bit. */
export function setBit(words: number[], index: number): void {
  const word = index >>> 5;
  while (words.length <= word) words.push(0);
  words[word] = (words[word] ?? 0) | (1 << (index & 31));
}

/** Number of bits set. */
export function countBits(words: readonly number[]): number {
  let count = 0;
  for (let word of words) for (; word !== 0; word &= word - 1) count += 1;
  return count;
}
