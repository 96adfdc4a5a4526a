// `npm run test:electron`: the shell's tests, and, where Electron's binary is present, the journeys inside of it. Without
// the binary the stand-in's tests run alone, and that is said loudly: they do not prove what only Electron can.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { electronCommand, findElectron } from '../../tools/machine/find-electron.ts';

const root = join(import.meta.dirname, '..', '..');
const TIMEOUT_MS = 25 * 60_000;
const electron = findElectron();
const suites = electron === null ? ['electron'] : ['electron', 'journeys'];
const env = electron === null ? process.env : { ...process.env, PASSAGE_SHELL: 'electron', ELECTRON_PATH: electron };

const built = spawnSync(process.execPath, ['tools/build.ts'], { cwd: root, stdio: 'inherit', timeout: TIMEOUT_MS });
const tested =
  built.status === 0
    ? spawnSync(process.execPath, ['test/run/run.ts', ...suites], {
        cwd: root,
        env,
        stdio: 'inherit',
        timeout: TIMEOUT_MS,
      })
    : built;
if (electron === null) {
  process.stderr.write(
    `\n!!! NOT TESTED IN ELECTRON: its binary is not on this machine. Only the stand-in ran.\n!!! Get it with: ${electronCommand}\n`,
  );
}
process.exitCode = tested.status ?? 1;
