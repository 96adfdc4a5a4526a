/** Says one thing at a time, in the language of the screen, and can be stopped, resumed and told again. */
import type { Access } from '../../../domain/contract/access.ts';
import type { PageMessage } from '../../../domain/contract/intent.ts';
import type { Language } from '../../../domain/text/language.ts';
import { coreVoice, speaks, webVoice } from './voice.ts';
import type { Voice } from './voice.ts';

/** The one speaker of a page. */
export class Speaker {
  readonly #core: Voice;
  #voice: Voice | null = null;
  #paragraphs: readonly string[] = [];
  #at = 0;
  #isPaused = false;

  constructor(send: (message: PageMessage) => void) {
    this.#core = coreVoice(send);
  }

  /** Ends what is being said and says this. */
  say(paragraphs: readonly string[], access: Access, language: Language): void {
    this.hush();
    const who = speaks(access, language);
    if (who === null || paragraphs.length === 0) return;
    this.#voice = who === 'page' ? webVoice : this.#core;
    this.#paragraphs = paragraphs;
    this.#at = 0;
    const { volume } = access;
    this.#voice.say({ paragraphs, language, volume }, (index) => (this.#at = index));
  }

  /** Stops at the paragraph that is being said, or goes on from its beginning. */
  pause(access: Access, language: Language): void {
    if (this.#isPaused) return this.say(this.#paragraphs.slice(this.#at), access, language);
    this.#voice?.hush();
    this.#isPaused = this.#voice !== null;
  }

  /** Silence, at once, and nothing to go on with. */
  hush(): void {
    this.#voice?.hush();
    this.#voice = null;
    this.#isPaused = false;
  }

  /** Forgets what was said: it may have been a visitor's account. */
  forget(): void {
    this.hush();
    this.#paragraphs = [];
  }
}
