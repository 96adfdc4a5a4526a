/**
 * Which shell to take. Electron where its binary is there or can be had, else the web shell; the reason is said in one line. The download is tried
 * once a version, for a bounded time, and a failure is remembered in the data folder.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The choice and why. `binary` is null for the web shell. */
export interface ShellChoice {
  readonly shell: 'electron' | 'web';
  readonly binary: string | null;
  readonly why: string;
}

const DOWNLOAD_LIMIT_MS = 60_000;

/** @param root folder of the checkout; @param dataFolder where the failure is remembered; @param wanted `auto`, `electron` or `web` */
export function chooseShell(root: string, dataFolder: string, wanted: string, print: (line: string) => void): ShellChoice {
  if (wanted === 'web') return web('the web shell was asked for (--shell web)');
  const folder = join(root, 'node_modules', 'electron');
  if (!existsSync(join(folder, 'package.json'))) return web('the electron package is not installed');
  if (process.platform === 'linux' && process.env['DISPLAY'] === undefined && process.env['WAYLAND_DISPLAY'] === undefined) {
    return web('Electron needs a screen and there is no DISPLAY here');
  }
  const present = binaryIn(folder);
  if (present !== null) return { shell: 'electron', binary: present, why: "Electron's binary is here" };
  const version = versionOf(folder);
  const memory = join(dataFolder, `electron-${version}.unavailable`);
  if (existsSync(memory) && wanted !== 'electron') {
    return web(`Electron ${version} could not be downloaded before (delete ${memory} to try again)`);
  }
  print(`Electron ${version} is not here yet; trying to download it, at most ${DOWNLOAD_LIMIT_MS / 1000} s ...`);
  const download = spawnSync(process.execPath, [join(folder, 'install.js')], { timeout: DOWNLOAD_LIMIT_MS, encoding: 'utf8' });
  const fetched = binaryIn(folder);
  if (download.status === 0 && fetched !== null) {
    rmSync(memory, { force: true });
    return { shell: 'electron', binary: fetched, why: `Electron ${version} was downloaded` };
  }
  writeFileSync(memory, `${(download.stderr || String(download.error ?? 'no answer')).slice(0, 2000)}\n`);
  return web(`Electron ${version} could not be downloaded`);
}

function web(why: string): ShellChoice {
  return { shell: 'web', binary: null, why };
}

function versionOf(folder: string): string {
  const parsed: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return typeof parsed === 'object' && parsed !== null && 'version' in parsed && typeof parsed.version === 'string'
    ? parsed.version
    : 'unknown';
}

/** The binary that electron's own installer put down (it writes path.txt when it is complete). */
function binaryIn(folder: string): string | null {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  try {
    const path = readFileSync(join(folder, 'path.txt'), 'utf8').trim();
    const binary = join(override ?? join(folder, 'dist'), path);
    return existsSync(binary) ? binary : null;
  } catch {
    return null;
  }
}
