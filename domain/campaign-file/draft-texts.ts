import type { CampaignFile } from '../contract/campaign-file.ts';
import type { Localized } from '../contract/primitive.ts';
import type { DraftNotes } from './draft-notes.ts';
import type { FilePath } from '../written-file/file-problem.ts';
import { inEachLanguage, languages } from '../text/language.ts';
import type { Language } from '../text/language.ts';

/** Languages in the order in which one stands in for another that is missing. */
const standIns: readonly Language[] = [...new Set<Language>(['en', 'ru', 'de', ...languages])];

/** A text in all languages; where one is missing another stands in, which is noted. */
export function textsOf(texts: CampaignFile['title'], path: FilePath, notes: DraftNotes): Localized {
  const spare = standIns.map((language) => texts[language]).find((text) => text !== undefined);
  if (spare === undefined) {
    notes.problem({ path, what: 'has no text in any language' });
    return inEachLanguage(() => '');
  }
  const missing = languages.filter((language) => texts[language] === undefined);
  if (missing.length > 0) notes.warning({ path, what: `has no text in: ${missing.join(', ')}; another language stands in` });
  return inEachLanguage((language) => texts[language] ?? spare);
}
