/** All slip printers that Passage knows, and how one is found among them. A new printer is one more entry in models/. */
import type { SlipLanguage } from '../../domain/slip/slip-document.ts';
import { type CodePage, codePageNamed } from '../escpos/code-pages.ts';
import { epsonModels } from './models/epson.ts';
import { generalModels } from './models/general.ts';
import { kioskModels } from './models/kiosk.ts';
import { otherModels } from './models/others.ts';
import type { PrinterModel, SlipAlphabet } from './printer-model.ts';
import { languageFile } from '../../domain/text/language.ts';

export type { PrinterModel } from './printer-model.ts';

/** Known models; the first is taken when nothing is known. */
export const printerModels: readonly PrinterModel[] = [...generalModels, ...epsonModels, ...kioskModels, ...otherModels];

/** The model with this id, or null. */
export const printerModelById = (id: string): PrinterModel | null => printerModels.find((model) => model.id === id) ?? null;

/** The model that a device names itself as, by its longest known part; null: it is none of them. */
export const printerModelByName = (deviceName: string): PrinterModel | null => {
  const name = deviceName.toLowerCase();
  let best: { readonly model: PrinterModel; readonly length: number } | null = null;
  for (const model of printerModels)
    for (const part of model.deviceNames)
      if (part.length > (best?.length ?? 0) && name.includes(part.toLowerCase())) best = { model, length: part.length };
  return best?.model ?? null;
};

/** The alphabet of a language on a model, with the model's own number of it. */
export const codePageFor = (model: PrinterModel, language: SlipLanguage): CodePage & { readonly name: SlipAlphabet } => {
  const name = model.codePages[languageFile(language).alphabet];
  const page = codePageNamed(name);
  return { name, number: model.codePageNumbers[name] ?? page.number, upper: page.upper };
};
