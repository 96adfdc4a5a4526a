/** `passage server` as a process of its own, to be killed. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const READY_MS = 20_000;

/** A running process and its address. */
export interface ServerProcess {
  readonly url: string;
  readonly child: ChildProcess;
  /** kill -9, and wait until it is gone. */
  kill(): Promise<void>;
}

/** Starts it and waits for its ready line. */
export function startServerProcess(args: readonly string[]): Promise<ServerProcess> {
  const child = spawn(process.execPath, [join(root, 'cli', 'main.ts'), 'server', '--port', '0', '--with-parent', ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return new Promise((resolve, reject) => {
    let told = '';
    const late = setTimeout(() => reject(new Error(`no ready line: ${told}`)), READY_MS);
    child.stderr.on('data', (data: Buffer) => (told += data.toString()));
    child.stdout.on('data', (data: Buffer) => {
      told += data.toString();
      const url = /ready api=(\S+)/.exec(told)?.[1];
      if (url === undefined) return;
      clearTimeout(late);
      resolve({
        url,
        child,
        kill: async () => {
          child.kill('SIGKILL');
          await gone;
        },
      });
    });
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${told}`)));
  });
}
