import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import type { ThemeMessage } from '../../domain/contract/look-message.ts';
import type { Theme } from '../../domain/theme/theme.ts';
import { PICTURE_BYTES_MAX, PICTURES_BYTES_MAX, pictureFault, readPicture } from '../../domain/theme/picture.ts';

/** The pictures of a theme, or everything that is wrong with them. */
export type LoadedPictures =
  { readonly ok: true; readonly pictures: ThemeMessage['pictures'] } | { readonly ok: false; readonly faults: readonly string[] };

/** Reads the pictures that a theme names: files below the folder of the theme file, each checked by what it is. The page gets them as data and opens no file. */
export function loadPictures(themePath: string, named: Theme['pictures']): LoadedPictures {
  const folder = dirname(themePath);
  const faults: string[] = [];
  let allBytes = 0;
  const load = (list: string, files: Readonly<Record<string, string>>): Record<string, string> => {
    const loaded: Record<string, string> = {};
    for (const [name, file] of Object.entries(files)) {
      const read = readBelow(folder, file);
      const fault = typeof read === 'string' ? read : pictureFault(read);
      const head = typeof read === 'string' ? null : readPicture(read);
      if (typeof read === 'string' || fault !== null || head === null) {
        faults.push(`pictures.${list}.${name}: ${file} ${fault ?? 'cannot be read'}`);
        continue;
      }
      allBytes += read.length;
      loaded[name] = `data:${head.type};base64,${Buffer.from(read).toString('base64')}`;
    }
    return loaded;
  };
  const pictures = { art: load('art', named?.art ?? {}), logos: load('logos', named?.logos ?? {}) };
  if (allBytes > PICTURES_BYTES_MAX) faults.push(`pictures: all together have ${allBytes} bytes; at most ${PICTURES_BYTES_MAX} are shown`);
  return faults.length > 0 ? { ok: false, faults } : { ok: true, pictures };
}

/** The bytes of a file in or below a folder, links followed; else what is wrong with it. */
function readBelow(folder: string, file: string): Uint8Array | string {
  try {
    const root = realpathSync(folder);
    const path = realpathSync(join(root, file));
    if (!path.startsWith(root + sep)) return 'lies outside the folder of the theme';
    const { size } = statSync(path);
    return size > PICTURE_BYTES_MAX ? `has ${size} bytes; at most ${PICTURE_BYTES_MAX} are shown` : new Uint8Array(readFileSync(path));
  } catch (error) {
    return `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}
