/** The keypad and the voice of one page: keys move the focus and press, whatever comes onto the screen is said. */
import type { KeypadKey } from '../../../domain/contract/access.ts';
import { VOLUME_MAX } from '../../../domain/contract/loudest.ts';
import type { Intent, PageMessage } from '../../../domain/contract/intent.ts';
import type { Screen } from '../../../domain/contract/screen.ts';
import type { Listener, Piece } from '../../../domain/speech/piece.ts';
import { changedPieces, newScreen, spokenPiece, spokenState, wholeScreen } from '../../../domain/speech/spoken-screen.ts';
import { phrase } from '../../../domain/text/phrase.ts';
import { controls, focused, moveFocus, presetControl } from './controls.ts';
import { Keypad } from './keypad.ts';
import type { SeenKey } from './keypad.ts';
import { controlOf, readPage } from './read-page.ts';
import { Speaker } from './speaker.ts';
import { speaks } from './voice.ts';

/** Keys that answer the question whether somebody is still here: arrows go to an answer, OK gives it. Any other key says yes. */
const answers: ReadonlySet<KeypadKey> = new Set(['next', 'previous', 'up', 'down', 'ok']);

/** What the page last said and showed, to tell what is new. */
interface Shown {
  readonly screen: Screen;
  readonly pieces: readonly Piece[];
}

/** @see file comment */
export class AccessSession {
  readonly #send: (message: PageMessage) => void;
  readonly #speaker: Speaker;
  readonly #keypad = new Keypad();
  #screen: Screen | null = null;
  #shown: Shown | null = null;
  #looksToCome = 0;
  /** What the key that was pressed last answers with, and where it stood. */
  #pressed: { readonly echo: string | null; readonly around: Element | null } | null = null;
  /** The control that had the focus when the page was last looked at, and how it stood: the core's answer to a press may come later than the press. */
  #stood: { readonly control: HTMLElement; readonly isOn: boolean | null } | null = null;
  #saidFocus: HTMLElement | null = null;

  constructor(send: (message: PageMessage) => void) {
    this.#send = send;
    this.#speaker = new Speaker(send);
  }

  /** A key of the window. True: it was the keypad's and nobody else gets it. */
  key(event: SeenKey): boolean {
    const screen = this.#screen;
    if (screen === null) return false;
    const { access } = screen.frame;
    const key = this.#keypad.meaning(event, access);
    if (key === null) return false;
    if (key === 'struck-twice') return true;
    if (key === 'near') {
      this.#act({ kind: 'somebody-near' });
      return true;
    }
    this.#speaker.hush();
    if (key === 'jackIn' || key === 'jackOut') this.#act({ kind: key === 'jackIn' ? 'jack-in' : 'jack-out' });
    if (key === 'jackIn' || !access.keypad) this.#act({ kind: 'keypad-on' });
    else if (screen.kind !== 'idle-warning') this.#act({ kind: 'here' });
    else if (!answers.has(key)) this.#act({ kind: 'stay' });
    else if (key !== 'ok') this.#act({ kind: 'still-asked' });
    if (key === 'jackIn' || key === 'jackOut') return true;
    if (key === 'help') this.#help(screen);
    // The key that switches the keypad on, and one that only says "I am still here", do nothing else.
    else if (access.keypad && (screen.kind !== 'idle-warning' || answers.has(key))) this.#do(key, screen);
    return true;
  }

  /** A finger on the glass: the ring goes, and what is being said ends. */
  touched(): void {
    if (this.#screen === null) return;
    this.#speaker.hush();
    if (this.#screen.frame.access.keypad) this.#act({ kind: 'keypad-off' });
  }

  /** Another screen has come; null: the core is away. */
  show(screen: Screen | null): void {
    this.#screen = screen;
    if (screen === null) {
      this.#shown = null;
      this.#speaker.forget();
      return;
    }
    if (screen.frame.access.speech === 'off' && this.#shown?.screen.frame.access.speech !== 'off') this.#speaker.forget();
    this.#lookSoon();
  }

  /** The page changes on its own too (a row of keys, a choice of languages): it is looked at when it stands. */
  #lookSoon(): void {
    this.#looksToCome += 1;
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        this.#looksToCome -= 1;
        if (this.#looksToCome === 0) this.#look();
      }),
    );
  }

