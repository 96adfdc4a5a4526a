import { inEachLanguage } from '../../domain/text/language.ts';
import type { Language } from '../../domain/text/language.ts';

/**
 * Fetches the texts of a language; fails where the file is not to be had. A browser remembers the failure for the life of the page; another query (`?2`) is another file to it. A page's build puts its own in the place of these (language-chunks.ts); what is not built has all texts from the
 * beginning.
 */
export const textChunks: Readonly<Record<Language, (query: string) => Promise<unknown>>> = inEachLanguage(() => () => Promise.resolve());
