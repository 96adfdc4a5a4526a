/** One process of the mall, started as `passage start` does it, so that a journey can kill any of them at any moment. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

const READY_MS = 60_000;

/** A running part. */
export interface Part {
  /** What its ready line said: `ready('page')`. */
  ready(name: string): string;
  /** kill -9 and wait until it is gone. */
  kill(): Promise<void>;
  /** The last lines it wrote, for a failing test. */
  tail(): string;
}

/** Starts a part and waits for its ready line, a minute unless told; rejects with its last lines. */
export function startPart(args: readonly string[], env: Readonly<Record<string, string>>, readyMs = READY_MS): Promise<Part> {
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  const lines: string[] = [];
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`not ready within ${readyMs} ms: ${args.join(' ')}\n${lines.join('\n')}`));
    }, readyMs);
    const onLine = (line: string): void => {
      lines.push(line);
      if (lines.length > 60) lines.shift();
      if (!line.startsWith('ready ')) return;
      clearTimeout(timer);
      resolve(partOf(child, line, lines));
    };
    createInterface({ input: child.stdout }).on('line', onLine);
    createInterface({ input: child.stderr }).on('line', onLine);
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`ended with ${String(code)}: ${args.join(' ')}\n${lines.join('\n')}`));
    });
  });
}

function partOf(child: ChildProcess, readyLine: string, lines: readonly string[]): Part {
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
  });
  return {
    ready: (name) => {
      const found = readyLine.split(' ').find((each) => each.startsWith(`${name}=`));
      if (found === undefined) throw new Error(`the ready line has no ${name}: ${readyLine}`);
      return found.slice(name.length + 1);
    },
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await gone;
    },
    tail: () => lines.join('\n'),
  };
}

/** Runs a program to its end; gives its exit code and everything it wrote. Bounded to a minute. */
export function runToEnd(args: readonly string[]): Promise<{ readonly code: number; readonly output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], timeout: READY_MS });
    let output = '';
    const take = (data: Buffer): void => {
      output += data.toString('utf8');
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ code: code ?? 1, output });
    });
  });
}
