/** Combinations that are not complete, and what a complete one uses. */
import { describe, expect, test } from 'vitest';
import { assignParts } from '../../../domain/campaign/combination.ts';
import type { ProgressEntry } from '../../../domain/contract/campaign.ts';
import { entry, part } from './make-version.ts';

/** A receipt by the amounts that count for the parts it can serve. */
const receipt = (receiptId: string, amounts: Readonly<Record<number, number>>): ProgressEntry =>
  entry({ receiptId, parts: Object.entries(amounts).map(([index, amountMinor]) => ({ part: Number(index), amountMinor })) });
const sums = [part({ sumMinor: 300 }), part({ sumMinor: 300 }), part({ sumMinor: 300 })];

describe('what is missing where sums are asked', () => {
  const missing = (...entries: readonly ProgressEntry[]) => assignParts(sums, entries).missingParts;

  test('everything without receipts', () => {
    expect(missing()).toEqual([0, 1, 2]);
  });

  test('a receipt that could serve several goes to the first that needs it', () => {
    expect(missing(receipt('either', { 0: 300, 1: 300 }))).toEqual([1, 2]);
    expect(missing(receipt('own', { 0: 300 }), receipt('either', { 0: 300, 1: 300 }))).toEqual([2]);
    expect(missing(receipt('either', { 0: 300, 1: 300 }), receipt('other', { 0: 300, 1: 300 }))).toEqual([2]);
    expect(missing(receipt('half', { 0: 150, 1: 300 }), receipt('half', { 0: 150, 1: 300 }))).toEqual([1, 2]);
  });

  test('one below, at and above the sum', () => {
    expect([299, 300, 301].map((minor) => missing(receipt('own', { 1: minor })))).toEqual([
      [0, 1, 2],
      [0, 2],
      [0, 2],
    ]);
  });
});

describe('what counts for one part does not count for another', () => {
  const two = [part({ sumMinor: 300 }), part({ sumMinor: 300 })];

  test('each amount is that of its part', () => {
    const entries = [receipt('a', { 0: 300, 1: 10 }), receipt('b', { 0: 10, 1: 300 })];
    expect(assignParts(two, entries).isComplete).toBe(true);
    const short = [receipt('a', { 0: 300, 1: 10 }), receipt('b', { 0: 300, 1: 10 })];
    expect(assignParts(two, short).missingParts).toEqual([1]);
  });

  test('receipts are needed as many as asked, however large one is', () => {
    const pair = [part({ sumMinor: 300, receipts: 2 }), part()];
    const other = receipt('z', { 1: 1 });
    expect(assignParts(pair, [receipt('a', { 0: 900 }), other]).missingParts).toEqual([0]);
    expect(assignParts(pair, [receipt('a', { 0: 150 }), receipt('b', { 0: 149 }), other]).missingParts).toEqual([0]);
    expect(assignParts(pair, [receipt('a', { 0: 150 }), receipt('b', { 0: 150 }), other]).missingParts).toEqual([]);
  });
});

describe('a complete combination', () => {
  const usedOf = (parts: Parameters<typeof assignParts>[0], entries: readonly ProgressEntry[]) =>
    [...assignParts(parts, entries).used].map((one) => one.receiptId).sort();

  test('uses no more receipts than each part needs, the first ones', () => {
    const parts = [part({ sumMinor: 300 }), part()];
    const entries = [
      receipt('a', { 0: 200 }),
      receipt('b', { 0: 200 }),
      receipt('c', { 0: 200 }),
      receipt('d', { 1: 1 }),
      receipt('e', { 1: 1 }),
    ];
    expect(usedOf(parts, entries)).toEqual(['a', 'b', 'd']);
    expect(usedOf([part(), part()], entries)).toEqual(['a', 'd']);
  });

  test('uses none while it is not complete', () => {
    expect(usedOf([part(), part()], [receipt('a', { 0: 1 })])).toEqual([]);
  });
});