  #look(): void {
    const screen = this.#screen;
    const pressed = this.#pressed;
    this.#pressed = null;
    if (screen === null) return;
    const { access, language } = screen.frame;
    const before = this.#shown;
    const isNew = before === null || before.screen.kind !== screen.kind || before.screen.frame.language !== language;
    if (!access.keypad) blurControl();
    // A choice that opens takes the place of what opened it: the focus goes on there.
    else if (focused() === null) (controls().find((each) => !isNew && each.parentElement === pressed?.around) ?? presetControl())?.focus();
    const pieces = access.speech === 'off' ? [] : readPage();
    this.#shown = { screen, pieces };
    if (access.speech === 'off') return this.#sayHint(before?.screen ?? null, screen);
    const listener = listenerOf(screen);
    const said = pressed?.echo == null ? [] : [pressed.echo];
    const stood = this.#stood;
    const has = focused();
    this.#stood = has === null ? null : { control: has, isOn: stateOf(has) };
    const stands = stood === null || isNew || stood.control !== has ? null : switched(has, stood.isOn);
    if (stands !== null) said.push(spokenState(stands, listener));
    if (isNew || before.screen.frame.access.speech === 'off') said.push(...newScreen(pieces, listener));
    else said.push(...changedPieces(before.pieces, pieces, listener));
    if (before !== null && before.screen.frame.access.volume !== access.volume)
      said.push(phrase(language, 'speech.volume', { at: access.volume + 1, of: VOLUME_MAX + 1 }));
    if (access.keypad && (isNew || focused() !== this.#saidFocus)) said.push(...this.#focusWords(listener));
    if (said.length > 0) this.#speaker.say(said, access, language);
  }

  /** Whoever presses an arrow without seeing must hear that the keypad is there; nothing private is said aloud for it. */
  #sayHint(before: Screen | null, screen: Screen): void {
    const { access, language } = screen.frame;
    if (access.keypad && before?.frame.access.keypad !== true) this.#speaker.say([phrase(language, 'access.keypad-on')], access, language);
  }

  #help(screen: Screen): void {
    const { access, language } = screen.frame;
    if (access.speech === 'off') {
      if (speaks(access, language) !== null) this.#act({ kind: 'speech-aloud' });
      return;
    }
    const listener = listenerOf(screen);
    this.#speaker.say([...wholeScreen(readPage(), listener), ...this.#focusWords(listener)], access, language);
  }

  #do(key: Exclude<KeypadKey, 'help' | 'jackIn' | 'jackOut' | 'near'>, screen: Screen): void {
    const { access, language } = screen.frame;
    switch (key) {
      case 'next':
      case 'previous':
      case 'up':
      case 'down':
        moveFocus(key);
        if (access.speech !== 'off') this.#speaker.say(this.#focusWords(listenerOf(screen)), access, language);
        return;
      case 'ok':
        return this.#press(focused() ?? presetControl(), screen);
      case 'back':
        return this.#press(controls().find((each) => each.dataset['act'] === 'back') ?? null, screen);
      case 'pause':
        return this.#speaker.pause(access, language);
      case 'louder':
      case 'softer':
        return this.#act({ kind: key });
    }
  }

  #press(control: HTMLElement | null, screen: Screen): void {
    if (control === null) return;
    const around = control.parentElement;
    const echo = control instanceof HTMLButtonElement && control.dataset['key'] !== undefined ? keyEcho(control, screen) : null;
    this.#pressed = { echo, around };
    this.#stood = { control, isOn: stateOf(control) };
    control.click();
    this.#lookSoon();
  }

  /** The control that has the focus: name, role, state, and its place among the others. */
  #focusWords(listener: Listener): readonly string[] {
    const now = focused();
    this.#saidFocus = now;
    if (!(now instanceof HTMLButtonElement)) return [];
    const all = controls();
    return [spokenPiece(controlOf(now), listener, { at: all.indexOf(now) + 1, of: all.length })];
  }

  #act(intent: Intent): void {
    this.#send({ type: 'intent', intent });
  }
}

function listenerOf(screen: Screen): Listener {
  return { language: screen.frame.language, isPrivate: screen.frame.access.speech === 'private' };
}

/** What a key of the screen answers with: itself, or a star where others could hear a number that is a visitor's own. */
function keyEcho(control: HTMLButtonElement, screen: Screen): string {
  const listener = listenerOf(screen);
  const { text } = controlOf(control);
  const isSecret = document.querySelector('[data-typed="secret"]') !== null && !listener.isPrivate && text.length === 1;
  return isSecret ? phrase(listener.language, 'speech.star') : text;
}

/** Whether a control is on; null: it is nothing that is on or off. */
function stateOf(control: HTMLElement): boolean | null {
  return control instanceof HTMLButtonElement ? (controlOf(control).control?.isOn ?? null) : null;
}

/** How a control stands that was on or off and has changed; null: it has not, or it is gone. */
function switched(control: HTMLElement, before: boolean | null): boolean | null {
  const now = control.isConnected ? stateOf(control) : null;
  return now === before ? null : now;
}

function blurControl(): void {
  if (document.activeElement instanceof HTMLButtonElement) document.activeElement.blur();
}
