import { EventEmitter } from 'node:events';

import { strict } from './main-process.ts';

interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface StandInDisplay {
  readonly id: number;
  readonly bounds: Bounds;
}

const events = new EventEmitter();
let displays: readonly StandInDisplay[] = [{ id: 1, bounds: { x: 0, y: 0, width: 1920, height: 1080 } }];

const overlap = (a: Bounds, b: Bounds): number =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y));

/** What a test plugs in and out: the displays that are there from now on. Each that comes or goes is told. */
export function plug(now: readonly StandInDisplay[]): void {
  const before = displays;
  displays = now;
  for (const each of before) if (!now.some((other) => other.id === each.id)) events.emit('display-removed', {}, each);
  for (const each of now) if (!before.some((other) => other.id === each.id)) events.emit('display-added', {}, each);
}

/** Displays of no machine: a list that a test changes. */
export const screen = strict('screen', {
  on: (event: string, listener: (...args: unknown[]) => void): void => void events.on(event, listener),
  getAllDisplays: (): readonly StandInDisplay[] => displays,
  getDisplayMatching: (bounds: Bounds): StandInDisplay | undefined =>
    [...displays].sort((a, b) => overlap(b.bounds, bounds) - overlap(a.bounds, bounds))[0],
});
