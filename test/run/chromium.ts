import { chromium } from 'playwright';
import type { Browser, LaunchOptions } from 'playwright';

import { chromiumCommand, findChromium } from '../../tools/machine/find-chromium.ts';
import { installPackage } from './apt.ts';

/** Finds Chromium or, as root on Debian, installs it; null when neither works. */
export function ensureChromium(): string | null {
  const found = findChromium();
  if (found !== null || process.env['CHROMIUM_PATH'] !== undefined) return found;
  return installPackage('chromium') ? findChromium() : null;
}

/** Flags every test browser gets: quiet, and without the sandbox only where Chromium refuses it (root). */
export function chromiumArgs(): string[] {
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];
  return process.getuid?.() === 0 ? ['--no-sandbox', ...quiet] : quiet;
}

/** Starts the machine's Chromium for a journey; rejects with the exact command when there is none. */
export async function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error(`No Chromium on this machine. Install it: ${chromiumCommand}`);
  return chromium.launch({ ...options, executablePath, args: [...chromiumArgs(), ...(options.args ?? [])] });
}
