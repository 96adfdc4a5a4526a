/** A scanner that pretends to be a keyboard: from the USB report through the kernel's keyboard to the decoder of the page's keys. */
import assert from 'node:assert/strict';
import { demoCardRanges } from '../../../../domain/card/card-range.ts';
import type { ReaderEvent } from '../../../../hardware/reader/reader.ts';
import { defaultWedgeOptions, wedgeDecoder } from '../../../../hardware/reader/wedge.ts';
import type { Bench } from '../bench.ts';
import type { Part } from '../check.ts';
import { isKeyboardThere, watchKeys } from '../key-events.ts';
import { typedReports } from '../keyboard-reports.ts';
import { pause, until } from '../within.ts';

const KEYBOARD = 'Bench keyboard';

/** What the decoder takes for a machine's speed, with some room. */
const GAP_MAX_MS = 40;
const TRIES_MAX = 8;
/** The same code again sooner than this would count once. */
const BETWEEN_TRIES_MS = 1300;

/** Types a text and hands over what the decoder made of it; null when this slow machine typed it no faster than a person. */
const typeOnce = async (bench: Bench, text: string): Promise<ReaderEvent | null> => {
  const decoder = wedgeDecoder(defaultWedgeOptions(demoCardRanges));
  const times: number[] = [];
  let event: ReaderEvent | null = null;
  const stop = watchKeys(KEYBOARD, (key) => {
    times.push(key.atMs);
    event = decoder.press(key) ?? event;
  });
  try {
    for (const report of typedReports(text)) await bench.keyboard.send(report);
    await until(() => times.length === text.length + 1, 'all keys');
  } finally {
    stop();
  }
  const gaps = times.map((atMs, i) => atMs - (times[i - 1] ?? atMs));
  return Math.max(...gaps) > GAP_MAX_MS ? null : event;
};

/** What the decoder makes of a text typed at a scanner's speed. Rejects when this machine does not reach that speed in several tries. */
const typed = async (bench: Bench, text: string): Promise<ReaderEvent> => {
  await until(() => isKeyboardThere(KEYBOARD), 'the keyboard');
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const event = await typeOnce(bench, text);
    if (event !== null) return event;
    await pause(BETWEEN_TRIES_MS);
  }
  throw new Error(`in ${TRIES_MAX} tries the machine did not type as fast as a scanner, or nothing came of it`);
};

export const wedgePart: Part = {
  name: 'wedges',
  checks: [
    {
      name: 'what a keyboard scanner types is one code, whatever the letters and signs in it',
      timeoutMs: 60_000,
      show: async (bench) => {
        for (const text of ['fn=92824403&I=17&s=24.50', '4006381333931']) {
          const event = await typed(bench, text);
          assert.equal(event.kind === 'code' ? event.text : event.kind, text);
        }
      },
    },
    {
      name: 'a payment card that comes as keys is refused, and no digit of it is in the event',
      timeoutMs: 60_000,
      show: async (bench) => {
        for (const text of ['%B4111111111111111^DOE^2912?', ';5555555555554444=2912?']) {
          const event = await typed(bench, text);
          assert.deepEqual(event, { kind: 'payment-refused' });
        }
      },
    },
  ],
};
