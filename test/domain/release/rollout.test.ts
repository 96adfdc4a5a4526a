// A release among kiosks that live, fail, fall silent and come anew, in a random order of events: the laws of waves.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  advance,
  membersSoFar,
  newRollout,
  orderFor,
  rollout,
  shareOrder,
  SILENT_AFTER_MS,
  waitedFor,
} from '../../../domain/release/rollout.ts';
import type { KioskProgram, Rollout, RolloutPlan } from '../../../domain/release/rollout.ts';

const HOUR_MS = 3_600_000;
const manifest = { text: '{}', signature: `${'A'.repeat(86)}==` };
const release = (plan: RolloutPlan, version = '2.0.0'): Rollout => newRollout({ version, channel: 'stable', manifest, plan });
const waves = (...each: readonly RolloutPlan['waves'][number][]): RolloutPlan => ({ waves: [...each], failPercent: 20 });
const share = (percent: number, healthyMs = HOUR_MS, startsAtMs = 0) => ({ who: { percent }, healthyMs, startsAtMs });
const kiosk = (id: string, more: Partial<KioskProgram> = {}): KioskProgram => ({
  kioskId: id,
  channel: 'stable',
  version: '1.0.0',
  phase: 'steady',
  sinceMs: 0,
  seenAtMs: 0,
  refused: [],
  ...more,
});
const ten = Array.from({ length: 10 }, (_, index) => kiosk(`K${index + 1}`));

/** Everybody who was told takes it at once and is well from then on; everybody speaks. */
function obedient(rolled: Rollout, kiosks: readonly KioskProgram[], nowMs: number): readonly KioskProgram[] {
  return kiosks.map((each) => {
    const order = orderFor([rolled], kiosks, each);
    return order?.kind === 'install' ? { ...each, version: rolled.version, sinceMs: nowMs, seenAtMs: nowMs } : { ...each, seenAtMs: nowMs };
  });
}

describe('waves', () => {
  test('each begins only when all of the one before have been healthy for their time', () => {
    let rolled = advance(release(waves(share(10), share(50), share(100, 0))), ten, 0).rollout;
    expect(rolled.begun.map((each) => each.kioskIds.length)).toEqual([1]);
    let kiosks = obedient(rolled, ten, 1000);
    rolled = advance(rolled, kiosks, 1000 + HOUR_MS - 1).rollout;
    expect(rolled.begun).toHaveLength(1);
    kiosks = obedient(rolled, kiosks, 1000 + HOUR_MS);
    rolled = advance(rolled, kiosks, 1000 + HOUR_MS).rollout;
    expect(rolled.begun.map((each) => each.kioskIds.length)).toEqual([1, 5]);
    kiosks = obedient(rolled, kiosks, 2 * HOUR_MS);
    kiosks = obedient(rolled, kiosks, 4 * HOUR_MS);
    rolled = advance(rolled, kiosks, 4 * HOUR_MS).rollout;
    kiosks = obedient(rolled, kiosks, 4 * HOUR_MS);
    rolled = advance(rolled, kiosks, 4 * HOUR_MS).rollout;
    expect(rolled.state).toBe('done');
    expect(kiosks.every((each) => each.version === '2.0.0')).toBe(true);
    // Whoever comes later is told as well.
    expect(orderFor([rolled], [...kiosks, kiosk('K99')], kiosk('K99'))?.kind).toBe('install');
  });

  test('a kiosk that fell silent, is troubled or proves itself holds the next wave up; a person may let it begin', () => {
    const first = advance(release(waves(share(10), share(100))), ten, 0).rollout;
    const [id = ''] = membersSoFar(first, ten);
    const late = 10 * HOUR_MS;
    for (const bad of [
      { version: '2.0.0', seenAtMs: late - SILENT_AFTER_MS - 1 },
      { version: '2.0.0', seenAtMs: late, phase: 'troubled' as const },
      { version: '2.0.0', seenAtMs: late, phase: 'proving' as const },
      { seenAtMs: late },
    ]) {
      const kiosks = ten.map((each) => (each.kioskId === id ? { ...each, ...bad } : each));
      expect(waitedFor(first, kiosks, late)).toEqual([id]);
      expect(advance(first, kiosks, late).rollout.begun).toHaveLength(1);
      expect(advance({ ...first, skipped: [1] }, kiosks, late).rollout.begun).toHaveLength(2);
    }
  });

  test('too many failures stop it, say so once, and nobody else is told', () => {
    const first = advance(release(waves(share(50), share(100))), ten, 0).rollout;
    const failing = membersSoFar(first, ten).slice(0, 2);
    const one = ten.map((each) => (each.kioskId === failing[0] ? { ...each, refused: ['2.0.0'] } : each));
    // One of five is 20 %, which is not more than 20 %.
    expect(advance(first, one, 1).rollout.state).toBe('running');
    const two = ten.map((each) => (failing.includes(each.kioskId) ? { ...each, refused: ['2.0.0'] } : each));
    const stopped = advance(first, two, 1);
    expect(stopped.rollout.state).toBe('stopped');
    expect(stopped.alarm).toContain('failed on 2 of 5 kiosks');
    expect(advance(stopped.rollout, two, 2)).toEqual({ rollout: stopped.rollout, alarm: null });
    for (const each of two) expect(orderFor([stopped.rollout], two, each)).toBeNull();
  });

  test('a wave of a share is never empty, and its first kiosk differs from release to release', () => {
    const firsts = new Set<string | undefined>();
    for (let minor = 0; minor < 30; minor += 1) {
      const rolled = advance(release(waves(share(1)), `2.${minor}.0`), ten, 0).rollout;
      expect(membersSoFar(rolled, ten)).toHaveLength(1);
      firsts.add(membersSoFar(rolled, ten)[0]);
    }
    expect(firsts.size).toBeGreaterThan(4);
    expect(advance(release(waves(share(1))), [], 0).rollout.begun).toEqual([]);
  });

  test('kiosks of another channel, unmanaged ones, and those that failed get no order; a withdrawn version goes back', () => {
    const rolled = advance(release(waves(share(100))), ten, 0).rollout;
    for (const other of [
      kiosk('K1', { channel: 'early' }),
      kiosk('K1', { phase: 'unmanaged' }),
      kiosk('K1', { refused: ['2.0.0'] }),
      kiosk('K1', { version: '2.0.0' }),
      kiosk('K1', { version: '3.0.0' }),
    ])
      expect(orderFor([rolled], ten, other)).toBeNull();
    const withdrawn: Rollout = { ...rolled, state: 'stopped', withdrawal: manifest };
    expect(orderFor([withdrawn], ten, kiosk('K1', { version: '2.0.0' }))?.kind).toBe('withdraw');
    expect(orderFor([withdrawn], ten, kiosk('K1'))).toBeNull();
  });

  test('of several releases the newest counts', () => {
    const old = advance(release(waves(share(100)), '2.0.0'), ten, 0).rollout;
    const fresh = advance(release(waves(share(100)), '2.10.0'), ten, 0).rollout;
    expect(orderFor([old, fresh], ten, kiosk('K1'))?.rollout.version).toBe('2.10.0');
  });
});

