// `npm run check`: the type checks of every part of the house, each against the world it runs in.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** One type check: a name for people, the command's arguments for node. */
export interface TypeCheck {
  readonly name: string;
  readonly args: readonly string[];
}

function tsc(project: string): readonly string[] {
  return ['node_modules/typescript/bin/tsc', '-p', project];
}

function svelteCheck(workspace: string): readonly string[] {
  const tsconfig = join(root, workspace, 'tsconfig.json');
  return [
    'node_modules/svelte-check/bin/svelte-check',
    '--workspace',
    workspace,
    '--tsconfig',
    tsconfig,
    '--fail-on-warnings',
    '--output',
    'human',
  ];
}

/** All type checks of the tree; svelte-check covers the .ts files of its folder as well. */
export function typeChecks(): readonly TypeCheck[] {
  return [
    { name: 'types of domain', args: tsc('domain/tsconfig.json') },
    { name: 'types of everything in Node', args: tsc('tsconfig.json') },
    { name: 'types of test', args: tsc('test/tsconfig.json') },
    { name: 'types of renderer', args: svelteCheck('renderer') },
    ...(existsSync(join(root, 'server/office/index.html')) ? [{ name: 'types of server/office', args: svelteCheck('server/office') }] : []),
  ];
}

if (process.argv[1] === import.meta.filename) {
  let failures = 0;
  for (const check of typeChecks()) {
    process.stdout.write(`check: ${check.name}\n`);
    const done = spawnSync(process.execPath, check.args, { cwd: root, stdio: 'inherit' });
    if (done.status !== 0) failures += 1;
  }
  process.exitCode = failures === 0 ? 0 : 1;
}
