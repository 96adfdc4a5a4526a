import type { CampaignFile } from '../contract/campaign-file.ts';
import type { Localized } from '../contract/primitive.ts';
import type { DraftNotes } from './draft-notes.ts';
import type { FilePath } from './file-problem.ts';

/** Languages in the order in which one stands in for another that is missing. */
const standIns = ['en', 'ru', 'de', 'fi'] as const;

/** A text in all languages; where one is missing another stands in, which is noted. */
export function textsOf(texts: CampaignFile['title'], path: FilePath, notes: DraftNotes): Localized {
  const spare = standIns.map((language) => texts[language]).find((text) => text !== undefined);
  if (spare === undefined) {
    notes.problem({ path, what: 'has no text in any language' });
    return { en: '', ru: '', fi: '', de: '' };
  }
  const missing = (['en', 'ru', 'fi', 'de'] as const).filter((language) => texts[language] === undefined);
  if (missing.length > 0) notes.warning({ path, what: `has no text in: ${missing.join(', ')}; another language stands in` });
  return { en: texts.en ?? spare, ru: texts.ru ?? spare, fi: texts.fi ?? spare, de: texts.de ?? spare };
}
