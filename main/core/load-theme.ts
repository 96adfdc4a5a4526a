import { readFileSync, statSync } from 'node:fs';
import type { ThemeMessage } from '../../domain/contract/look-message.ts';
import { checkTheme } from '../../domain/theme/check-theme.ts';
import type { CheckedTheme } from '../../domain/theme/check-theme.ts';
import { loadPictures } from './load-pictures.ts';

/** A theme is a few kilobytes; what is larger is something else. */
export const THEME_BYTES_MAX = 200_000;

/** A theme that cannot be shown, for a person: file, place, what is wrong. */
export class WrongTheme extends Error {
  constructor(path: string, faults: readonly string[]) {
    super([`The theme ${path} is not shown; the house's own colours stay.`, ...faults.map((fault) => `  ${fault}`)].join('\n'));
    this.name = 'WrongTheme';
  }
}

/** Checks the text of a theme file. */
export function checkThemeText(text: string): CheckedTheme {
  try {
    return checkTheme(JSON.parse(text));
  } catch (error) {
    return { ok: false, faults: [{ path: 'the file', what: `is not JSON: ${error instanceof Error ? error.message : String(error)}` }] };
  }
}

/** Loads the theme of a mall. Throws WrongTheme with every fault; a theme is shown whole or not at all. */
export function loadTheme(path: string): ThemeMessage {
  const text = textOf(path);
  const checked = checkThemeText(text);
  if (!checked.ok)
    throw new WrongTheme(
      path,
      checked.faults.map((fault) => `${fault.path}: ${fault.what}`),
    );
  const loaded = loadPictures(path, checked.theme.pictures);
  if (!loaded.ok) throw new WrongTheme(path, loaded.faults);
  return { type: 'theme', theme: checked.theme, mark: checked.mark === null ? null : [...checked.mark], pictures: loaded.pictures };
}

function textOf(path: string): string {
  try {
    if (statSync(path).size > THEME_BYTES_MAX) throw new Error(`it has more than ${THEME_BYTES_MAX} bytes`);
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new WrongTheme(path, [`cannot be read: ${error instanceof Error ? error.message : String(error)}`]);
  }
}
