import { tick } from 'svelte';
import type { Bridge, CoreLink } from '../bridge/bridge.ts';
import { coreMessage } from '../../domain/contract/core-message.ts';
import { lookMessage } from '../../domain/contract/look-message.ts';
import type { LookMessage } from '../../domain/contract/look-message.ts';
import type { Intent, PageMessage } from '../../domain/contract/intent.ts';
import type { Screen } from '../../domain/contract/screen.ts';

/**
 * The page's side of the talk with the core. It holds the last screen and nothing else: no history, no cache, no field. A message that
 * does not fit the contract is not shown in parts; the calm waiting screen stands until one fits.
 */
export class CoreSession {
  #screen: Screen | null = $state.raw(null);
  #up = $state(false);
  readonly #link: CoreLink;
  readonly #onLook: (message: LookMessage) => void;

  /** `onLook` hears how the mall looks and what is to be heard; it changes no screen. */
  constructor(bridge: Bridge, onLook: (message: LookMessage) => void) {
    this.#onLook = onLook;
    this.#link = bridge.connect(
      (message) => this.#receive(message),
      (up) => this.#connected(up),
    );
  }

  /** The screen to show; null while the core is away or speaks another version. */
  get screen(): Screen | null {
    return this.#up ? this.#screen : null;
  }

  /** Tells the core what a touch meant. */
  act(intent: Intent): void {
    this.#send({ type: 'intent', intent });
  }

  /** Hands on what is to be said by the core. */
  tell(message: PageMessage): void {
    this.#send(message);
  }

  /** Hands on a key of a keyboard-wedge reader, with the time at which it was pressed, however late the page comes to it. */
  wedge(event: KeyboardEvent): void {
    this.#send({
      type: 'wedge',
      key: event.key.slice(0, 32),
      code: event.code.slice(0, 32),
      shift: event.shiftKey,
      ctrl: event.ctrlKey,
      alt: event.altKey,
      altGr: event.getModifierState('AltGraph'),
      atMs: event.timeStamp,
    });
  }

  #send(message: PageMessage): void {
    this.#link.send(message);
  }

  #connected(up: boolean): void {
    this.#up = up;
    // what stood on the screen may belong to somebody who has left while the core was away
    if (!up) this.#screen = null;
  }

  #receive(message: unknown): void {
    const look = lookMessage.safeParse(message);
    if (look.success) {
      this.#onLook(look.data);
      return;
    }
    const parsed = coreMessage.safeParse(message);
    finishAnimations();
    if (!parsed.success) {
      this.#screen = null;
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

/** Motion never delays a scan: whatever still moves is at its end when the next screen comes. */
function finishAnimations(): void {
  for (const animation of document.getAnimations()) {
    // the arrow on attract loops for ever and has no end to jump to
    if (animation.effect?.getTiming().iterations !== Infinity) animation.finish();
  }
}
