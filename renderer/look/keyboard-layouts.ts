/** Which keys a keyboard shows. */
export type KeyboardKind = 'digits' | 'latin' | 'cyrillic';

/** Rows of letters. Latin carries the Finnish and German letters too, so that one keyboard serves en, fi and de. */
export const letterRows: Readonly<Record<'latin' | 'cyrillic', readonly (readonly string[])[]>> = {
  latin: [
    ['Q', 'W', 'E', 'R', 'T', 'Y', 'U', 'I', 'O', 'P'],
    ['A', 'S', 'D', 'F', 'G', 'H', 'J', 'K', 'L', 'Ä'],
    ['Z', 'X', 'C', 'V', 'B', 'N', 'M', 'Ö', 'Ü'],
  ],
  cyrillic: [
    ['Й', 'Ц', 'У', 'К', 'Е', 'Н', 'Г', 'Ш', 'Щ', 'З', 'Х'],
    ['Ф', 'Ы', 'В', 'А', 'П', 'Р', 'О', 'Л', 'Д', 'Ж', 'Э'],
    ['Я', 'Ч', 'С', 'М', 'И', 'Т', 'Ь', 'Б', 'Ю', 'Ё'],
  ],
};

/** Digits as on a telephone. */
export const digitRows: readonly (readonly string[])[] = [
  ['1', '2', '3'],
  ['4', '5', '6'],
  ['7', '8', '9'],
];

/** The figures and signs that names of shops use, behind the key '123'. */
export const signRows: readonly (readonly string[])[] = [
  ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'],
  ['-', '&', '.', ',', "'", '/', '+', 'Å', 'ß'],
];
