import { tick } from 'svelte';
import type { Bridge, CoreLink } from '../bridge/bridge.ts';
import type { CoreMessage } from '../../domain/contract/core-message.ts';
import type { LookMessage } from '../../domain/contract/look-message.ts';
import type { Intent, PageMessage } from '../../domain/contract/intent.ts';
import type { Language } from '../../domain/contract/primitive.ts';
import type { Screen } from '../../domain/contract/screen.ts';
import { PageTexts } from '../look/page-texts.ts';

/**
 * The page's side of the talk with the core. It holds the last screen and nothing else: no history, no cache, no field. A core of another contract sends nothing
 * (domain/contract/page-contract.ts); the calm waiting screen stands until one fits. No screen is shown before the texts of its language are here.
 */
export class CoreSession {
  #screen: Screen | null = $state.raw(null);
  #up = $state(false);
  readonly #link: CoreLink;
  readonly #onLook: (message: LookMessage) => void;
  readonly #texts: PageTexts;
  /** The newest screen's message; an older one that waits for its texts is never shown. */
  #newest: CoreMessage | null = null;
  #spoken: Language | null = null;

  /** `onLook` hears how the mall looks and what is to be heard; it changes no screen. */
  constructor(bridge: Bridge, onLook: (message: LookMessage) => void, texts = new PageTexts()) {
    this.#onLook = onLook;
    this.#texts = texts;
    this.#link = bridge.connect(
      (message) => this.#receive(message as CoreMessage | LookMessage),
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
    if (!up) this.#showNothing();
  }

  #receive(message: CoreMessage | LookMessage): void {
    if (message.type !== 'screen') return this.#onLook(message);
    this.#newest = message;
    if (this.#texts.has(message.screen.frame.language)) this.#show(message);
    else void this.#showWorded(message);
  }

  #showNothing(): void {
    finishAnimations();
    this.#newest = null;
    this.#screen = null;
  }

  #show({ n, screen }: CoreMessage): void {
    finishAnimations();
    this.#screen = screen;
    this.#spoken = screen.frame.language;
    void this.#tellPainted(n);
  }

  /** The screen before it stands until the texts are here; without them the page says so, and the core goes on in a language that it has. */
  async #showWorded(message: CoreMessage): Promise<void> {
    const { language } = message.screen.frame;
    const isHere = await this.#texts.fetch(language);
    if (message !== this.#newest) return;
    if (isHere) return this.#show(message);
    this.#showNothing();
    this.#send({ type: 'no-texts', language, spoken: this.#spoken });
  }

  async #tellPainted(n: number): Promise<void> {
    await tick();
    await new Promise<void>((painted) => {
      requestAnimationFrame(() => setTimeout(painted, 0));
    });
    this.#send({ type: 'painted', n });
    this.#texts.gatherRest();
  }
}

/** Motion never delays a scan: whatever still moves is at its end when the next screen comes. */
function finishAnimations(): void {
  for (const animation of document.getAnimations()) {
    // the arrow on attract loops for ever and has no end to jump to
    if (animation.effect?.getTiming().iterations !== Infinity) animation.finish();
  }
}
