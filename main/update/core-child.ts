import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';

import type { CoreChild, KeeperParts } from './keeper.ts';
import { coreFile } from './unpack-package.ts';
import { lifeMessage, orderMessage } from './update-messages.ts';

/** Longer than a core takes to end tidily; crash-only, so force loses nothing. */
const END_MS = 5_000;

const message = z.union([lifeMessage, orderMessage]);

/** Node of the version itself where its package brought one (passage.mjs), else the one that runs here. */
function nodeOf(folder: string): string {
  const platform = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const own = join(folder, 'node_modules', platform, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  return existsSync(own) ? own : process.execPath;
}

/** Under another user, with that user's groups (printers) and without a way back. */
function asUser(user: string | null, command: readonly string[]): readonly string[] {
  return user === null ? command : ['setpriv', `--reuid=${user}`, `--regid=${user}`, '--init-groups', '--no-new-privs', '--', ...command];
}

/** Starts cores of the version folders; `args` go to each. */
export function coreStarter(args: readonly string[], user: string | null): KeeperParts['startCore'] {
  return (folder, heard): CoreChild => {
    const [command = '', ...rest] = asUser(user, [nodeOf(folder), join(folder, coreFile), ...args]);
    const child = spawn(command, rest, { cwd: folder, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    let isOver = false;
    const ended = new Promise<void>((resolve) => {
      const over = (code: number): void => {
        if (isOver) return;
        isOver = true;
        resolve();
        heard.onExit(code);
      };
      child.once('error', () => over(127));
      child.once('exit', (code) => over(code ?? 1));
    });
    child.on('message', (value) => {
      const parsed = z.safeParse(message, value);
      if (parsed.success && !isOver) heard.onMessage(parsed.data);
    });
    return {
      send: (program) => {
        // A core that is just ending no longer listens; its exit tells the rest.
        if (child.connected) child.send(program, () => undefined);
      },
      stop: async () => {
        if (isOver || child.pid === undefined) return;
        child.kill('SIGTERM');
        const timer = setTimeout(() => child.kill('SIGKILL'), END_MS);
        await ended;
        clearTimeout(timer);
      },
    };
  };
}
