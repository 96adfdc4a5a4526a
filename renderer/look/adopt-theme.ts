import type { ThemeMessage } from '../../domain/contract/look-message.ts';
import { themeSheet } from '../../domain/theme/theme-sheet.ts';

/** Puts a mall's theme on a page, in the place of the one before. A sheet made by script is not a style of the page's text, so the strict policy stands. */
export function themeAdopter(page: Document): (message: ThemeMessage) => void {
  const sheet = new CSSStyleSheet();
  let isAdopted = false;
  return ({ theme }) => {
    sheet.replaceSync(themeSheet(theme));
    if (!isAdopted) page.adoptedStyleSheets.push(sheet);
    isAdopted = true;
  };
}
