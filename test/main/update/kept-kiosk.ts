/** A kiosk whose program is kept by the real keeper process: real folders, real child processes, real kill -9. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readlinkSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { updateState } from '../../../domain/release/proving.ts';
import type { UpdateState } from '../../../domain/release/proving.ts';
import { layVersion } from './packages.ts';
import type { Behaviour } from './packages.ts';

const entry = join(import.meta.dirname, '..', '..', '..', 'main', 'update', 'keeper-process.ts');
/** The same keeper, that kills itself before the n-th step on the disk. */
const cutEntry = join(import.meta.dirname, 'keeper-until-cut.ts');

/** Lays out a kiosk with version 1.0.0 installed by hand. */
export function installedKiosk(folder: string, behaviour: Behaviour = 'good') {
  const root = join(folder, 'program');
  const data = join(folder, 'data');
  mkdirSync(data, { recursive: true });
  layVersion(join(root, 'versions', '1.0.0'), '1.0.0', behaviour);
  symlinkSync(join('versions', '1.0.0'), join(root, 'current'));
  const lines = (name: string): readonly string[] =>
    existsSync(join(data, name)) ? readFileSync(join(data, name), 'utf8').split('\n').slice(0, -1) : [];
  return {
    root,
    data,
    put: (name: 'order.json' | 'moment.json', value: unknown): void => {
      writeFileSync(join(data, `${name}.new`), JSON.stringify(value));
      renameSync(join(data, `${name}.new`), join(data, name));
    },
    starts: () => lines('starts'),
    facts: () => lines('facts'),
    told: () =>
      lines('told').map((line) => JSON.parse(line) as { readonly phase: string; readonly detail: string; readonly refused: unknown[] }),
    state: (): UpdateState | null =>
      existsSync(join(root, 'update.json')) ? updateState.parse(JSON.parse(readFileSync(join(root, 'update.json'), 'utf8'))) : null,
    linked: () => readlinkSync(join(root, 'current')).split('/').at(-1),
  };
}

/** Starts the keeper on it; `more` are settings. */
export function startKeeperOn(
  kiosk: ReturnType<typeof installedKiosk>,
  options: { readonly keys: string; readonly server: string; readonly more?: readonly string[]; readonly cutAtStep?: number },
): { readonly child: ChildProcess; readonly words: () => string; readonly ended: Promise<number | null> } {
  const settings = [
    '--root',
    kiosk.root,
    '--keys',
    options.keys,
    '--server',
    options.server,
    '--quiet-minutes',
    '1',
    '--window',
    '00:00-00:00',
  ];
  const args = [
    '--disable-warning=ExperimentalWarning',
    options.cutAtStep === undefined ? entry : cutEntry,
    ...settings,
    ...(options.more ?? ['--prove-minutes', '0.05']),
    '--',
    kiosk.data,
  ];
  const env = { ...process.env, CUT_AT_STEP: String(options.cutAtStep ?? 0) };
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], env });
  let words = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (part: string) => (words += part));
  return { child, words: () => words, ended: new Promise((resolve) => child.once('exit', (code) => resolve(code))) };
}
