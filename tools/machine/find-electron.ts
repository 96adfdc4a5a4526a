import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/**
 * The Electron binary of this machine, or null: ELECTRON_PATH, else what the electron package downloaded earlier (it names
 * its binary in path.txt). Never downloads: `require('electron')` would.
 */
export function findElectron(): string | null {
  const named = process.env['ELECTRON_PATH'];
  if (named !== undefined && named !== '') return existsSync(named) ? named : null;
  const home = join(root, 'node_modules', 'electron');
  const note = join(home, 'path.txt');
  if (!existsSync(note)) return null;
  const binary = join(
    process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(home, 'dist'),
    readFileSync(note, 'utf8').trim(),
  );
  return existsSync(binary) ? binary : null;
}
