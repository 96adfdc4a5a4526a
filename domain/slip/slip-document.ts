/** What stands on a slip, as data: blocks from top to bottom. How they look is the printer's business (hardware/printer), what they say the builders'. */

/** Visitor languages that a slip can be in; decides the printer's alphabet. */
export type SlipLanguage = 'en' | 'ru' | 'fi' | 'de';

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
  /** White on black, the only black area: reference or card number, and what it belongs to. A copy says so here. */
  | { readonly kind: 'band'; readonly text: string; readonly label: string; readonly copy: string | null }
  | { readonly kind: 'rows'; readonly rows: readonly SlipRow[] }
  /** Dashed line between groups of rows. */
  | { readonly kind: 'rule' }
  | { readonly kind: 'fine'; readonly lines: readonly string[] };

/** One slip; it ends with a cut. */
export type SlipDocument = { readonly language: SlipLanguage; readonly blocks: readonly SlipBlock[] };
