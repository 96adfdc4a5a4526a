// `npm run dev`: pages, core and preload are rebuilt on every change (reload the page, or restart the kiosk with the devices
// page), and `passage start` runs beside them; the server is the TypeScript itself. Arguments go to `passage start`.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { targets } from '../vite.config.ts';
import { buildTargets } from './build.ts';

const root = join(import.meta.dirname, '..');
const watched = ['kiosk', 'desk', 'devices', 'office', 'core'] as const;

const failed = await buildTargets([...watched]);
if (failed.length > 0) process.stderr.write(`dev: ${failed.join(', ')} failed; going on with what there is\n`);

const children: ChildProcess[] = watched
  .filter((target) => existsSync(join(root, targets[target])))
  .map((target) =>
    spawn(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--watch', '--mode', target, '--logLevel', 'warn'], {
      cwd: root,
      stdio: 'inherit',
    }),
  );
const passage = spawn(process.execPath, ['passage.mjs', 'start', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    passage.kill(signal);
  });
}
passage.on('exit', (code) => {
  for (const child of children) child.kill('SIGTERM');
  process.exit(code ?? 1);
});
