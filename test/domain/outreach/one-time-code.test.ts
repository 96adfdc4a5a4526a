import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  codeDigits,
  codeHourMs,
  codeLifeMs,
  codesOfNumberMax,
  codeTriesMax,
  judgeTry,
  waitUntilMs,
} from '../../../domain/outreach/one-time-code.ts';
import type { OneTimeCode } from '../../../domain/outreach/one-time-code.ts';
import { fullPhone, phoneIn } from '../../../domain/outreach/phone.ts';

const code: OneTimeCode = {
  codeId: 'c',
  purpose: 'confirm-phone',
  accountId: 'a',
  phoneHash: 'p',
  codeHash: 'h',
  kioskId: 'K1',
  madeAtMs: 0,
  expiresAtMs: codeLifeMs,
  wrongTries: 0,
  isUsed: false,
  lastTryId: null,
  lastVerdict: null,
  act: null,
};
/** Tries one after the other; each gets its own id unless it names one. */
const tries = (start: OneTimeCode, all: readonly { fits: boolean; nowMs?: number; tryId?: string }[]) =>
  all.reduce(
    (sofar, one, n) => {
      const { verdict, code: next } = judgeTry(sofar.code, { tryId: one.tryId ?? `t${n}`, fits: one.fits, nowMs: one.nowMs ?? 1 });
      return { code: next, verdicts: [...sofar.verdicts, verdict] };
    },
    { code: start, verdicts: [] as string[] },
  );

describe('a one-time code', () => {
  test('is right once', () => {
    expect(tries(code, [{ fits: true }, { fits: true }]).verdicts).toEqual(['right', 'used']);
  });

  test('a try whose answer was lost is told the same again and counts once', () => {
    const same = { fits: true, tryId: 'lost' };
    expect(tries(code, [same, same, { fits: true }, same]).verdicts).toEqual(['right', 'right', 'used', 'right']);
    const wrong = { fits: false, tryId: 'lost' };
    expect(tries(code, [wrong, wrong, wrong]).code.wrongTries).toBe(1);
  });

  test('five wrong tries end it, and then the right digits are too many as well', () => {
    const wrong = Array.from({ length: codeTriesMax }, () => ({ fits: false }));
    expect(tries(code, [...wrong, { fits: true }]).verdicts).toEqual(['wrong', 'wrong', 'wrong', 'wrong', 'too-many', 'too-many']);
  });

  test('after ten minutes nothing fits', () => {
    expect(tries(code, [{ fits: true, nowMs: codeLifeMs }]).verdicts).toEqual(['expired']);
    expect(tries(code, [{ fits: true, nowMs: codeLifeMs - 1 }]).verdicts).toEqual(['right']);
  });

  test('of a number that nobody has it looks like any other wrong one', () => {
    const nobody = { ...code, accountId: null };
    const all = [{ fits: true }, { fits: false }, { fits: true }];
    expect(tries(nobody, all).verdicts).toEqual(
      tries(
        code,
        all.map(() => ({ fits: false })),
      ).verdicts,
    );
  });

  test('whatever is tried, it is right at most once, and never after the fifth wrong one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ fits: fc.boolean(), nowMs: fc.integer({ min: 0, max: 2 * codeLifeMs }) }), { maxLength: 20 }),
        (all) => {
          const { verdicts, code: end } = tries(code, all);
          expect(verdicts.filter((one) => one === 'right').length).toBeLessThanOrEqual(1);
          expect(end.wrongTries).toBeLessThanOrEqual(codeTriesMax);
        },
      ),
    );
  });
});

test('digits are six, from any random bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 8, maxLength: 8 }), (random) => {
      expect(codeDigits(random)).toMatch(/^\d{6}$/);
    }),
  );
  expect(codeDigits(new Uint8Array(8))).toBe('000000');
});

test('a fourth code waits until the first of three is an hour old', () => {
  expect(waitUntilMs([10, 20], codesOfNumberMax, 30)).toBeNull();
  expect(waitUntilMs([30, 10, 20], codesOfNumberMax, 40)).toBe(10 + codeHourMs);
  expect(waitUntilMs([30, 10, 20], codesOfNumberMax, 10 + codeHourMs)).toBeNull();
});

test('one number however it is typed; what is no number is none', () => {
  expect(['9161234567', '89161234567', '79161234567'].map(fullPhone)).toEqual(['+79161234567', '+79161234567', '+79161234567']);
  expect(phoneIn('{"phone":"+79161234567"}')).toBe('+79161234567');
  for (const text of ['', '{}', '{"phone":"9161234567"}', '{"phone":7}', '{"phone":"+7916x"}', '[]']) expect(phoneIn(text)).toBeNull();
});
