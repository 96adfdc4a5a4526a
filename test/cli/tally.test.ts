import { expect, test } from 'vitest';

import { add, lastLine, nothing, oneFailed, onePassed, oneSkipped } from '../run/tally.ts';

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
