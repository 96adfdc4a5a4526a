import { languages } from '../../domain/text/language.ts';
import type { Language } from '../../domain/text/language.ts';
import { isTextKey, phraseOf } from '../../domain/text/phrase.ts';
import { PageTexts } from '../look/page-texts.ts';

const storageKey = 'passage-devices-language';

function firstLanguage(): Language {
  const wanted = localStorage.getItem(storageKey) ?? navigator.language.slice(0, 2);
  return languages.find((known) => known === wanted) ?? 'en';
}

/** The language of the person at the devices page: chosen here, else the browser's. */
export class PageLanguage {
  readonly #texts: PageTexts;
  #language: Language | null = $state(null);

  /** Begins with the language that was chosen here before. */
  constructor(texts = new PageTexts()) {
    this.#texts = texts;
    void this.#begin();
  }

  /** null: no texts have arrived yet. */
  get current(): Language | null {
    return this.#language;
  }

  async #begin(): Promise<void> {
    const first = firstLanguage();
    for (const language of [first, ...languages]) if (this.#language === null) await this.choose(language);
  }

  /** Changes over when the texts are here; where they are not to be had the present language stays. */
  async choose(language: Language): Promise<void> {
    if (!(await this.#texts.fetch(language))) return;
    this.#language = language;
    localStorage.setItem(storageKey, language);
    document.documentElement.lang = language;
    this.#texts.gatherRest();
  }

  /** A text of this page in that language. */
  readonly text = (key: string, args: Readonly<Record<string, string | number>> = {}): string =>
    this.#language !== null && isTextKey(key) ? phraseOf(this.#language, key, args) : key;
}

/** Words one text. */
export type Text = PageLanguage['text'];
