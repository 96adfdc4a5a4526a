import { spawnSync } from 'node:child_process';

/** How a program of this machine ended. `output` has both of its outputs, one after the other. */
export interface Ended {
  readonly ok: boolean;
  readonly output: string;
}

/** Runs a program to its end, quietly and bounded in time. Never throws: a program that does not exist has not ended well. */
export function runProgram(
  name: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly timeoutMs?: number } = {},
): Ended {
  const { status, stdout, stderr, error } = spawnSync(name, [...args], {
    encoding: 'utf8',
    timeout: options.timeoutMs ?? 120_000,
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive' },
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  });
  return { ok: status === 0, output: `${stdout ?? ''}${stderr ?? ''}${error === undefined ? '' : error.message}` };
}
