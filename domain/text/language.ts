/** Visitor languages, in the order in which they are offered. One more is one more folder beside `en`. */
export const languages = ['en', 'ru', 'fi', 'de'] as const;
export type Language = (typeof languages)[number];

/** Which way a language is written; the page turns with it. */
export const directions: Readonly<Record<Language, 'ltr' | 'rtl'>> = { en: 'ltr', ru: 'ltr', fi: 'ltr', de: 'ltr' };

/** What each language calls itself, for the buttons that choose it. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', ru: 'Русский', fi: 'Suomi', de: 'Deutsch' };
