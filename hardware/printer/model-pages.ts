/** What a model means by the numbers of ESC t: its own for the alphabets that it prints in, Epson's for the rest. */
import { type CodePage, codePageNumbered } from '../escpos/code-pages.ts';
import type { PrinterModel } from './printer-model.ts';
import { codePageFor } from './printer-models.ts';
import { languages } from '../../domain/text/language.ts';

/** For decoding what was sent to a printer of this model. */
export const pageNumberedOn = (model: PrinterModel): ((number: number) => CodePage | null) => {
  const own = languages.map((language) => codePageFor(model, language));
  return (number) => own.find((page) => page.number === number) ?? codePageNumbered(number);
};
