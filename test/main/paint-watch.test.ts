import { beforeEach, describe, expect, test } from 'vitest';

import type { ClientConnection } from '../../main/core/connection.ts';
import { createPaintWatch, NO_PAGE_AFTER_MS, NOT_PAINTING_AFTER_MS } from '../../main/core/paint-watch.ts';
import type { PaintWatch } from '../../main/core/paint-watch.ts';

interface Page {
  /** The core's end, as the watch hands it on. */
  readonly core: ClientConnection;
  readonly got: unknown[];
  says(message: unknown): void;
  goes(): void;
}

let nowMs: number;
let due: (() => void) | null;
let told: string[];
let watch: PaintWatch;

beforeEach(() => {
  nowMs = 1_000;
  due = null;
  told = [];
  watch = createPaintWatch({
    nowMs: () => nowMs,
    after: (_delayMs, action) => {
      due = action;
      return () => (due = null);
    },
    onTrouble: (trouble) => told.push(trouble),
  });
});

/** Time goes by in steps of a second, and the watch looks each time. */
function wait(forMs: number): void {
  for (let passedMs = 0; passedMs < forMs; passedMs += 1_000) {
    nowMs += 1_000;
    due?.();
  }
}

function pageComes(): Page {
  const got: unknown[] = [];
  let onMessage: (message: unknown) => void = () => undefined;
  const onClose: (() => void)[] = [];
  const core = watch.through({
    send: (message) => got.push(message),
    onMessage: (listener) => (onMessage = listener),
    onClose: (listener) => onClose.push(listener),
    close: () => undefined,
  });
  core.onMessage((message) => got.push(['heard', message]));
  return { core, got, says: (message) => onMessage(message), goes: () => onClose.forEach((each) => each()) };
}

describe('a page that paints', () => {
  test('is never in trouble, however long nothing changes', () => {
    const page = pageComes();
    page.core.send({ type: 'screen', n: 1 });
    page.says({ type: 'painted', n: 1 });
    wait(10 * NO_PAGE_AFTER_MS);
    expect([told, watch.trouble()]).toEqual([[], null]);
  });

  test('may be late and may skip screens that are out of date', () => {
    const page = pageComes();
    for (let n = 1; n <= 40; n += 1) {
      page.core.send({ type: 'screen', n });
      wait(NOT_PAINTING_AFTER_MS / 5);
      if (n % 4 === 0) page.says({ type: 'painted', n: n - 1 });
    }
    page.says({ type: 'painted', n: 40 });
    wait(NO_PAGE_AFTER_MS);
    expect([told, watch.trouble()]).toEqual([[], null]);
  });

  test('hears and says everything as without the watch', () => {
    const page = pageComes();
    page.core.send({ type: 'cue' });
    page.says({ type: 'intent' });
    page.says('no JSON');
    expect(page.got).toEqual([{ type: 'cue' }, ['heard', { type: 'intent' }], ['heard', 'no JSON']]);
  });
});

test('a page that does not paint is told of, again after twice as long each time, and no more once it paints', () => {
  const page = pageComes();
  page.core.send({ type: 'screen', n: 1 });
  wait(NOT_PAINTING_AFTER_MS - 1_000);
  expect(watch.trouble()).toBeNull();
  wait(1_000);
  expect([told.length, watch.trouble()]).toEqual([1, 'not-painting']);
  wait(2 * NOT_PAINTING_AFTER_MS);
  expect(told.length).toBe(2);
  wait(4 * NOT_PAINTING_AFTER_MS);
  expect(told.length).toBe(3);
  page.says({ type: 'painted', n: 1 });
  wait(100 * NOT_PAINTING_AFTER_MS);
  expect([told.length, watch.trouble()]).toEqual([3, null]);
});

test('reloads that never help stay bounded: at most one in 32 times the patience', () => {
  wait(200 * NO_PAGE_AFTER_MS);
  const before = told.length;
  wait(320 * NO_PAGE_AFTER_MS);
  expect(told.length - before).toBeLessThanOrEqual(10);
  expect(new Set(told)).toEqual(new Set(['no-page']));
});

test('a page that is gone is told of only when no other has come meanwhile', () => {
  const first = pageComes();
  const second = pageComes();
  first.goes();
  wait(2 * NO_PAGE_AFTER_MS);
  expect(watch.trouble()).toBeNull();
  first.says({ type: 'painted', n: 1 });
  second.core.send({ type: 'screen', n: 1 });
  wait(NOT_PAINTING_AFTER_MS);
  expect(watch.trouble()).toBe('not-painting');
  second.goes();
  expect(watch.trouble()).toBeNull();
  wait(NO_PAGE_AFTER_MS);
  expect(watch.trouble()).toBe('no-page');
});
