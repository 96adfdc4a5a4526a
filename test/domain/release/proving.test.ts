// A kiosk and its two versions, as data: whatever happens in whatever order, the laws below hold.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  begin,
  beforeStart,
  failed,
  faultOfVersion,
  installedState,
  missingProof,
  proved,
  REFUSED_MAX,
  rollBack,
  STARTS_MAX,
  updateState,
} from '../../../domain/release/proving.ts';
import type { UpdateState } from '../../../domain/release/proving.ts';
import { compareVersions } from '../../../domain/release/version.ts';

type Deed = { readonly kind: 'offer'; readonly version: string } | { readonly kind: 'start' | 'proved' | 'failed' | 'withdraw' };

const version = fc.tuple(fc.nat(3), fc.nat(3), fc.nat(12)).map((parts) => parts.join('.'));
const deed: fc.Arbitrary<Deed> = fc.oneof(
  version.map((each): Deed => ({ kind: 'offer', version: each })),
  fc.constantFrom('start', 'proved', 'failed', 'withdraw').map((kind): Deed => ({ kind })),
);

function after(state: UpdateState, done: Deed): UpdateState {
  if (done.kind === 'offer') return faultOfVersion(state, done.version) === null ? begin(state, done.version) : state;
  if (done.kind === 'start') return beforeStart(state).state;
  if (done.kind === 'withdraw') return rollBack(state, 'withdrawn', true) ?? state;
  if (state.proving === null) return state;
  return done.kind === 'proved' ? proved(state) : failed(state, 'it failed').state;
}

test('versions are ordered by their numbers, and the order is one', () => {
  expect(compareVersions('1.10.0', '1.9.9')).toBeGreaterThan(0);
  expect(compareVersions('2.0.0', '10.0.0')).toBeLessThan(0);
  fc.assert(
    fc.property(version, version, version, (a, b, c) => {
      expect(Math.sign(compareVersions(a, b))).toBe(-Math.sign(compareVersions(b, a)) + 0);
      if (compareVersions(a, b) <= 0 && compareVersions(b, c) <= 0) expect(compareVersions(a, c)).toBeLessThanOrEqual(0);
    }),
  );
});

describe('over any deeds', () => {
  test('the file can be read back, nothing failed is begun again, nothing older is begun, and what is kept beside is never what failed', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 60 }), (deeds) => {
        let state = installedState('1.0.0');
        const refusedEver = new Set<string>();
        for (const each of deeds) {
          const before = state;
          state = after(state, each);
          expect(updateState.safeParse(JSON.parse(JSON.stringify(state))).success).toBe(true);
          expect(state.current).not.toBe(state.previous);
          if (each.kind === 'offer' && state.current !== before.current) {
            expect(compareVersions(state.current, before.current)).toBeGreaterThan(0);
            expect(before.refused.map((one) => one.version)).not.toContain(state.current);
            expect(state.previous).toBe(before.current);
          }
          for (const one of state.refused) refusedEver.add(one.version);
          if (refusedEver.size <= REFUSED_MAX) for (const one of refusedEver) expect(state.refused.map((r) => r.version)).toContain(one);
          expect(state.refused.map((one) => one.version)).not.toContain(state.previous);
          expect((state.proving?.starts ?? 0) <= STARTS_MAX).toBe(true);
        }
      }),
    );
  });

  test('a version that never proves itself is left after three starts, and the one before runs again', () => {
    let state = begin(installedState('1.0.0'), '1.1.0');
    for (let starts = 1; starts <= STARTS_MAX; starts += 1) {
      const started = beforeStart(state);
      expect(started).toMatchObject({ rolledBack: false, state: { current: '1.1.0', proving: { starts } } });
      state = started.state;
    }
    const left = beforeStart(state);
    expect(left).toMatchObject({ rolledBack: true, state: { current: '1.0.0', previous: null, proving: null } });
    expect(faultOfVersion(left.state, '1.1.0')).toContain('failed here');
    expect(faultOfVersion(left.state, '1.1.1')).toBeNull();
  });

  test('after a roll-back and a new release the one that ran is what it goes back to', () => {
    const back = failed(begin(installedState('1.0.0'), '1.1.0'), 'why').state;
    expect(failed(begin(back, '1.2.0'), 'why').state).toMatchObject({
      current: '1.0.0',
      refused: [{ version: '1.1.0' }, { version: '1.2.0' }],
    });
  });

  test('a withdrawal goes back, the older one proves itself too, and with nothing to go back to it stays', () => {
    const steady = proved(begin(installedState('1.0.0'), '1.1.0'));
    const back = rollBack(steady, 'withdrawn', true);
    expect(back).toMatchObject({ current: '1.0.0', proving: { starts: 0, isOrdered: true } });
    expect(back === null ? null : failed(back, 'no').state).toMatchObject({ current: '1.0.0', proving: null });
    expect(rollBack(installedState('1.0.0'), 'withdrawn', true)).toBeNull();
  });
});

test('the proof wants every sign; only a server that nobody reaches is forgiven', () => {
  const all = { page: true, painted: true, journal: true, server: true };
  expect(missingProof(all, true)).toBeNull();
  expect(missingProof(null, true)).not.toBeNull();
  for (const sign of ['page', 'painted', 'journal'] as const)
    for (const reachable of [true, false, null]) expect(missingProof({ ...all, [sign]: false }, reachable)).not.toBeNull();
  expect(missingProof({ ...all, server: false }, true)).not.toBeNull();
  expect(missingProof({ ...all, server: false }, null)).not.toBeNull();
  expect(missingProof({ ...all, server: false }, false)).toBeNull();
});
