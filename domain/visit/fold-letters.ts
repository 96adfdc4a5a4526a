/** Names as they sound, so that Cyrillic keys find Latin names and the other way round: small Latin letters without marks. */
const cyrillic: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'h',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'sch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
};
/** What is written in two ways and sounds alike. Longer ones first. */
const alike: readonly (readonly [string, string])[] = [
  ['ck', 'k'],
  ['ph', 'f'],
  ['c', 'k'],
  ['q', 'k'],
  ['w', 'v'],
  ['y', 'i'],
  ['ß', 'ss'],
  ['æ', 'e'],
  ['ø', 'o'],
];

/** The form in which names and typed letters are compared. */
export function foldLetters(text: string): string {
  const plain = Array.from(text.toLowerCase(), (letter) => cyrillic[letter] ?? letter)
    .join('')
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
  return alike.reduce((folded, [from, to]) => folded.replaceAll(from, to), plain);
}
