import type { CampaignFile } from '../contract/campaign-file.ts';
import { termsOf } from '../legal/terms-of.ts';
import type { CampaignContext } from './campaign-context.ts';
import type { CampaignDraft } from './draft.ts';
import { toVersion } from './to-version.ts';
import { inEachLanguage } from '../text/language.ts';
import type { Language } from '../text/language.ts';

/** The draft with terms written from its legal fields in every language, where the file has no terms of its own. The draft must be without problems. */
export function withTerms(file: CampaignFile, draft: CampaignDraft, context: CampaignContext): CampaignDraft {
  if (file.legal === undefined || file.terms !== undefined) return draft;
  const version = toVersion(draft, 1, 0, context.offsets);
  const terms = (language: Language) => termsOf(version, context, language);
  return { ...draft, terms: inEachLanguage(terms) };
}
