/** Where the mall stands in its day: every minute is one of open, closing, closed, and the moment told is the next one. */
import { expect, test } from 'vitest';
import { CLOSING_MINUTES, mallHours } from '../../../domain/visit/mall-hours.ts';

const at = (minute: number): string =>
  `2026-11-14T${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:00`;

test.each([
  ['10:00', '22:00'],
  ['10:00', '02:00'],
  ['00:00', '12:00'],
  ['18:00', '00:30'],
])('from %s to %s: the last hour tells the closing, the night tells the opening, both ahead and within a day', (opens, closes) => {
  const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  const openFor = (minutes(closes) - minutes(opens) + 1440) % 1440;
  const states = Array.from({ length: 1440 }, (_, minute) => mallHours(at(minute), opens, closes));
  expect(states.filter(({ state }) => state === 'closed')).toHaveLength(1440 - openFor);
  expect(states.filter(({ state }) => state === 'closing')).toHaveLength(CLOSING_MINUTES);
  states.forEach((hours, minute) => {
    if (hours.state === 'open') return;
    const told = hours.state === 'closed' ? hours.opensLocal : hours.closesLocal;
    const aheadMinutes = (Date.parse(`${told}Z`) - Date.parse(`${at(minute)}Z`)) / 60_000;
    expect(told.slice(11, 16)).toBe(hours.state === 'closed' ? opens : closes);
    expect(aheadMinutes).toBeGreaterThan(0);
    expect(aheadMinutes).toBeLessThanOrEqual(hours.state === 'closed' ? 1440 - openFor : CLOSING_MINUTES);
  });
});

test('a mall that opens when it closes never does', () => {
  expect(mallHours('2026-11-14T03:00:00', '10:00', '10:00')).toEqual({ state: 'open' });
});
