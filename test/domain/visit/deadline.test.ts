import { expect, test } from 'vitest';
import { campaignEndLocal } from '../../../domain/visit/campaign-end.ts';
import { deadlineLocal } from '../../../domain/visit/deadline.ts';
import { campaign, mallDocuments } from '../decide/fixture.ts';

const mall = { offsets: [{ atMs: 0, offsetMinutes: 180 }], dayCutoffMinutes: 240, closes: '22:00' };
const at = (local: string): number => Date.parse(`${local}+03:00`);

const mallDocument = mallDocuments().find((document) => document.kind === 'mall');
if (mallDocument?.kind !== 'mall') throw new Error('the fixture has no mall');

test('a deadline at the end of a mall day is said as the closing hour of that day', () => {
  expect(deadlineLocal(at('2026-11-25T04:00:00'), mall)).toBe('2026-11-24T22:00:00');
  expect(deadlineLocal(at('2026-11-25T03:59:59'), mall)).toBe('2026-11-24T22:00:00');
  expect(deadlineLocal(at('2026-11-24T23:30:00'), mall)).toBe('2026-11-24T22:00:00');
});

test('a deadline before closing is said as it is', () => {
  expect(deadlineLocal(at('2026-11-24T18:00:00'), mall)).toBe('2026-11-24T18:00:00');
});

test('a mall that is open past midnight closes on the same mall day', () => {
  expect(deadlineLocal(at('2026-11-25T04:00:00'), { ...mall, closes: '02:00' })).toBe('2026-11-25T02:00:00');
});

test('a sum within a day ends with the day, one within a month with the month, and never after its campaign', () => {
  const house = { ...mallDocument, ...mall };
  const noon = at('2026-11-14T12:00:00');
  expect(campaignEndLocal(campaign('hare', { span: 'day' }), noon, house)).toBe('2026-11-14T22:00:00');
  expect(campaignEndLocal(campaign('hare', { span: 'week' }), noon, house)).toBe('2026-11-15T22:00:00');
  expect(campaignEndLocal(campaign('hare', { span: 'month' }), noon, house)).toBe('2026-11-30T22:00:00');
  const ends = campaign('hare', { span: 'month' });
  const soon = { ...ends, when: { ...ends.when, boughtUntilMs: at('2026-11-20T18:00:00') } };
  expect(campaignEndLocal(soon, noon, house)).toBe('2026-11-20T18:00:00');
});
