import { tick } from 'svelte';
import type { Bridge, CoreLink } from '../bridge/bridge.ts';
import type { DeskIntent, DeskPageMessage } from '../../domain/contract/desk-intent.ts';
import { deskCoreMessage } from '../../domain/contract/desk-screen.ts';
import type { DeskScreen, KeyHint } from '../../domain/contract/desk-screen.ts';
import type { DeskSounds } from './desk-sounds.ts';

/** The desk page's side of the talk with the core: the last screen and nothing else. Keys go raw to the core, which tells scanners from people. */
export class DeskSession {
  #screen: DeskScreen | null = $state.raw(null);
  #up = $state(false);
  readonly #link: CoreLink;
  readonly #sounds: DeskSounds;

  constructor(bridge: Bridge, sounds: DeskSounds) {
    this.#sounds = sounds;
    this.#link = bridge.connect(
      (message) => this.#receive(message),
      (up) => this.#connected(up),
    );
  }

  /** The screen to show; null while the core is away or speaks another version. */
  get screen(): DeskScreen | null {
    return this.#up ? this.#screen : null;
  }

  /** A key as the window saw it. Held keys do not repeat: a held Backspace must not clear a stack. */
  key(event: KeyboardEvent): void {
    this.#sounds.wake();
    if (event.repeat) return;
    this.#send({
      type: 'key',
      key: event.key.slice(0, 32),
      code: event.code.slice(0, 32),
      shift: event.shiftKey,
      ctrl: event.ctrlKey,
      alt: event.altKey,
      altGr: event.getModifierState('AltGraph'),
      atMs: event.timeStamp,
    });
  }

  /** A shown key pressed with the mouse. */
  press(hint: KeyHint): void {
    this.#sounds.wake();
    const key = hint.key === 'Space' ? ' ' : /^[A-Z]$/.test(hint.key) ? hint.key.toLowerCase() : hint.key;
    this.act({ kind: 'key', key, code: hint.code });
  }

  /** Another act by pointer. */
  act(intent: DeskIntent): void {
    this.#send({ type: 'intent', intent });
  }

  #send(message: DeskPageMessage): void {
    this.#link.send(message);
  }

  #connected(up: boolean): void {
    this.#up = up;
    if (!up) this.#screen = null;
  }

  #receive(message: unknown): void {
    const parsed = deskCoreMessage.safeParse(message);
    if (!parsed.success) {
      this.#screen = null;
      return;
    }
    if (parsed.data.type === 'cue') {
      this.#sounds.play(parsed.data.cue);
      return;
    }
    this.#screen = parsed.data.screen;
    void this.#tellPainted(parsed.data.n);
  }

  async #tellPainted(n: number): Promise<void> {
    await tick();
    await new Promise<void>((painted) => {
      requestAnimationFrame(() => setTimeout(painted, 0));
    });
    this.#send({ type: 'painted', n });
  }
}
