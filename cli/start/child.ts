/** A child process of `start`: its lines are read until it says that it is ready, and it ends with us however we end. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

/** How to start one. */
export interface ChildPlan {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** The line that says "ready", or null for other lines. */
  readonly readyOf: (line: string) => string | null;
  readonly readyWithinMs: number;
  readonly onExit: (code: number | null) => void;
  readonly print: (line: string) => void;
}

/** A running child. */
export interface Child {
  readonly name: string;
  readonly pid: number | null;
  /** What the ready line said. */
  readonly ready: string;
  stop(): Promise<void>;
}

const STOP_GRACE_MS = 5_000;
const TAIL_LINES = 30;

/** Starts a child and waits for its ready line. Rejects with its last lines when it ends or stays silent first. */
export function startChild(plan: ChildPlan): Promise<Child> {
  // stdin is a pipe that only we hold: a child that reads its end knows that we are gone, even after kill -9.
  const child = spawn(plan.command, plan.args, { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, ...plan.env } });
  const tail: string[] = [];
  let settled = false;
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => {
      if (settled) return;
      settled = true;
      child.kill('SIGKILL');
      reject(new Error(`${plan.name} ${why}. Its last lines:\n${tail.map((line) => `    ${line}`).join('\n')}`));
    };
    const timer = setTimeout(() => {
      fail(`did not get ready within ${plan.readyWithinMs / 1000} s`);
    }, plan.readyWithinMs);
    const onLine = (line: string): void => {
      tail.push(line);
      if (tail.length > TAIL_LINES) tail.shift();
      const ready = plan.readyOf(line);
      if (ready !== null && !settled) {
        settled = true;
        clearTimeout(timer);
        resolve({ name: plan.name, pid: child.pid ?? null, ready, stop: () => stopChild(child) });
      }
      plan.print(line);
    };
    createInterface({ input: child.stdout }).on('line', onLine);
    createInterface({ input: child.stderr }).on('line', onLine);
    child.on('error', (error) => {
      clearTimeout(timer);
      fail(`cannot be started (${error.message})`);
    });
    child.on('exit', (code) => {
      clearTimeout(timer);
      fail(`ended at once with code ${String(code)}`);
      plan.onExit(code);
    });
  });
}

function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const killer = setTimeout(() => child.kill('SIGKILL'), STOP_GRACE_MS);
    child.once('exit', () => {
      clearTimeout(killer);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
