import { expect, test } from 'vitest';
import { ReadingKeeper } from '../../../domain/receipt/reading-keeper.ts';
import { readReceipt } from '../../../domain/receipt/read-receipt.ts';
import { primeSign } from './samples/at-rksv.ts';

const russian = (n: number): string => `t=20261121T1130&s=2450.00&fn=9289000100000001&i=${n}&fp=77&n=1`;
const noKey = (): null => null;

test('the same text is read once', () => {
  const keeper = new ReadingKeeper();
  expect(keeper.read(russian(1), noKey)).toBe(keeper.read(russian(1), noKey));
  expect(keeper.read(russian(1), noKey)).toEqual(readReceipt(russian(1)));
});

test('a key loaded for the till since makes it read anew, a key that is no base64 counts as none', () => {
  const keeper = new ReadingKeeper();
  const asked: string[] = [];
  const first = keeper.read(primeSign, (till) => (asked.push(till), null));
  expect(first.ok).toBe(true);
  expect(asked.length).toBeGreaterThan(0);
  expect(keeper.read(primeSign, noKey)).toBe(first);
  const again = keeper.read(primeSign, () => 'no base64!');
  expect(again).not.toBe(first);
  expect(again).toEqual(first);
});

test('only so many papers are remembered, and a forgotten one is read as before', () => {
  const keeper = new ReadingKeeper();
  const first = keeper.read(russian(0), noKey);
  for (let n = 1; n <= 600; n += 1) keeper.read(russian(n), noKey);
  const again = keeper.read(russian(0), noKey);
  expect(again).not.toBe(first);
  expect(again).toEqual(first);
});
