/** `passage theme check FILE`: whether a mall's theme can be read by everybody, before a kiosk shows it. */
import { loadPictures } from '../main/core/load-pictures.ts';
import { checkThemeText, THEME_BYTES_MAX } from '../main/core/load-theme.ts';
import { readTextFile } from './read-text-file.ts';

/** Text for `passage theme --help`. */
export const help = `passage theme check FILE…

Checks the theme of a mall (JSON; docs/theme.md): colours against each other in day and night, the mark, the palettes of posters. Every pair under its least
contrast is named with both colours, what it has and what it needs. A kiosk takes a theme with --theme FILE, and shows it whole or not at all.

Exit code: 0 all can be shown, 1 one cannot (every fault is told), 2 wrong use, 3 a file cannot be read.`;

/** Runs the command; gives the exit code. */
export async function theme(args: readonly string[]): Promise<number> {
  const [verb, ...paths] = args;
  if (verb === '--help' || verb === '-h') {
    console.log(help);
    return 0;
  }
  if (verb !== 'check' || paths.length === 0 || paths.some((path) => path.startsWith('-'))) {
    console.error(help);
    return 2;
  }
  let code = 0;
  for (const path of paths) code = Math.max(code, await checkFile(path));
  return code;
}

async function checkFile(path: string): Promise<number> {
  const file = await readTextFile(path, THEME_BYTES_MAX + 1);
  if (!file.ok) {
    console.error(`${path} ${file.trouble}`);
    return 3;
  }
  const checked = checkThemeText(file.text);
  const pictures = checked.ok ? loadPictures(path, checked.theme.pictures) : null;
  if (pictures !== null && !pictures.ok) {
    for (const fault of pictures.faults) console.error(`${path}: ${fault}`);
    return 1;
  }
  if (checked.ok) {
    console.log(`${path}: ${checked.theme.name} can be shown`);
    return 0;
  }
  for (const fault of checked.faults) console.error(`${path}: ${fault.path}: ${fault.what}`);
  return 1;
}
