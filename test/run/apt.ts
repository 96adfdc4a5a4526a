import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const APT_TIMEOUT_MS = 10 * 60_000;

/** Whether this process may install Debian packages at all. */
export function canInstallPackages(): boolean {
  return existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
}

/** Installs a Debian package, telling so on stderr; true when apt-get said yes. Only ever called by the test runner. */
export function installPackage(name: string): boolean {
  if (!canInstallPackages()) return false;
  process.stderr.write(`test: installing the Debian package ${name}\n`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: string[]): boolean =>
    spawnSync('apt-get', args, { env, timeout: APT_TIMEOUT_MS, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
  const install = ['install', '-y', '--no-install-recommends', name];
  return apt(...install) || (apt('update') && apt(...install));
}

/** Whether Debian has this package installed; false where there is no dpkg. */
function hasPackage(name: string): boolean {
  const asked = spawnSync('dpkg-query', ['-W', '-f', '${Status}', name], { encoding: 'utf8' });
  return asked.status === 0 && asked.stdout === 'install ok installed';
}

/** Installs those of `names` that are missing, where that may be done; the tests that need them say so themselves where it may not. */
export function installWanted(names: readonly string[]): void {
  for (const name of names) if (canInstallPackages() && !hasPackage(name)) installPackage(name);
}
