/**
 * Which kind of bar code a text stood in. Scanners name it by an AIM identifier: `]`, a letter for the symbology, a modifier
 * (ISO/IEC 15424; letters and modifiers as in Datalogic's "AIM ID" and NCR's "AIM code identifiers" pages and in the repository
 * NielsLeenheer/BarcodeParser, src/aim.js, which also lists Zebra's `]X` modifiers).
 */

/** Symbologies that a scanner of this class reads. `other`: an identifier that no list here knows. */
export type SymbologyName =
  | 'ean-13'
  | 'ean-8'
  | 'upc-a'
  | 'upc-e'
  | 'code-128'
  | 'gs1-128'
  | 'isbt-128'
  | 'code-39'
  | 'code-32'
  | 'code-93'
  | 'code-11'
  | 'codabar'
  | 'interleaved-2-of-5'
  | 'straight-2-of-5'
  | 'msi'
  | 'telepen'
  | 'codablock'
  | 'gs1-databar'
  | 'pdf417'
  | 'micro-pdf417'
  | 'maxicode'
  | 'qr'
  | 'micro-qr'
  | 'data-matrix'
  | 'aztec'
  | 'han-xin'
  | 'ocr'
  | 'other';

/** A symbology as it left the driver. */
export type Symbology = {
  readonly name: SymbologyName;
  /** The AIM identifier such as `]Q1`, or null when only the vendor's own name was known. */
  readonly aim: string | null;
  /** Where FNC1 stood: in first place the data are GS1 element strings, parted by GS (0x1D). */
  readonly fnc1: 'none' | 'first' | 'second';
  /** Digits of the add-on behind an EAN or UPC symbol (ISO/IEC 15424: one text, the add-on last). */
  readonly addOn: 0 | 2 | 5;
};

const plain = (name: SymbologyName, fnc1: Symbology['fnc1'] = 'none'): Omit<Symbology, 'aim'> => ({ name, fnc1, addOn: 0 });

/**
 * Digits of the add-on: ]E3 has them at the end of the text; most scanners send `]E0`, the number, then `]E1` and two or `]E2` and five digits
 * (Cino FuzzyScan reference manual, symbology id table; Symbol PDT 6800 reference guide, table F-7).
 */
const addOnOf = (modifier: string, body: Uint8Array): Symbology['addOn'] => {
  if (modifier === '3') return [8, 10, 14, 15].includes(body.length) ? 2 : 5;
  for (const digits of [2, 5] as const) {
    const at = body.length - digits - 3;
    if (at > 0 && body[at] === 0x5d && body[at + 1] === 0x45 && body[at + 2] === (digits === 2 ? 0x31 : 0x32)) return digits;
  }
  return 0;
};

/** ]E0 is any of the retail symbols; a UPC-A comes with a leading zero as 13 digits or, from some scanners, as 12. */
const retail = (modifier: string, body: Uint8Array): Omit<Symbology, 'aim'> => {
  if (modifier === '1' || modifier === '2') return { name: 'ean-13', fnc1: 'none', addOn: modifier === '1' ? 2 : 5 };
  const addOn = addOnOf(modifier, body);
  const length = body.length - (addOn === 0 ? 0 : modifier === '3' ? addOn : addOn + 3);
  const name = modifier === '4' ? 'ean-8' : length === 12 ? 'upc-a' : [6, 7, 8].includes(length) ? 'upc-e' : 'ean-13';
  return { name, fnc1: 'none', addOn };
};

const fnc1By = (modifier: string, first: string, second: string): Symbology['fnc1'] =>
  first.includes(modifier) ? 'first' : second.includes(modifier) ? 'second' : 'none';

/** Zebra's modifiers of ]X ("other"), which AIM leaves to the maker; 0 is Datalogic's and Honeywell's for Bookland EAN-13. */
const zebra: ReadonlyMap<string, SymbologyName> = new Map([
  ['0', 'ean-13'],
  ['9', 'ean-13'],
  ['C', 'ean-8'],
  ['g', 'upc-a'],
  ['k', 'upc-e'],
  ['r', 'gs1-databar'],
  ['s', 'gs1-databar'],
  ['t', 'gs1-databar'],
  ['V', 'pdf417'],
  ['S', 'micro-qr'],
]);

const letters: ReadonlyMap<string, (modifier: string, body: Uint8Array) => Omit<Symbology, 'aim'>> = new Map([
  ['A', () => plain('code-39')],
  ['B', () => plain('telepen')],
  [
    'C',
    (modifier) =>
      modifier === '1' ? plain('gs1-128', 'first') : modifier === '4' ? plain('isbt-128') : plain('code-128', fnc1By(modifier, '', '2')),
  ],
  ['E', retail],
  ['F', () => plain('codabar')],
  ['G', () => plain('code-93')],
  ['H', () => plain('code-11')],
  ['I', () => plain('interleaved-2-of-5')],
  ['L', (modifier) => plain('345'.includes(modifier) ? 'micro-pdf417' : 'pdf417')],
  ['M', () => plain('msi')],
  ['O', (modifier) => plain('456'.includes(modifier) ? 'codablock' : 'ocr')],
  ['Q', (modifier) => plain('qr', fnc1By(modifier, '34', '56'))],
  ['R', () => plain('straight-2-of-5')],
  ['S', () => plain('straight-2-of-5')],
  ['U', () => plain('maxicode')],
  ['X', (modifier) => plain(zebra.get(modifier) ?? 'other')],
  ['d', (modifier) => plain('data-matrix', fnc1By(modifier, '25', '36'))],
  ['e', () => plain('gs1-databar', 'first')],
  ['h', () => plain('han-xin')],
  ['o', () => plain('ocr')],
  ['z', (modifier) => plain('aztec', fnc1By(modifier, '147A', '258B'))],
]);

/** Whether a text is shaped like an AIM identifier. */
export const isAimIdentifier = (text: string): boolean => /^\][A-Za-z][0-9A-Za-z]$/.test(text);

/** The symbology of an AIM identifier; `body` is the code itself, by whose length ]E0 is told apart. */
export const symbologyOfAim = (aim: string, body: Uint8Array): Symbology => {
  const known = letters.get(aim.charAt(1))?.(aim.charAt(2), body) ?? plain('other');
  return { ...known, aim };
};

/** A symbology that only the vendor named. */
export const symbologyOfName = (name: SymbologyName): Symbology => ({ ...plain(name), aim: null });

/** Symbols that shops print on goods: their restricted ranges hold weight and price labels. */
export const isRetail = (symbology: Symbology): boolean => ['ean-13', 'ean-8', 'upc-a', 'upc-e'].includes(symbology.name);
