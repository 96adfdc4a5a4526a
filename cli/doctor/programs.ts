import { createRequire } from 'node:module';

import { chromiumCommand, findChromium } from '../../tools/machine/find-chromium.ts';
import { electronCommand, findElectron } from '../../tools/machine/find-electron.ts';
import { findPostgres, postgresCommand } from '../../tools/machine/find-postgres.ts';
import { usbLibraryCommand } from './devices.ts';
import { missing, ok, optional } from './finding.ts';
import type { Finding } from './finding.ts';

const NODE_MAJOR_MIN = 24;
const require = createRequire(import.meta.url);

function node(): Finding {
  const major = Number.parseInt(process.versions.node, 10);
  const detail = `${process.version} at ${process.execPath}`;
  return major >= NODE_MAJOR_MIN
    ? ok('Node.js', detail)
    : missing('Node.js', detail, `Node.js ${NODE_MAJOR_MIN} or newer: npm ci brings it, else https://nodejs.org`);
}

function nativeModule(name: string, use: (loaded: unknown) => string): Finding {
  try {
    return ok(name, use(require(name)));
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return missing(
      name,
      `does not load: ${reason}`,
      `remove node_modules and run npm ci; there are builds for Linux (glibc, musl), macOS and Windows on x64 and arm64`,
    );
  }
}

function sqlite(): Finding {
  return nativeModule('better-sqlite3', (loaded) => {
    const Database = loaded as typeof import('better-sqlite3');
    const database = new Database(':memory:');
    const row = database.prepare<[], { version: string }>('select sqlite_version() as version').get();
    database.close();
    return `SQLite ${row?.version ?? 'unknown'}`;
  });
}

/** A native module that is whole but lacks a shared library of the system: the library's name. */
function lackingLibrary(finding: Finding): string | null {
  return /(lib[\w.+-]+\.so[\d.]*): cannot open shared object/.exec(finding.detail)?.[1] ?? null;
}

/** Real readers need it; simulated ones and a mall's server do without, so a system without libusb still runs Passage. */
function hid(): Finding {
  const found = loadedHid();
  const library = lackingLibrary(found);
  return library === null
    ? found
    : optional('node-hid', `${library} is not here, so no USB reader or scanner can be reached`, usbLibraryCommand);
}

function loadedHid(): Finding {
  return nativeModule('node-hid', (loaded) => {
    const module = loaded as typeof import('node-hid');
    // The kernel's own hidraw, which is also what a kiosk opens.
    if (process.platform === 'linux') module.setDriverType('hidraw');
    return `${module.devices().length} HID devices in sight`;
  });
}

function chromium(): Finding {
  const path = findChromium();
  return path === null
    ? optional('Chromium', 'not found; a kiosk in the web shell and the journeys of npm test need it', chromiumCommand)
    : ok('Chromium', path);
}

function postgres(): Finding {
  const given = process.env['TEST_DATABASE_URL'];
  if (given !== undefined && given !== '') return ok('PostgreSQL for tests', 'TEST_DATABASE_URL is set');
  const bin = findPostgres();
  return bin === null
    ? optional('PostgreSQL', 'not found; only its tests and a large installation (DATABASE_URL) need it', postgresCommand)
    : ok('PostgreSQL', bin);
}

function electron(): Finding {
  const path = findElectron();
  return path === null
    ? optional('Electron', 'its binary is not here; npm start takes the web shell instead', electronCommand)
    : ok('Electron', path);
}

/** Programs and native modules. Loads them for real, because a file that is there may still not run here. */
export function programs(): Finding[] {
  return [node(), sqlite(), nativeModule('@resvg/resvg-js', () => 'draws slips'), hid(), electron(), chromium(), postgres()];
}
