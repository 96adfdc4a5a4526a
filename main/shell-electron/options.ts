import { parseArgs } from 'node:util';

import { visitorDisplay } from './visitor-display.ts';
import type { VisitorDisplay } from './visitor-display.ts';

/** Which page the shell shows. */
export type ShellPage = 'kiosk' | 'desk';

/** What the shell was started with. */
export interface ShellOptions {
  readonly page: ShellPage;
  /** A window instead of the whole screen, for people at their own desk. */
  readonly isWindowed: boolean;
  /** Where the visitor's screen of a desk stands; a kiosk has none. */
  readonly visitorDisplay: VisitorDisplay;
  /** Folder for Electron's own files (cache, lock), or null for Electron's choice. */
  readonly userData: string | null;
  /** Everything after `--`, handed to the core as it is. */
  readonly coreArgs: readonly string[];
}

/** Reads `--page kiosk|desk --windowed --visitor-display auto|none|1…9 --user-data FOLDER -- CORE ARGUMENTS`; anything else Electron or Chromium may know. */
export function shellOptions(args: readonly string[]): ShellOptions {
  const end = args.indexOf('--');
  const own = end === -1 ? args : args.slice(0, end);
  const { values } = parseArgs({
    args: [...own],
    strict: false,
    allowPositionals: true,
    options: {
      page: { type: 'string' },
      windowed: { type: 'boolean' },
      'visitor-display': { type: 'string' },
      'user-data': { type: 'string' },
    },
  });
  const userData = values['user-data'];
  return {
    page: values.page === 'desk' ? 'desk' : 'kiosk',
    isWindowed: values.windowed === true,
    visitorDisplay: values.page === 'desk' ? visitorDisplay(values['visitor-display']) : 'none',
    userData: typeof userData === 'string' ? userData : null,
    coreArgs: end === -1 ? [] : args.slice(end + 1),
  };
}
