import type { MallDocument } from '../../domain/contract/document.ts';
import type { Language } from '../../domain/contract/primitive.ts';

/** The first wanted language that the mall speaks, else the mall's own. */
export function languageFor(mall: Pick<MallDocument, 'languages' | 'defaultLanguage'>, wanted: readonly string[]): Language {
  return wanted.map((tag) => mall.languages.find((one) => one === tag)).find((one) => one !== undefined) ?? mall.defaultLanguage;
}
