/** Two letters of a shop are enough: the best match first. Accents, case and a Cyrillic keyboard layout do not matter. */
import type { DeskShop } from './port.ts';

const cyrillicKeys = 'йцукенгшщзхъфывапролджэячсмитьбю';
const latinKeys = "qwertyuiop[]asdfghjkl;'zxcvbnm,.";

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .trim();

/** What the same physical keys give with a Latin layout. */
const asLatin = (text: string): string => [...text].map((char) => latinKeys[cyrillicKeys.indexOf(char)] ?? char).join('');

const rank = (name: string, letters: string): number => {
  if (name.startsWith(letters)) return 0;
  if (name.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(letters))) return 1;
  return name.includes(letters) ? 2 : 3;
};

/** Shops that fit the letters, best first, at most `limit`; none for fewer than two letters. */
export const matchShops = (shops: readonly DeskShop[], typed: string, limit = 6): readonly DeskShop[] =>
  matchNames(shops, (shop) => shop.name, typed, limit);

/** The same for anything that has a name. */
export const matchNames = <T>(all: readonly T[], nameOf: (one: T) => string, typed: string, limit: number): readonly T[] => {
  const letters = fold(typed);
  if (letters.length < 2) return [];
  const latin = asLatin(letters);
  return all
    .map((one) => ({ one, name: fold(nameOf(one)) }))
    .map(({ one, name }) => ({ one, name, rank: Math.min(rank(name, letters), rank(name, latin)) }))
    .filter((each) => each.rank < 3)
    .sort((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : 1))
    .slice(0, limit)
    .map((each) => each.one);
};
