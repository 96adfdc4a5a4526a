import { tick } from 'svelte';
import type { Bridge, CoreLink } from '../bridge/bridge.ts';
import type { DeskIntent, DeskPageMessage } from '../../domain/contract/desk-intent.ts';
import type { DeskCoreMessage, DeskScreen, KeyHint } from '../../domain/contract/desk-screen.ts';
import type { Language } from '../../domain/contract/primitive.ts';
import { PageTexts } from '../look/page-texts.ts';
import type { DeskSounds } from './desk-sounds.ts';

/**
 * The desk page's side of the talk with the core: the last screen and nothing else. Keys go raw to the core, which tells scanners from people. No screen is shown before the texts of its
 * language, and of the visitor's, are here.
 */
export class DeskSession {
  #screen: DeskScreen | null = $state.raw(null);
  #up = $state(false);
  readonly #link: CoreLink;
  readonly #sounds: DeskSounds;
  readonly #texts: PageTexts;
  #newest: number | null = null;
  #spoken: Language | null = null;

  constructor(bridge: Bridge, sounds: DeskSounds, texts = new PageTexts()) {
    this.#sounds = sounds;
    this.#texts = texts;
    this.#link = bridge.connect(
      (message) => this.#receive(message as DeskCoreMessage),
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
    if (!up) this.#showNothing();
  }

  #receive(message: DeskCoreMessage): void {
    if (message.type === 'cue') return this.#sounds.play(message.cue);
    const { n, screen } = message;
    this.#newest = n;
    if (this.#texts.has(screen.frame.language) && this.#texts.has(visitorLanguage(screen))) this.#show(n, screen);
    else void this.#showWorded(n, screen);
  }

  #showNothing(): void {
    this.#newest = null;
    this.#screen = null;
  }

  #show(n: number, screen: DeskScreen): void {
    this.#screen = screen;
    this.#spoken = screen.frame.language;
    void this.#tellPainted(n);
  }

  /** Without the staff's texts the desk goes on in the language it has; without the visitor's it reads their side in its own. */
  async #showWorded(n: number, screen: DeskScreen): Promise<void> {
    const own = screen.frame.language;
    const visitors = visitorLanguage(screen);
    const [isOwnHere, isTheirsHere] = await Promise.all([this.#texts.fetch(own), this.#texts.fetch(visitors)]);
    if (n !== this.#newest) return;
    if (!isTheirsHere && visitors !== own) this.#lack(visitors);
    if (isOwnHere) return this.#show(n, isTheirsHere ? screen : inOneLanguage(screen));
    this.#showNothing();
    this.#lack(own);
    if (this.#spoken !== null) this.act({ kind: 'choose-language', language: this.#spoken });
  }

  #lack(language: Language): void {
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

function visitorLanguage(screen: DeskScreen): Language {
  return 'visitor' in screen ? screen.visitor.language : screen.frame.language;
}

function inOneLanguage(screen: DeskScreen): DeskScreen {
  return 'visitor' in screen ? { ...screen, visitor: { ...screen.visitor, language: screen.frame.language } } : screen;
}
