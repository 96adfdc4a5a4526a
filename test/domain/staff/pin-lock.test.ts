import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noTrouble, pauseLeftMs, triedPin } from '../../../domain/staff/pin-lock.ts';
import type { PinTrouble } from '../../../domain/staff/pin-lock.ts';
import { deskRole, notNow, serviceRole } from '../../../domain/staff/may-work.ts';

const rules = { tries: 5, pausesMs: [30_000, 120_000, 600_000] };

test('five wrong ones in a row make a pause, each pause longer than the one before, the last one stays', () => {
  let trouble: PinTrouble = noTrouble;
  const pauses: number[] = [];
  for (let tries = 1; tries <= 25; tries += 1) {
    const tried = triedPin(trouble, tries * 1_000_000, rules);
    expect(tried.left).toBe((5 - (tries % 5)) % 5);
    if (tried.lockedMs > 0) pauses.push(tried.lockedMs);
    trouble = tried.trouble;
  }
  expect(pauses).toEqual([30_000, 120_000, 600_000, 600_000, 600_000]);
});

test('whatever the clock does, nobody waits longer than the pause that was set', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), fc.nat(4e12), fc.nat(4e12), (tries, atMs, nowMs) => {
      let trouble: PinTrouble = noTrouble;
      for (let i = 0; i < tries; i += 1) trouble = triedPin(trouble, atMs, rules).trouble;
      const left = pauseLeftMs(trouble, nowMs, rules);
      expect(left).toBeGreaterThanOrEqual(0);
      expect(left).toBeLessThanOrEqual(rules.pausesMs[Math.min(Math.max(trouble.rounds - 1, 0), 2)] ?? 0);
      if (trouble.rounds === 0) expect(left).toBe(0);
    }),
  );
});

test('somebody may work from their first moment on and not at the moment it is over', () => {
  const helper = { active: true, validFromMs: 1000, untilMs: 2000 };
  expect([999, 1000, 1999, 2000].map((atMs) => notNow(helper, atMs))).toEqual(['not-yet', null, null, 'over']);
  expect(notNow({ ...helper, active: false }, 1500)).toBe('inactive');
  expect(notNow({ active: true, validFromMs: null, untilMs: null }, 0)).toBeNull();
});

test('a promoter has a role at desks and none in service; whoever has several counts as the one that may most', () => {
  expect(deskRole({ roles: ['promoter'] })).toBe('promoter');
  expect(serviceRole({ roles: ['promoter'] })).toBeNull();
  expect(deskRole({ roles: ['promoter', 'desk', 'lead'] })).toBe('lead');
  expect(serviceRole({ roles: ['desk', 'service'] })).toBe('service');
  expect(deskRole({ roles: ['service'] })).toBeNull();
});
