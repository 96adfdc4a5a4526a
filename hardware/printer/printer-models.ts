/** Slip printers as data: what differs between them. A new printer is one more entry. */
import type { SlipLanguage } from '../../domain/slip/slip-document.ts';
import { type CodePage, type CodePageName, codePageNamed } from '../escpos/code-pages.ts';

export type PrinterModel = {
  readonly id: string;
  readonly name: string;
  /** Printable dots across; Passage draws for 203 dpi. */
  readonly widthDots: number;
  /** Characters of font A (12 dots each) in a line. */
  readonly columns: number;
  /** Alphabet a language is printed in; what it lacks is drawn. Numbers of ESC t, where they differ from Epson's list. */
  readonly codePages: Readonly<Record<SlipLanguage, CodePageName>>;
  readonly codePageNumbers: Readonly<Partial<Record<CodePageName, number>>>;
  /** `native`: GS ( k, below the text. `raster`: drawn beside the text; shorter paper, needs nothing of the printer. */
  readonly qr: 'native' | 'raster';
  readonly cutter: 'partial' | 'full' | 'none';
  /** From the print head to the knife or the tear bar. */
  readonly feedBeforeCutDots: number;
  /** What proves that everything before it is on paper: GS r in its turn, or only the real-time status after all bytes were taken. */
  readonly confirms: 'gs-r' | 'dle-eot';
  /** Understands DLE DC4 8: unprinted data can be dropped. */
  readonly clearsBuffer: boolean;
  /** Parts of the IEEE 1284 "MDL" name that tell this model. */
  readonly deviceNames: readonly string[];
  readonly source: string;
};

const westernAndCyrillic = { en: 'windows1252', fi: 'windows1252', de: 'windows1252', ru: 'cp866' } as const;

const generic = (widthDots: number, id: string, name: string): PrinterModel => ({
  id,
  name,
  widthDots,
  columns: Math.floor(widthDots / 12),
  codePages: westernAndCyrillic,
  codePageNumbers: {},
  // Beside the text, as the art direction has it, and without asking what an unknown printer knows of GS ( k.
  qr: 'raster',
  cutter: 'partial',
  feedBeforeCutDots: 88,
  confirms: 'gs-r',
  clearsBuffer: true,
  deviceNames: [],
  source: 'Epson ESC/POS command reference, the subset that its emulations share',
});

/** Known models; the first is taken when nothing is known. */
export const printerModels: readonly PrinterModel[] = [
  generic(576, 'generic-80', 'ESC/POS printer, 80 mm paper'),
  generic(384, 'generic-58', 'ESC/POS printer, 58 mm paper'),
  {
    ...generic(576, 'epson-tm-m30', 'Epson TM-m30 series'),
    qr: 'native',
    deviceNames: ['TM-m30'],
    source: 'Epson TM-m30II specifications: 203 dpi, 576 dots',
  },
  {
    ...generic(576, 'epson-tm-t20', 'Epson TM-T20 series'),
    qr: 'native',
    deviceNames: ['TM-T20'],
    source: 'Epson TM-T20III specifications: 203 dpi, 576 dots',
  },
  {
    ...generic(504, 'epson-tm-t88', 'Epson TM-T88 series'),
    columns: 42,
    qr: 'native',
    deviceNames: ['TM-T88'],
    source: 'Epson TM-T88V: 180 dpi, 42 columns of font A',
  },
  {
    ...generic(576, 'xprinter-80', 'Xprinter and its many names, 80 mm'),
    confirms: 'dle-eot',
    clearsBuffer: false,
    deviceNames: ['XP-', 'POS-80', 'POS80'],
    source: 'receipt-printer-encoder model xprinter-xp-t80q: 48 columns; no DLE DC4 in its manual',
  },
  {
    ...generic(384, 'pos-58', 'POS-58 and POS-5890'),
    cutter: 'none',
    feedBeforeCutDots: 60,
    confirms: 'dle-eot',
    clearsBuffer: false,
    deviceNames: ['POS58', 'POS-58', 'USB Printing Support'],
    source: 'receipt-printer-encoder model pos-5890: 32 columns, no cutter',
  },
];

/** The model with this id, or null. */
export const printerModelById = (id: string): PrinterModel | null => printerModels.find((model) => model.id === id) ?? null;

/** The model that a device names itself as, or null. */
export const printerModelByName = (deviceName: string): PrinterModel | null =>
  printerModels.find((model) => model.deviceNames.some((part) => deviceName.toLowerCase().includes(part.toLowerCase()))) ?? null;

/** The alphabet of a language on a model. */
export const codePageFor = (model: PrinterModel, language: SlipLanguage): CodePage => {
  const page = codePageNamed(model.codePages[language]);
  return { ...page, number: model.codePageNumbers[page.name] ?? page.number };
};
