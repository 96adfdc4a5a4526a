import { parseArgs } from 'node:util';

/** Which page the shell shows. */
export type ShellPage = 'kiosk' | 'desk';

/** What the shell was started with. */
export interface ShellOptions {
  readonly page: ShellPage;
  /** A window instead of the whole screen, for people at their own desk. */
  readonly isWindowed: boolean;
  /** Folder for Electron's own files (cache, lock), or null for Electron's choice. */
  readonly userData: string | null;
  /** Everything after `--`, handed to the core as it is. */
  readonly coreArgs: readonly string[];
}

/** Reads `--page kiosk|desk --windowed --user-data FOLDER -- CORE ARGUMENTS`; anything else Electron or Chromium may know. */
export function shellOptions(args: readonly string[]): ShellOptions {
  const end = args.indexOf('--');
  const own = end === -1 ? args : args.slice(0, end);
  const { values } = parseArgs({
    args: [...own],
    strict: false,
    allowPositionals: true,
    options: { page: { type: 'string' }, windowed: { type: 'boolean' }, 'user-data': { type: 'string' } },
  });
  const userData = values['user-data'];
  return {
    page: values.page === 'desk' ? 'desk' : 'kiosk',
    isWindowed: values.windowed === true,
    userData: typeof userData === 'string' ? userData : null,
    coreArgs: end === -1 ? [] : args.slice(end + 1),
  };
}
