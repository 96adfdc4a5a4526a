/** What `shoot.ts` is asked for: which samples, in which languages, on which glass, in which looks. */
import { parseArgs } from 'node:util';
import type { Frame } from '../../domain/contract/screen-parts.ts';
import { languages } from '../../domain/text/language.ts';
import type { Language } from '../../domain/text/language.ts';
import { boards, otherBoards } from './gallery-page.ts';

/** How a screen is shown: its scheme and what a visitor may have switched on. */
export interface Look {
  readonly theme: Frame['theme'];
  readonly lower: boolean;
  readonly large: boolean;
  readonly keypad: boolean;
  /** End of a picture's name, empty for the plain day. */
  readonly mark: string;
}

/** A language that exists in tests only and stands in German's place. */
export type Stand = 'mirrored' | 'longer';
export type AnyBoard = keyof typeof boards | keyof typeof otherBoards;

export interface ShootOptions {
  readonly folder: string;
  /** Only samples with one of these in their names; all where there is none. */
  readonly parts: readonly string[];
  readonly languages: readonly Language[];
  readonly boards: readonly AnyBoard[];
  /** Null: day in every language, English also at night and in contrast with Lower. */
  readonly looks: readonly Look[] | null;
  /** Takes every page that large text turns, not the first alone. */
  readonly pages: boolean;
  readonly stand: Stand | null;
}

export const usage = `usage: node test/renderer/shoot.ts FOLDER [name part,…] [en,ru,fi,de] [options]
  --looks LOOK,…    day, night, contrast, lower, large, keypad, or several joined: large+contrast, night+lower
  --boards BOARD,…  ${[...Object.keys(boards), ...Object.keys(otherBoards)].join(', ')}
  --pages           every page that large text turns
  --mirrored        English read from right to left, in German's place
  --longer          English two fifths longer, in German's place
Without options: both boards of the house by day; English also at night and in contrast with Lower.`;

/** Reads the command line; a string says what is wrong with it. */
export function readShootOptions(args: readonly string[]): ShootOptions | string {
  const read = parsed(args);
  if (typeof read === 'string') return read;
  const { values, positionals } = read;
  const [folder, part, only, ...rest] = positionals;
  if (folder === undefined) return 'a folder is missing';
  if (rest.length > 0) return `what is ${rest.join(' ')}?`;
  const stand: Stand | null = values.mirrored === true ? 'mirrored' : values.longer === true ? 'longer' : null;
  const spoken = stand === null ? chosen(only, languages) : (['de'] as const);
  if (typeof spoken === 'string') return spoken;
  const glass = chosen(values.boards ?? Object.keys(boards).join(','), [...Object.keys(boards), ...Object.keys(otherBoards)] as AnyBoard[]);
  if (typeof glass === 'string') return glass;
  const looks = values.looks?.split(',').map(readLook) ?? null;
  const wrong = looks?.find((each) => typeof each === 'string');
  if (typeof wrong === 'string') return wrong;
  return {
    folder,
    parts: part === undefined || part === '' ? [] : part.split(','),
    languages: spoken,
    boards: glass,
    looks: looks?.filter((each) => typeof each !== 'string') ?? null,
    pages: values.pages === true,
    stand,
  };
}

/** The looks of one language where nobody asked for others. */
export function usualLooks(language: Language): readonly Look[] {
  const day: Look = { theme: 'day', lower: false, large: false, keypad: false, mark: '' };
  if (language !== 'en') return [day];
  return [day, { ...day, theme: 'night', mark: '-night' }, { ...day, theme: 'contrast', lower: true, mark: '-contrast-lower' }];
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        looks: { type: 'string' },
        boards: { type: 'string' },
        pages: { type: 'boolean' },
        mirrored: { type: 'boolean' },
        longer: { type: 'boolean' },
      },
    });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function chosen<T extends string>(text: string | undefined, all: readonly T[]): readonly T[] | string {
  if (text === undefined || text === '') return all;
  const wanted = text.split(',');
  const unknown = wanted.find((each) => !all.some((one) => one === each));
  return unknown === undefined ? all.filter((each) => wanted.includes(each)) : `there is no ${unknown}, only ${all.join(', ')}`;
}

function readLook(text: string): Look | string {
  const words = text.split('+');
  const unknown = words.find((each) => !['day', 'night', 'contrast', 'lower', 'large', 'keypad'].includes(each));
  if (unknown !== undefined) return `there is no look ${unknown}`;
  const theme = words.includes('contrast') ? 'contrast' : words.includes('night') ? 'night' : 'day';
  return {
    theme,
    lower: words.includes('lower'),
    large: words.includes('large'),
    keypad: words.includes('keypad'),
    mark: text === 'day' ? '' : `-${words.join('-')}`,
  };
}
