import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a person has to type when this machine has no Electron binary. */
export const electronCommand =
  'node node_modules/electron/install.js   (downloads it; ELECTRON_MIRROR names another source, ELECTRON_PATH a binary)';

/** Where the electron package lives in this tree. */
export const electronHome = join(import.meta.dirname, '..', '..', 'node_modules', 'electron');

/**
 * The Electron binary of this machine, or null: ELECTRON_PATH, else what the electron package downloaded earlier (it names
 * its binary in path.txt). Never downloads: `require('electron')` would.
 */
export function findElectron(home: string = electronHome): string | null {
  const named = process.env['ELECTRON_PATH'];
  if (named !== undefined && named !== '') return existsSync(named) ? named : null;
  const note = join(home, 'path.txt');
  if (!existsSync(note)) return null;
  const binary = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(home, 'dist'), readFileSync(note, 'utf8').trim());
  return existsSync(binary) ? binary : null;
}
