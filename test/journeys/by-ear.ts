/** A visitor who neither sees the kiosk nor touches its glass: keypad and voice alone. What is pressed and heard is written down, for whoever wants to read it as it was heard. */
import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect } from 'vitest';
import { recordVoices } from '../renderer/voice-recorder.ts';
import type { Station } from './mall.ts';

/** More controls than a screen has. */
const STEPS_MAX = 60;

/** Usual keys of the keypad (main/speech/access-setting.ts). */
const codes = {
  next: 'ArrowRight',
  previous: 'ArrowLeft',
  down: 'ArrowDown',
  up: 'ArrowUp',
  ok: 'Enter',
  help: 'F1',
  back: 'Escape',
  plug: 'F13',
  unplug: 'F14',
} as const;

/** @see file comment; `PASSAGE_TRANSCRIPT` names a file that gets every word. */
export class ByEar {
  readonly #station: Station;
  /** All that was heard so far, in order. */
  readonly heard: string[] = [];
  #file = process.env['PASSAGE_TRANSCRIPT'] ?? '';

  private constructor(station: Station) {
    this.#station = station;
  }

  /** Puts recorded voices into a station's page. */
  static async at(station: Station): Promise<ByEar> {
    await station.page.addInitScript(recordVoices);
    await station.page.reload();
    return new ByEar(station);
  }

  /** A key that Playwright has no name for is a key all the same. */
  async press(key: keyof typeof codes): Promise<void> {
    await this.listen();
    this.#write(`[${key}]`);
    await this.#station.page.evaluate(
      (code) => void window.dispatchEvent(new KeyboardEvent('keydown', { code, key: code, cancelable: true })),
      codes[key],
    );
    await this.#settled();
    await this.listen();
  }

  /** Takes what was said since the last time. */
  async listen(): Promise<readonly string[]> {
    const fresh = await this.#station.page.evaluate(() => window.spoken.splice(0));
    this.heard.push(...fresh);
    for (const words of fresh) this.#write(`    ${words}`);
    return fresh;
  }

  /** Waits until words are heard, and gives all that was said from `since` on. */
  async hears(words: RegExp, since = 0): Promise<string> {
    await expect
      .poll(
        async () => {
          await this.listen();
          return this.heard.slice(since).join('\n');
        },
        { timeout: 15_000, interval: 50 },
      )
      .toMatch(words);
    return this.heard.slice(since).join('\n');
  }

  /** Goes by arrow to the control of an act (or a key), as one who hears each name, and presses OK. */
  async choose(name: string, way: 'next' | 'previous' = 'next'): Promise<void> {
    for (let steps = 0; steps < STEPS_MAX; steps += 1) {
      const now = await this.#station.page.evaluate(() => {
        const on = document.activeElement;
        return [on?.getAttribute('data-act') ?? '', on?.getAttribute('data-key') ?? ''];
      });
      if (now.includes(name)) return this.press('ok');
      await this.press(way);
    }
    throw new Error(`the arrow does not come to ${name}`);
  }

  /** Something that is no key: a card, a paper. */
  note(deed: string): void {
    this.#write(`\n== ${deed}`);
  }

  /** Waits for a screen. */
  async shows(kind: string): Promise<void> {
    await this.#station.shows(kind);
    await this.#settled();
    await this.listen();
    this.#write(`-- (${kind})`);
  }

  /** The page looks at itself two frames after a change. */
  async #settled(): Promise<void> {
    await this.#station.page.evaluate(async () => {
      for (let frames = 0; frames < 4; frames += 1) await new Promise((next) => requestAnimationFrame(next));
    });
  }

  #write(line: string): void {
    if (this.#file === '') return;
    mkdirSync(dirname(this.#file), { recursive: true });
    appendFileSync(this.#file, `${line}\n`);
  }
}
