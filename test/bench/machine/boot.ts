/** One life of the machine: started, watched, ended. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { benchDayMs } from './bench-day.ts';
import type { BenchMachine } from './bench-machine.ts';

/** How a boot ended. `problem` is null when the bench inside came to its end. */
export interface BootEnd {
  readonly problem: string | null;
  readonly tookMs: number;
  /** The last lines of the machine's serial console. */
  readonly consoleTail: string;
}

const LOOK_MS = 500;
/** Nothing inside may be silent this long: each check is bounded below. */
const SILENCE_MS = 450_000;
const TAIL_LINES = 25;

const accelerator = (): readonly string[] => {
  // A nested /dev/kvm may be there and yet stop in the middle of a boot, so it is taken only when it is asked for.
  return process.env['PASSAGE_BENCH_ACCEL'] === 'kvm' ? ['-accel', 'kvm', '-cpu', 'host'] : ['-accel', 'tcg,thread=multi', '-cpu', 'max'];
};

const shareArguments = (tag: string, path: string, isReadOnly: boolean): readonly string[] => [
  '-fsdev',
  `local,id=${tag},path=${path.replaceAll(',', ',,')},security_model=none,multidevs=remap${isReadOnly ? ',readonly=on' : ''}`,
  '-device',
  `virtio-9p-pci,fsdev=${tag},mount_tag=${tag}`,
];

const argumentsOf = (machine: BenchMachine, out: string, console: string): readonly string[] => [
  ...machine.qemu.args,
  ...accelerator(),
  ...['-M', 'pc', '-smp', '1', '-m', '1536', '-nodefaults', '-no-user-config', '-display', 'none', '-no-reboot'],
  ...['-rtc', `base=${new Date(benchDayMs).toISOString().slice(0, 19)}`],
  ...[
    '-kernel',
    machine.kernel,
    '-initrd',
    machine.initrd,
    '-append',
    'console=ttyS0 quiet oops=panic panic=-1 mitigations=off random.trust_cpu=on',
  ],
  ...['-serial', `file:${console}`],
  ...shareArguments('repo', machine.shares.repo, true),
  ...shareArguments('node', machine.shares.node, true),
  ...shareArguments('out', out, false),
];

const textOf = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '');
const sizeOf = (path: string): number => (existsSync(path) ? statSync(path).size : 0);

const tailOf = (path: string): string => textOf(path).trimEnd().split('\n').slice(-TAIL_LINES).join('\n');

/**
 * Boots the machine and waits until it is off. `out` is the folder it may write to (`results.jsonl`, `exit-code`, `console.log`). It is ended after `limitMs`,
 * or when neither its results nor its console have grown for longer than any check may take.
 */
export const bootBench = (machine: BenchMachine, out: string, limitMs: number): Promise<BootEnd> => {
  const startMs = performance.now();
  const console = join(out, 'console.log');
  const child = spawn(machine.qemu.program, [...argumentsOf(machine, out, console)], {
    env: { ...process.env, ...machine.qemu.env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  let killedFor: string | null = null;
  child.stderr.on('data', (bytes: Buffer) => {
    said = `${said}${bytes.toString('utf8')}`.slice(-4000);
  });
  const killFor = (reason: string): void => {
    killedFor ??= reason;
    child.kill('SIGKILL');
  };
  let size = -1;
  let grewMs = startMs;
  const look = setInterval(() => {
    const nowMs = performance.now();
    const nowSize = sizeOf(join(out, 'results.jsonl')) + sizeOf(console);
    if (nowSize !== size) grewMs = nowMs;
    size = nowSize;
    if (nowMs - startMs > limitMs) killFor(`it was not finished after ${Math.round(limitMs / 60_000)} minutes`);
    else if (nowMs - grewMs > SILENCE_MS) killFor(`nothing was heard of it for ${SILENCE_MS / 1000} s`);
  }, LOOK_MS);
  const endWithUs = (): void => void child.kill('SIGKILL');
  process.once('exit', endWithUs);
  return new Promise((resolve) => {
    const end = (code: number | null): void => {
      clearInterval(look);
      process.off('exit', endWithUs);
      const tail = tailOf(console);
      const exitCode = textOf(join(out, 'exit-code')).trim();
      const panic = /Kernel panic[^\n]*/.exec(textOf(console))?.[0];
      const own =
        exitCode === '0'
          ? null
          : exitCode === ''
            ? `QEMU ended (${String(code)}) before the bench did ${said.trim()}`
            : `the bench inside ended with ${exitCode}`;
      const problem = killedFor ?? panic ?? own;
      resolve({ problem, tookMs: performance.now() - startMs, consoleTail: tail });
    };
    child.once('error', (error) => {
      said += error.message;
      end(null);
    });
    child.once('close', end);
  });
};
