import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { programVersion } from '../../domain/release/version.ts';

const LEVELS_MAX = 4;

/** The version of this program: from the nearest package.json above `folder`, in a checkout, an unpacked release and an Electron package alike. */
export function versionNear(folder: string): string {
  let at = folder;
  for (let level = 0; level < LEVELS_MAX; level += 1) {
    try {
      const about: unknown = JSON.parse(readFileSync(join(at, 'package.json'), 'utf8'));
      const version = typeof about === 'object' && about !== null && 'version' in about ? about.version : null;
      if (typeof version === 'string' && programVersion.safeParse(version).success) return version;
    } catch {
      // Not here: one folder up.
    }
    at = dirname(at);
  }
  return '0.0.0';
}
