/** What differs between slip printers, as data. */
import type ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import type { LanguageFile } from '../../domain/text/language-file.ts';

/** Alphabets that slips are printed in. */
export type SlipAlphabet = 'cp437' | 'cp858' | 'cp866' | 'windows1251' | 'windows1252';

/** Name of a printer definition of @point-of-sale/receipt-printer-encoder. */
export type LibraryModel = NonNullable<NonNullable<ConstructorParameters<typeof ReceiptPrinterEncoder>[0]>['printerModel']>;

/** How a kiosk printer hands a cut slip out, and takes it back: whole commands. */
export type Presenter = { readonly present: readonly number[]; readonly retract: readonly number[] };

/** One model, or a family that differs in nothing that Passage uses. */
export type PrinterModel = {
  readonly id: string;
  readonly name: string;
  /** Its definition in the encoder's library: language and numbers of its alphabets; null: it has none. */
  readonly library: LibraryModel | null;
  /** Printable dots across; Passage draws for 203 dpi. */
  readonly widthDots: number;
  /** Characters of font A (12 dots each) in a line. */
  readonly columns: number;
  /** Code page for an alphabet; what it lacks is drawn. */
  readonly codePages: Readonly<Record<LanguageFile['alphabet'], SlipAlphabet>>;
  /** Numbers of ESC t, where they differ from Epson's list. */
  readonly codePageNumbers: Readonly<Partial<Record<SlipAlphabet, number>>>;
  /** `native`: GS ( k, below the text. `raster`: drawn beside the text; shorter paper, needs nothing of the printer. */
  readonly qr: 'native' | 'raster';
  readonly cutter: 'partial' | 'full' | 'none';
  /** Null: the slip hangs out where it is cut. */
  readonly presenter: Presenter | null;
  /** From the print head to the knife or the tear bar. */
  readonly feedBeforeCutDots: number;
  /**
   * What proves that everything before it is on paper: GS r in its turn; only the real-time status while the slip would come out; nothing at all
   * (the slip is "sent", never "printed").
   */
  readonly confirms: 'gs-r' | 'dle-eot' | 'none';
  /**
   * How unprinted data is dropped: DLE DC4 8, answered; `wait`: not at all, so little is sent ahead, and what is left comes out and is cut off before
   * anything else is printed.
   */
  readonly clears: 'dle-dc4' | 'wait';
  /** Slowest printing speed of the family: how long a slip may take when the printer does not say. */
  readonly speedMmPerS: number;
  /** Parts of the IEEE 1284 "MDL" name that tell this model. */
  readonly deviceNames: readonly string[];
  readonly source: string;
};

/** Windows-1252 where Latin letters stand, code page 866 for Russian: what most printers have. */
export const westernAndCyrillic = { western: 'windows1252', cyrillic: 'cp866' } as const;

/** For printers whose list of alphabets is short or unknown: the one that all begin with; what it lacks is drawn. */
export const oldestAlphabet = { western: 'cp437', cyrillic: 'cp437' } as const;

/** The least that an 80 mm or 58 mm printer has; models are told by what differs from it. */
export const plainModel = (id: string, name: string, widthDots: number): PrinterModel => ({
  id,
  name,
  library: null,
  widthDots,
  columns: Math.floor(widthDots / 12),
  codePages: westernAndCyrillic,
  codePageNumbers: {},
  // Beside the text, as the art direction has it, and without asking what an unknown printer knows of GS ( k.
  qr: 'raster',
  cutter: 'partial',
  presenter: null,
  feedBeforeCutDots: 88,
  confirms: 'gs-r',
  clears: 'dle-dc4',
  speedMmPerS: 150,
  deviceNames: [],
  source: '',
});
