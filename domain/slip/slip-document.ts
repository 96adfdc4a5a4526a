/** What stands on a slip, as data: blocks from top to bottom. How they look is the printer's business (hardware/printer), what they say the builders'. */
import type { Language } from '../text/language.ts';

/** Visitor languages that a slip can be in; decides the printer's alphabet. */
export type SlipLanguage = Language;

/** A line of up to three cells: left, middle (amount), right (points). With two cells the second stands right. */
export type SlipRow = {
  readonly cells: readonly [string] | readonly [string, string] | readonly [string, string, string];
  readonly bold: boolean;
};

export type SlipBlock =
  /** The mark and the mall's name. */
  | { readonly kind: 'brand'; readonly name: string }
  /** The mosaic border. */
  | { readonly kind: 'border' }
  /** The one big sentence. */
  | { readonly kind: 'message'; readonly text: string }
  /** What, where, until; with the code that the desk scans, or none. */
  | { readonly kind: 'facts'; readonly lines: readonly string[]; readonly qr: string | null }
  /** White on black, the only black area: reference or card number, and what it belongs to. A copy says so here, and a paper of a test card. */
  | { readonly kind: 'band'; readonly text: string; readonly label: string; readonly copy: string | null }
  /** A title over what follows. */
  | { readonly kind: 'heading'; readonly text: string }
  /** Text to be read from beginning to end; `lead` stands bold before a paragraph ("3. Who takes part"), or is empty. */
  | { readonly kind: 'prose'; readonly paragraphs: readonly { readonly lead: string; readonly text: string }[] }
  | { readonly kind: 'rows'; readonly rows: readonly SlipRow[] }
  /** Long identifiers, one below the other, in fixed pitch; broken after a hyphen where the paper is narrow. */
  | { readonly kind: 'identifiers'; readonly items: readonly string[] }
  /** A bar code (Code 128) for tills, with its text below it. ASCII only. */
  | { readonly kind: 'bars'; readonly text: string }
  /** Room to write on, above a line with its label. */
  | { readonly kind: 'sign'; readonly label: string }
  /** A measure over the whole width, a mark each millimetre. */
  | { readonly kind: 'ruler' }
  /** Letters of languages in the printer's own font, each from the alphabet that the language is printed in. */
  | { readonly kind: 'alphabets'; readonly samples: readonly { readonly language: SlipLanguage; readonly text: string }[] }
  /** Dashed line between groups of rows. */
  | { readonly kind: 'rule' }
  | { readonly kind: 'fine'; readonly lines: readonly string[] };

/** One slip; it ends with a cut. */
export type SlipDocument = { readonly language: SlipLanguage; readonly blocks: readonly SlipBlock[] };
