import { describe, expect, test } from 'vitest';

import { hostCore } from '../../main/shell-electron/core-host.ts';
import type { CoreHost } from '../../main/shell-electron/core-host.ts';

interface Stage {
  readonly host: CoreHost<string>;
  readonly pausesMs: number[];
  forks: number;
  fresh: number;
  /** The running core dies after having lived so long; the pause then passes at once. */
  die(livedMs: number): void;
  readonly handed: unknown[];
  readonly troubles: string[];
  /** Codes with which staff ended the program. */
  readonly ends: number[];
  /** The running core ends with a code. */
  end(code: number): void;
  /** The running core says something to its shell. */
  say(message: unknown): void;
}

function stage(): Stage {
  let nowMs = 0;
  let exit: (code: number) => void = () => undefined;
  let pending: (() => void) | null = null;
  const pausesMs: number[] = [];
  const handed: unknown[] = [];
  const troubles: string[] = [];
  const ends: number[] = [];
  let hear: (message: unknown) => void = () => undefined;
  const counts = { forks: 0, fresh: 0 };
  const host = hostCore<string>({
    fork: () => {
      counts.forks += 1;
      const generation = counts.forks;
      return {
        postMessage: (message, ports) => handed.push({ generation, message, ports }),
        onMessage: (listener) => {
          hear = listener;
        },
        onExit: (listener) => {
          exit = listener;
        },
        kill: () => {
          exit(0);
        },
      };
    },
    nowMs: () => nowMs,
    after: (delayMs, act) => {
      pausesMs.push(delayMs);
      pending = act;
    },
    log: () => undefined,
    onFresh: () => {
      counts.fresh += 1;
    },
    onPageTrouble: (reason) => troubles.push(reason),
    onProgramEnd: (code) => ends.push(code),
  });
  return {
    host,
    pausesMs,
    handed,
    troubles,
    ends,
    end: (code) => {
      exit(code);
    },
    say: (message) => {
      hear(message);
    },
    get forks() {
      return counts.forks;
    },
    get fresh() {
      return counts.fresh;
    },
    die(livedMs) {
      nowMs += livedMs;
      exit(139);
      const start = pending;
      pending = null;
      start?.();
    },
  };
}

describe('the core is always started again', () => {
  test('with a pause that doubles up to ten seconds and never beyond', () => {
    const { die, pausesMs } = stage();
    for (let deaths = 0; deaths < 9; deaths += 1) die(10);
    expect(pausesMs).toEqual([250, 500, 1000, 2000, 4000, 8000, 10_000, 10_000, 10_000]);
  });

  test('with a short pause again after it had lived for a minute', () => {
    const { die, pausesMs } = stage();
    for (let deaths = 0; deaths < 3; deaths += 1) die(10);
    die(60_000);
    expect(pausesMs).toEqual([250, 500, 1000, 250]);
  });

  test('and each fresh one is announced, so that pages get new ports', () => {
    const { die, host, handed, ...rest } = stage();
    expect(rest.fresh).toBe(1);
    host.handOver('kiosk', 'first');
    die(10);
    host.handOver('kiosk', 'second');
    expect(handed).toEqual([
      { generation: 1, message: { type: 'client', page: 'kiosk' }, ports: ['first'] },
      { generation: 2, message: { type: 'client', page: 'kiosk' }, ports: ['second'] },
    ]);
  });
});

test.each([40, 41])('a core that staff ended with code %i is not started again, and the shell learns the code once', (code) => {
  const set = stage();
  set.end(code);
  expect(set.ends).toEqual([code]);
  expect(set.forks).toBe(1);
  expect(set.pausesMs).toEqual([]);
});

test('a core that sees its page paint nothing is believed in the words of the contract only, and not after the end', () => {
  const set = stage();
  set.say({ type: 'page-trouble', trouble: 'not-painting' });
  set.say({ type: 'page-trouble', trouble: 'no-page' });
  for (const other of [null, 'leave', { type: 'page-trouble' }, { type: 'page-trouble', trouble: 'rm' }, { trouble: 'no-page' }])
    set.say(other);
  expect(set.troubles).toEqual(['paints nothing', 'has not come to the core']);
  set.host.stop();
  set.say({ type: 'page-trouble', trouble: 'no-page' });
  expect(set.troubles).toHaveLength(2);
});

test('a stopped host starts nothing more', () => {
  const set = stage();
  set.host.stop();
  expect(set.forks).toBe(1);
  expect(set.pausesMs).toEqual([]);
});
