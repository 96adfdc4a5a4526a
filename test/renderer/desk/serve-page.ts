/** A built page behind the real web shell, with any core at the other end of its link. */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { startWebShell } from '../../../main/shell-web/web-shell.ts';
import type { WebShell } from '../../../main/shell-web/web-shell.ts';
import type { ClientConnection } from '../../../main/core/connection.ts';

const root = join(import.meta.dirname, '../../..');

/** Builds the pages that are not there yet; a run of all tests has built them before. */
export function builtPage(name: 'desk' | 'devices' | 'visitor'): string {
  const folder = join(root, 'dist', name);
  if (!existsSync(join(folder, 'index.html')) || !statSync(folder).isDirectory()) {
    const built = spawnSync(process.execPath, [join(root, 'passage.mjs'), '--run', 'tools/build.ts', name], {
      cwd: root,
      encoding: 'utf8',
    });
    if (built.status !== 0) throw new Error(`The page ${name} could not be built:\n${built.stdout}\n${built.stderr}`);
  }
  return folder;
}

/** Serves the desk page at `/`, the devices page at `/devices/` or the visitor's at `/visitor/`. */
export function servePage(name: 'desk' | 'devices' | 'visitor', onConnection: (connection: ClientConnection) => void): Promise<WebShell> {
  const page = name === 'desk' ? { path: '/', linkPath: '/link' } : { path: `/${name}/`, linkPath: `/${name}-link` };
  return startWebShell({
    port: 0,
    token: 'a-token-for-this-test',
    nowMs: () => performance.now(),
    pages: [{ ...page, folder: builtPage(name), onConnection }],
  });
}
