// `npm run test:electron`: builds and runs the shell's tests, with a real Electron among them where its binary is present.
// Without the binary the stand-in runs alone, and that is said loudly: it does not prove what only Electron can.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { electronCommand, findElectron } from '../../tools/machine/find-electron.ts';

const root = join(import.meta.dirname, '..', '..');
const TIMEOUT_MS = 15 * 60_000;
const electron = findElectron();

const tested = spawnSync(process.execPath, ['test/run/run.ts', 'electron'], { cwd: root, stdio: 'inherit', timeout: TIMEOUT_MS });
let status = tested.status ?? 1;
if (electron !== null) {
  // The same journeys as in the web shell, each station now a window of real Electron.
  const journeys = spawnSync(process.execPath, ['test/run/run.ts', 'journeys'], {
    cwd: root,
    stdio: 'inherit',
    timeout: TIMEOUT_MS,
    env: { ...process.env, PASSAGE_JOURNEY_SHELL: 'electron' },
  });
  status = status === 0 ? (journeys.status ?? 1) : status;
} else {
  process.stderr.write(
    `\n!!! NOT TESTED IN ELECTRON: its binary is not on this machine. Only the stand-in ran.\n!!! Get it with: ${electronCommand}\n`,
  );
}
process.exitCode = status;
