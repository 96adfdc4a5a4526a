// The real keeper on a disk whose power fails before the n-th step: the process kills itself, as hard as a machine does.
import { realDisk } from '../../../main/update/disk-steps.ts';
import type { DiskSteps } from '../../../main/update/disk-steps.ts';
import { readKeeperSettings } from '../../../main/update/keeper-settings.ts';
import { runKeeper } from '../../../main/update/run-keeper.ts';

let left = Number(process.env['CUT_AT_STEP']);
const step = (): void => {
  left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
};
const cut: DiskSteps = {
  write: (file, text) => (step(), realDisk.write(file, text)),
  rename: (from, to) => (step(), realDisk.rename(from, to)),
  link: (target, path) => (step(), realDisk.link(target, path)),
  remove: (path) => (step(), realDisk.remove(path)),
};
await runKeeper(readKeeperSettings(process.argv.slice(2), {}, `${process.platform}-${process.arch}`), cut);
