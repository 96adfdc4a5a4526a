/** What the programme owes its members over time: points and the money behind them, earned, taken back, expired and outstanding at the end of each mall day. */
import type { MallClock } from './mall-clock.ts';

/** Points that move together, with their money (minor units). */
export interface PointsMoney {
  readonly points: number;
  readonly moneyMinor: number;
}

/** One day or month of the curve. Taken back is negative earning and stands in `earned`. */
export interface LiabilityStep {
  /** `2026-11-21` or `2026-11`. */
  readonly period: string;
  readonly earned: PointsMoney;
  readonly expired: PointsMoney;
  /** At the end of the period. */
  readonly outstanding: PointsMoney;
  /** Of those outstanding, the ones that can be spent already. */
  readonly spendablePoints: number;
}

interface Day {
  earnedPoints: number;
  earnedMinor: number;
  expiredPoints: number;
  expiredMinor: number;
  startedPoints: number;
}

/** Points of one award while something can still change about them. */
export interface SimulatedLot extends PointsMoney {
  readonly earnedAtMs: number;
  readonly spendableFromMs: number;
  readonly expiresAtMs: number | null;
}

/** @see file comment */
export interface LiabilityBook {
  add(lot: SimulatedLot): void;
  /** The lot goes at `atMs`; what has expired before is gone already. */
  takeBack(lot: SimulatedLot, atMs: number): void;
  /** The lot ends at another time than said before. */
  moveExpiry(lot: SimulatedLot, expiresAtMs: number | null): void;
  /** The curve by day, or by month; periods in which nothing happens are left out. */
  curve(by: 'day' | 'month'): readonly LiabilityStep[];
}

/** An empty book. */
export function createLiabilityBook(clock: MallClock): LiabilityBook {
  const days = new Map<string, Day>();
  const dayOf = (day: string): Day => {
    const known = days.get(day);
    if (known !== undefined) return known;
    const made: Day = { earnedPoints: 0, earnedMinor: 0, expiredPoints: 0, expiredMinor: 0, startedPoints: 0 };
    days.set(day, made);
    return made;
  };
  const earn = (lot: PointsMoney, atMs: number, sign: 1 | -1): void => {
    const day = dayOf(clock.dayAt(atMs));
    day.earnedPoints += sign * lot.points;
    day.earnedMinor += sign * lot.moneyMinor;
  };
  const end = (lot: PointsMoney, expiresAtMs: number | null, sign: 1 | -1): void => {
    if (expiresAtMs === null) return;
    // What ends with a mall day is gone at the end of that day, not on the next.
    const day = dayOf(clock.dayAt(expiresAtMs - 1));
    day.expiredPoints += sign * lot.points;
    day.expiredMinor += sign * lot.moneyMinor;
  };
  const start = (lot: SimulatedLot, sign: 1 | -1): void => {
    dayOf(clock.dayAt(lot.spendableFromMs)).startedPoints += sign * lot.points;
  };
  return {
    add(lot) {
      earn(lot, lot.earnedAtMs, 1);
      start(lot, 1);
      end(lot, lot.expiresAtMs, 1);
    },
    takeBack(lot, atMs) {
      if (lot.expiresAtMs !== null && lot.expiresAtMs <= atMs) return;
      earn(lot, atMs, -1);
      // Points taken back before they could be spent never start; others cease to be spendable today.
      dayOf(clock.dayAt(Math.max(lot.spendableFromMs, atMs))).startedPoints -= lot.points;
      end(lot, lot.expiresAtMs, -1);
    },
    moveExpiry(lot, expiresAtMs) {
      end(lot, lot.expiresAtMs, -1);
      end(lot, expiresAtMs, 1);
    },
    curve: (by) => curveOf(days, by),
  };
}

function curveOf(days: ReadonlyMap<string, Day>, by: 'day' | 'month'): readonly LiabilityStep[] {
  const steps: LiabilityStep[] = [];
  let [points, moneyMinor, started, expired] = [0, 0, 0, 0];
  for (const [day, one] of [...days].sort(([a], [b]) => (a < b ? -1 : 1))) {
    points += one.earnedPoints - one.expiredPoints;
    moneyMinor += one.earnedMinor - one.expiredMinor;
    started += one.startedPoints;
    expired += one.expiredPoints;
    const period = by === 'day' ? day : day.slice(0, 7);
    const last = steps.at(-1)?.period === period ? steps.pop() : undefined;
    const step: LiabilityStep = {
      period,
      earned: { points: (last?.earned.points ?? 0) + one.earnedPoints, moneyMinor: (last?.earned.moneyMinor ?? 0) + one.earnedMinor },
      expired: { points: (last?.expired.points ?? 0) + one.expiredPoints, moneyMinor: (last?.expired.moneyMinor ?? 0) + one.expiredMinor },
      outstanding: { points, moneyMinor },
      spendablePoints: started - expired,
    };
    const { earned, expired: gone } = step;
    if (earned.points !== 0 || gone.points !== 0 || one.startedPoints !== 0 || last !== undefined) steps.push(step);
  }
  return steps;
}
