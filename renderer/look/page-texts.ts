/** The texts that have arrived in a page. Each language is asked for when a screen in it comes, and all the others when the page has nothing to do, so that later nobody waits. */
import { languages } from '../../domain/text/language.ts';
import type { Language } from '../../domain/text/language.ts';
import { textChunks } from './text-chunks.ts';

/** Idle time is waited for at most so long; a machine that is never idle still gets its languages. */
const IDLE_WAIT_MS = 2000;
/** A file beside the page is here within a frame; one that is not here by now is taken for missing, for nobody looks at a still screen longer. */
const FETCH_WAIT_MS = 4000;

/** @see file comment */
export class PageTexts {
  readonly #here = new Set<Language>();
  readonly #chunks: typeof textChunks;
  readonly #failures = new Map<Language, number>();
  #isGathering = false;

  constructor(chunks: typeof textChunks = textChunks) {
    this.#chunks = chunks;
  }

  /** They can be said now. */
  has(language: Language): boolean {
    return this.#here.has(language);
  }

  /** Fetches them where they are not here yet; false: they are not to be had, told after four seconds at the latest. Asked again it tries again. */
  async fetch(language: Language): Promise<boolean> {
    if (this.#here.has(language)) return true;
    const late = new Promise<void>((over) => setTimeout(over, FETCH_WAIT_MS));
    await Promise.race([this.#fetchOne(language), late]);
    return this.#here.has(language);
  }

  /** Something stands on the screen: fetches all other languages one after the other, once, in idle time. */
  gatherRest(): void {
    if (this.#isGathering) return;
    this.#isGathering = true;
    requestIdleCallback(() => void this.#gather(), { timeout: IDLE_WAIT_MS });
  }

  async #gather(): Promise<void> {
    for (const language of languages) await this.#fetchOne(language);
  }

  async #fetchOne(language: Language): Promise<void> {
    if (this.#here.has(language)) return;
    const failures = this.#failures.get(language) ?? 0;
    try {
      await this.#chunks[language](failures === 0 ? '' : `?${failures}`);
      this.#here.add(language);
    } catch {
      // `fetch` tells whoever needs them; what nobody needs is asked for again when somebody does
      this.#failures.set(language, failures + 1);
    }
  }
}
