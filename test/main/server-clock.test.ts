import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import { openJournal } from '../../main/journal/open-journal.ts';
import { createServerClock } from '../../main/journal/server-clock.ts';
import { bookIn, registration } from './book-under-test.ts';
import { handClock } from './hand-clock.ts';
import { tempFolder } from './temp-folder.ts';

const serverMs = 1_795_000_500_000;

describe('the estimate of server time', () => {
  test('follows the monotonic clock, whatever the wall clock is set to', () => {
    const { journal } = openJournal(join(tempFolder(), 'journal.db'), 1);
    const clock = handClock();
    const estimate = createServerClock(clock, journal);
    estimate.heard(serverMs);
    clock.setWall(0);
    clock.pass(5000);
    expect(estimate.nowMs()).toBe(serverMs + 5000);
    clock.setWall(9_000_000_000_000);
    expect(estimate.nowMs()).toBe(serverMs + 5000);
    expect(estimate.certainty()).toBe('sure');
    journal.close();
  });

  test('survives a restart of the core within one boot', () => {
    const file = join(tempFolder(), 'journal.db');
    const clock = handClock();
    const first = openJournal(file, 1).journal;
    createServerClock(clock, first).heard(serverMs);
    first.close();
    clock.pass(30_000);
    const second = openJournal(file, 1).journal;
    const estimate = createServerClock(clock, second);
    expect(estimate.nowMs()).toBe(serverMs + 30_000);
    expect(estimate.certainty()).toBe('sure');
    second.close();
  });

  test('is unsure after a reboot offline, never before what was heard, and sure again after the next answer', () => {
    const file = join(tempFolder(), 'journal.db');
    const clock = handClock();
    const first = openJournal(file, 1).journal;
    createServerClock(clock, first).heard(serverMs);
    first.close();
    clock.reboot();
    clock.setWall(0);
    const second = openJournal(file, 1).journal;
    const estimate = createServerClock(clock, second);
    expect(estimate.certainty()).toBe('unsure');
    const firstMs = estimate.nowMs();
    expect(firstMs).toBeGreaterThanOrEqual(serverMs);
    clock.pass(7000);
    expect(estimate.nowMs()).toBe(firstMs + 7000);
    estimate.heard(serverMs + 60_000);
    expect(estimate.certainty()).toBe('sure');
    expect(estimate.nowMs()).toBe(serverMs + 60_000);
    second.close();
  });

  test('a wall clock a year ahead while unsure does not drag later sure facts along', () => {
    const folder = tempFolder();
    const clock = handClock();
    const opened = bookIn(folder, clock);
    opened.serverClock.heard(serverMs);
    opened.book.record(registration(opened.book, 1));
    clock.reboot();
    clock.setWall(serverMs + 365 * 86_400_000);
    const wrong = opened.book.record(registration(opened.book, 2));
    expect(wrong.fact.clock).toBe('unsure');
    opened.serverClock.heard(serverMs + 10_000);
    const right = opened.book.record(registration(opened.book, 3));
    expect(right.fact.clock).toBe('sure');
    expect(right.fact.registeredAtMs).toBe(serverMs + 10_000);
    opened.close();
  });

  test('never gives a fact an earlier time than the sure fact before it', () => {
    const opened = bookIn(tempFolder(), handClock());
    opened.serverClock.heard(serverMs);
    const first = opened.book.record(registration(opened.book, 1));
    opened.serverClock.heard(serverMs - 60_000);
    const second = opened.book.record(registration(opened.book, 2));
    expect(second.fact.registeredAtMs).toBeGreaterThanOrEqual(first.fact.registeredAtMs);
    opened.close();
  });
});
