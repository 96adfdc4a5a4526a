import { languages } from '../../domain/text/language.ts';
import type { Language } from '../../domain/text/language.ts';
import { isTextKey, phraseOf } from '../../domain/text/phrase.ts';

const storageKey = 'passage-devices-language';

function firstLanguage(): Language {
  const wanted = localStorage.getItem(storageKey) ?? navigator.language.slice(0, 2);
  return languages.find((known) => known === wanted) ?? 'en';
}

/** The language of the person at the devices page: chosen here, else the browser's. */
export class PageLanguage {
  #language = $state(firstLanguage());

  get current(): Language {
    return this.#language;
  }

  choose(language: Language): void {
    this.#language = language;
    localStorage.setItem(storageKey, language);
    document.documentElement.lang = language;
  }

  /** A text of this page in that language. */
  readonly text = (key: string, args: Readonly<Record<string, string | number>> = {}): string =>
    isTextKey(key) ? phraseOf(this.#language, key, args) : key;
}

/** Words one text. */
export type Text = PageLanguage['text'];
