import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';

const KILL_AFTER_MS = 5000;

/** How a command ended; `output` is empty when it went straight to the terminal. */
export interface CommandResult {
  readonly code: number | null;
  readonly timedOut: boolean;
  readonly output: string;
}

/** What to run with this very Node, how long at most, and where its words go. */
export interface Command {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly timeoutMs: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly quiet: boolean;
}

/** Runs Node with the arguments; ends it after `timeoutMs`. `onStart` gets the process, so that a Ctrl-C can end it. */
export async function runNode(command: Command, onStart: (child: ChildProcess) => void): Promise<CommandResult> {
  const child = spawn(process.execPath, command.args, {
    cwd: command.cwd,
    env: { ...process.env, ...command.env },
    stdio: command.quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
  });
  onStart(child);
  const chunks: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS).unref();
  }, command.timeoutMs);
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', () => {
      resolve(null);
    });
    child.once('close', (exitCode) => {
      resolve(exitCode);
    });
  });
  clearTimeout(timer);
  return { code, timedOut, output: Buffer.concat(chunks).toString('utf8') };
}
