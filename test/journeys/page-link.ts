/** A page without a browser: the same link, the same strict contract, for journeys that kill things faster than a browser can be opened. */
import { WebSocket } from 'ws';
import * as z from 'zod/mini';
import { coreMessage } from '../../domain/contract/core-message.ts';
import { deskCoreMessage } from '../../domain/contract/desk-screen.ts';
import type { DeskScreen } from '../../domain/contract/desk-screen.ts';
import type { Screen } from '../../domain/contract/screen.ts';

const WAIT_MS = 20_000;
/** Slower than any reader that pretends to be a keyboard. */
const KEY_PAUSE_MS = 120;
const TOUCHES_MAX = 30;
const TOUCH_PAUSE_MS = 300;
/** Screens that are kept for a failing test. */
const PAST_MAX = 30;

/** The page of a kiosk or desk; `address` is what the ready line calls `page`. It waits at most `waitMs` for anything. */
export function connectPage(address: string, use: 'kiosk' | 'desk', waitMs = WAIT_MS): PageLink {
  return new PageLink(address, use, waitMs);
}

/** @see file comment */
export class PageLink {
  screen: Screen | DeskScreen | null = null;
  /** Every reference that a screen said is booked or held: from then on it must never be lost. */
  readonly acknowledged = new Set<string>();
  /** Close code of the link, null while it is open. */
  closedWith: number | null = null;
  readonly #socket: WebSocket;
  readonly #waitMs: number;
  readonly #past: string[] = [];
  readonly #listeners = new Set<() => void>();

  constructor(address: string, use: 'kiosk' | 'desk', waitMs: number) {
    this.#waitMs = waitMs;
    const url = new URL(address);
    this.#socket = new WebSocket(`ws://${url.host}/link?token=${url.searchParams.get('token') ?? ''}`, { origin: url.origin });
    this.#socket.on('message', (data: Buffer) => {
      const message = z.parse(use === 'kiosk' ? coreMessage : deskCoreMessage, JSON.parse(data.toString('utf8')));
      if (message.type !== 'screen') return;
      this.screen = message.screen;
      this.#remember(message.screen.kind);
      for (const row of rowsOf(message.screen)) this.acknowledged.add(row);
      this.#tell();
    });
    this.#socket.on('error', () => undefined);
    this.#socket.on('close', (code) => {
      this.closedWith = code;
      this.#tell();
    });
  }

  /** Sends any message; nothing happens when the core is gone. */
  send(message: unknown): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(JSON.stringify(message));
  }

  /** Presses keys at the desk, as slowly as a person. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      this.send({ type: 'intent', intent: { kind: 'key', key, code: /^\d$/.test(key) ? `Digit${key}` : key } });
      await new Promise((resolve) => setTimeout(resolve, KEY_PAUSE_MS));
    }
  }

  /** Touches as a visitor does who wants back to the visit, or away: whatever stands in between is closed. */
  async goTo(wanted: 'visit' | 'attract'): Promise<void> {
    await this.until(() => this.screen !== null && this.screen.kind !== 'resting', 'a screen');
    for (let touches = 0; touches < TOUCHES_MAX && this.screen?.kind !== wanted; touches += 1) {
      this.send({ type: 'intent', intent: { kind: touchOf(this.screen?.kind ?? 'resting') } });
      await new Promise((resolve) => setTimeout(resolve, TOUCH_PAUSE_MS));
    }
    await this.shows(wanted);
  }

  /** Waits, bounded, until the screen is one of these. */
  shows(...kinds: readonly string[]): Promise<void> {
    return this.until(() => this.screen !== null && kinds.includes(this.screen.kind), `a screen ${kinds.join(' or ')}`);
  }

  /** Waits, bounded, until something holds after a message. */
  until(holds: () => boolean, what: string): Promise<void> {
    if (holds()) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#listeners.delete(look);
        const past = this.#past.join(', ');
        const shown = JSON.stringify(this.screen).slice(0, 1500);
        reject(new Error(`waited ${this.#waitMs} ms in vain for ${what}; the screen is ${shown}; the screens before: ${past}`));
      }, this.#waitMs);
      const look = (): void => {
        if (!holds()) return;
        clearTimeout(timer);
        this.#listeners.delete(look);
        resolve();
      };
      this.#listeners.add(look);
    });
  }

  close(): void {
    this.#socket.close();
  }

  #remember(kind: string): void {
    const atS = (performance.now() / 1000).toFixed(1);
    if (this.#past.at(-1)?.startsWith(`${kind} `) !== true) this.#past.push(`${kind} (${atS} s)`);
    if (this.#past.length > PAST_MAX) this.#past.shift();
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

/** What closes a screen. */
function touchOf(kind: string): 'back' | 'next' | 'stay' | 'finish' {
  if (kind === 'message') return 'back';
  if (kind === 'idle-warning') return 'stay';
  return kind === 'gift-bound' || kind === 'gift-gone' || kind === 'near-miss' ? 'next' : 'finish';
}

/** References that this screen says are booked or held. */
function rowsOf(screen: Screen | DeskScreen): readonly string[] {
  if (screen.kind === 'visit')
    return screen.rows.filter((row) => row.state === 'booked' || row.state === 'held').map((row) => row.reference);
  if (screen.kind === 'stack') return screen.rows.map((row) => row.reference);
  return [];
}
