import { accessSync, constants } from 'node:fs';

/** What a person has to type when this machine has no Chromium. */
export const chromiumCommand = 'sudo apt-get install -y chromium   (or set CHROMIUM_PATH to a Chromium or Chrome binary)';

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The Chromium of this machine, or null. CHROMIUM_PATH wins and, when it is wrong, is not silently replaced. */
export function findChromium(): string | null {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') return isExecutable(named) ? named : null;
  const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  return places.find(isExecutable) ?? null;
}
