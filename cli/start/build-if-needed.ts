/** Builds `dist/` where it is missing or older than its sources, so that a fresh clone starts with one command and later starts take seconds. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const sourceFolders = ['domain', 'hardware', 'main', 'renderer', join('server', 'office'), 'tools'];
const sourceFiles = ['vite.config.ts', 'package-lock.json'];
const BUILD_LIMIT_MS = 300_000;

/** Throws an Error with the builder's own words when the build fails. */
export async function buildIfNeeded(root: string, print: (line: string) => void): Promise<void> {
  const stamp = join(root, 'dist', '.built');
  const builtMs = existsSync(stamp) ? statSync(stamp).mtimeMs : 0;
  const newest = Math.max(
    ...sourceFolders.map((folder) => newestIn(join(root, folder))),
    ...sourceFiles.map((file) => statSync(join(root, file)).mtimeMs),
  );
  if (builtMs > newest) return;
  print('Building the pages and the kiosk core ...');
  const startedAt = new Date();
  const built = spawnSync(process.execPath, [join(root, 'tools', 'build.ts')], { cwd: root, encoding: 'utf8', timeout: BUILD_LIMIT_MS });
  if (built.status !== 0) throw new Error(`The build failed:\n${built.stdout}\n${built.stderr}`);
  writeFileSync(stamp, '');
  // A source changed while it was built must count as newer.
  utimesSync(stamp, startedAt, startedAt);
}

function newestIn(folder: string): number {
  return Math.max(
    0,
    ...readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  );
}
