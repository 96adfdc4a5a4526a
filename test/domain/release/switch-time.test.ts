import fc from 'fast-check';
import { expect, test } from 'vitest';

import { isInWindow, maySwitch, QUIET_CLOSED_MS } from '../../../domain/release/switch-time.ts';

const policy = { quietMs: 10 * 60_000, windowFromMinute: 120, windowToMinute: 300 };
const moment = fc.record({
  quietMs: fc.option(fc.nat(3_600_000)),
  isOpen: fc.option(fc.boolean()),
  minuteOfDay: fc.option(fc.nat(1439)),
});

test('never in front of a visitor, whatever else is true', () => {
  fc.assert(
    fc.property(moment, fc.nat(1439), fc.nat(1439), (now, windowFromMinute, windowToMinute) => {
      expect(maySwitch({ ...now, quietMs: null }, { quietMs: 0, windowFromMinute, windowToMinute })).toBe(false);
    }),
  );
});

test('behind closed doors after a minute of quiet; at open doors only after the quiet asked for and within the window', () => {
  expect(maySwitch({ quietMs: QUIET_CLOSED_MS, isOpen: false, minuteOfDay: 900 }, policy)).toBe(true);
  expect(maySwitch({ quietMs: QUIET_CLOSED_MS - 1, isOpen: false, minuteOfDay: 130 }, policy)).toBe(false);
  fc.assert(
    fc.property(moment, (now) => {
      if (now.isOpen === false || now.quietMs === null) return;
      expect(maySwitch(now, policy)).toBe(
        now.quietMs >= policy.quietMs && now.minuteOfDay !== null && now.minuteOfDay >= 120 && now.minuteOfDay < 300,
      );
    }),
  );
});

test('a longer quiet never takes a permission back', () => {
  fc.assert(
    fc.property(moment, fc.nat(1_000_000), (now, more) => {
      if (maySwitch(now, policy) && now.quietMs !== null) expect(maySwitch({ ...now, quietMs: now.quietMs + more }, policy)).toBe(true);
    }),
  );
});

test('a window over midnight is the rest of the day beside its turn', () => {
  fc.assert(
    fc.property(fc.nat(1439), fc.nat(1439), fc.nat(1439), (minute, from, to) => {
      if (from !== to) expect(isInWindow(minute, from, to)).toBe(!isInWindow(minute, to, from));
      else expect(isInWindow(minute, from, to)).toBe(true);
    }),
  );
});