const anyKiosk = fc.record({
  kioskId: fc.nat(14).map((n) => `K${n}`),
  channel: fc.constantFrom('stable', 'stable', 'stable', 'early'),
  version: fc.constantFrom('1.0.0', '2.0.0', '3.0.0'),
  phase: fc.constantFrom<KioskProgram['phase']>('steady', 'proving', 'troubled', 'fetching', 'waiting', 'unmanaged'),
  sinceMs: fc.nat(10 * HOUR_MS),
  seenAtMs: fc.nat(10 * HOUR_MS),
  refused: fc.constantFrom([], [], [], ['2.0.0']),
});
const fleet = fc.uniqueArray(anyKiosk, { selector: (each) => each.kioskId, maxLength: 15 });
const anyWave = fc.record({
  who: fc.oneof(
    fc.record({ percent: fc.integer({ min: 1, max: 100 }) }),
    fc.record({
      kioskIds: fc.array(
        fc.nat(14).map((n) => `K${n}`),
        { minLength: 1, maxLength: 4 },
      ),
    }),
  ),
  startsAtMs: fc.nat(10 * HOUR_MS),
  healthyMs: fc.nat(3 * HOUR_MS),
});
const anyPlan = fc.record({ waves: fc.array(anyWave, { minLength: 1, maxLength: 4 }), failPercent: fc.nat(100) });

test('over any fleets and times: members never leave, waves begin one at a time and not before their time, too many failures never go on, and it can be stored', () => {
  fc.assert(
    fc.property(anyPlan, fc.array(fc.tuple(fleet, fc.nat(HOUR_MS)), { minLength: 1, maxLength: 12 }), (plan, looks) => {
      let rolled = release(plan);
      let nowMs = 0;
      for (const [kiosks, pauseMs] of looks) {
        nowMs += pauseMs;
        const before = rolled;
        const { rollout: next, alarm } = advance(rolled, kiosks, nowMs);
        expect(rollout.safeParse(JSON.parse(JSON.stringify(next))).success).toBe(true);
        expect(next.begun.slice(0, before.begun.length)).toEqual(before.begun);
        expect(next.begun.length - before.begun.length).toBeLessThanOrEqual(1);
        const begun = next.begun.length > before.begun.length ? plan.waves[next.begun.length - 1] : undefined;
        if (begun !== undefined) {
          expect(nowMs).toBeGreaterThanOrEqual(begun.startsAtMs);
          if (before.begun.length > 0) expect(waitedFor(before, kiosks, nowMs)).toEqual([]);
        }
        expect(alarm !== null).toBe(before.state === 'running' && next.state === 'stopped');
        if (next.state !== 'running' && next.state !== 'done')
          for (const each of kiosks) expect(orderFor([next], kiosks, each)?.kind).not.toBe('install');
        for (const each of kiosks) {
          const order = orderFor([next], kiosks, each);
          if (order !== null)
            expect(
              membersSoFar(
                next,
                kiosks.filter((one) => one.phase !== 'unmanaged' && one.channel === 'stable'),
              ),
            ).toContain(each.kioskId);
        }
        rolled = next;
      }
    }),
    { numRuns: 400 },
  );
});

test('a share takes the same kiosks first when others come or go', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(
        fc.nat(99).map((n) => `K${n}`),
        { minLength: 1, maxLength: 30 },
      ),
      fc.nat(29),
      (ids, gone) => {
        const left = ids.filter((_, index) => index !== gone);
        expect(shareOrder('2.0.0', left)).toEqual(shareOrder('2.0.0', ids).filter((id) => left.includes(id)));
      },
    ),
  );
});
