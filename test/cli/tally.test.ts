import { expect, test } from 'vitest';

import { add, afterSecondTry, lastLine, nothing, oneFailed, onePassed, oneSkipped } from '../run/tally.ts';

test('the last line is a sum that names skipped tests only when there are some', () => {
  expect(lastLine([onePassed, onePassed, oneFailed('lint')].reduce(add, nothing))).toBe('2 passed, 1 failed');
  expect(lastLine([onePassed, oneSkipped('Electron', 'no binary')].reduce(add, nothing))).toBe('1 passed, 0 failed, 1 skipped');
});

test('no order of reports changes the sum, and nothing adds nothing', () => {
  const parts = [onePassed, oneFailed('a'), oneSkipped('b', 'why')];
  const [one, two] = [parts.reduce(add, nothing), parts.toReversed().reduce(add, nothing)];
  expect(lastLine(one)).toBe(lastLine(two));
  expect(add(one, nothing)).toEqual(one);
});

test('after a second try only what failed there too is failed, and what broke anew is failed as well', () => {
  const first = { passed: 10, failed: 2, failures: ['a > one', 'a > two'], skipped: [{ name: 'c', reason: 'why' }] };
  const second = { passed: 3, failed: 2, failures: ['a > two', 'a > three'], skipped: [] };
  const { tally, recovered } = afterSecondTry(first, second);
  expect(recovered).toEqual(['a > one']);
  expect(lastLine(tally)).toBe('10 passed, 2 failed, 1 skipped');
  expect(lastLine(afterSecondTry(first, { ...second, failed: 0, failures: [] }).tally)).toBe('12 passed, 0 failed, 1 skipped');
  expect(lastLine(afterSecondTry(first, first).tally)).toBe(lastLine(first));
});
