// `npm run build [-- target...]`: builds every target whose entry exists to dist/<target> and says what was built.
// A page that is not written yet is named as missing and is no error; a target that does not compile is.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { build } from 'vite';

import { targets } from '../vite.config.ts';
import type { Target } from '../vite.config.ts';

const root = join(import.meta.dirname, '..');

function isTarget(name: string): name is Target {
  return name in targets;
}

/** Builds the named targets (all when none is named); answers with the names of those that failed. */
export async function buildTargets(names: readonly string[]): Promise<string[]> {
  const unknown = names.filter((name) => !isTarget(name));
  if (unknown.length > 0) {
    process.stderr.write(`build: no such target: ${unknown.join(', ')}; there are ${Object.keys(targets).join(', ')}\n`);
    return unknown;
  }
  const failed: string[] = [];
  for (const [target, entry] of Object.entries(targets)) {
    if (names.length > 0 && !names.includes(target)) continue;
    if (!existsSync(join(root, entry))) {
      process.stdout.write(`build: ${target} left out, ${entry} does not exist\n`);
      continue;
    }
    const startMs = performance.now();
    try {
      await build({ configFile: join(root, 'vite.config.ts'), mode: target, logLevel: 'warn' });
      process.stdout.write(`build: dist/${target} in ${Math.round(performance.now() - startMs)} ms\n`);
    } catch (error) {
      failed.push(target);
      process.stderr.write(`build: ${target} failed: ${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
  return failed;
}

if (process.argv[1] === import.meta.filename) {
  const failed = await buildTargets(process.argv.slice(2));
  process.exitCode = failed.length === 0 ? 0 : 1;
}
