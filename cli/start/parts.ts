/** The three processes of the demo mall. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Child } from './child.ts';
import { startChild, type ChildPlan } from './child.ts';
import type { ShellChoice } from './electron-binary.ts';
import type { PreparedMall } from './prepare-mall.ts';
import { supervise } from './supervised.ts';

/** Tokens of this start; pages are opened with them. Handed over in the environment, where other users cannot read them as they can arguments. */
export interface StartTokens {
  readonly kiosk: string;
  readonly desk: string;
}

/** Fresh tokens. */
export function newTokens(): StartTokens {
  return { kiosk: randomBytes(24).toString('base64url'), desk: randomBytes(24).toString('base64url') };
}

/** What every part needs to know. */
export interface PartPlan {
  readonly root: string;
  readonly port: number;
  readonly shell: ShellChoice;
  readonly mall: PreparedMall;
  readonly tokens: StartTokens;
  readonly print: (line: string) => void;
  /** A part died for good. */
  readonly onGiveUp: (why: string) => void;
}

const READY_WITHIN_MS = 60_000;

const readyOf = (line: string): string | null => (line.startsWith('ready ') ? line.slice('ready '.length) : null);

/** A value of a ready line: `readyValue('api=http://x office=y', 'api')`. */
export function readyValue(ready: string, name: string): string {
  const found = ready.split(' ').find((part) => part.startsWith(`${name}=`));
  return found?.slice(name.length + 1) ?? '-';
}

/** The central server on its embedded database. */
export function startServer(plan: PartPlan): Promise<Child> {
  return keep(plan, 'server', {
    // Phones of other people cannot reach this machine's own address, but its browser can; who has a name for it gives it in the environment.
    env: { PASSAGE_PUBLIC_URL: process.env['PASSAGE_PUBLIC_URL'] ?? `http://127.0.0.1:${plan.port}` },
    command: process.execPath,
    args: [join(plan.root, 'cli', 'main.ts'), 'server', '--data', plan.mall.serverFolder, '--port', String(plan.port), '--with-parent'],
  });
}

/** The kiosk, in the shell that was chosen. */
export function startKiosk(plan: PartPlan): Promise<Child> {
  return startDevice(plan, 'kiosk', plan.mall.kioskFolder, plan.mall.kioskCode, plan.port + 1, plan.port + 2);
}

/** The information desk: the same core, another page. */
export function startDesk(plan: PartPlan): Promise<Child> {
  return startDevice(plan, 'desk', plan.mall.deskFolder, plan.mall.deskCode, plan.port + 2, plan.port + 1);
}

function startDevice(plan: PartPlan, use: 'kiosk' | 'desk', folder: string, code: string, port: number, peerPort: number): Promise<Child> {
  const core = [
    '--server',
    `http://127.0.0.1:${plan.port}`,
    '--data',
    folder,
    '--use',
    use,
    '--port',
    String(port),
    '--shell',
    plan.shell.shell,
    '--simulate',
    '--demo',
    plan.mall.kitFile,
    '--with-parent',
    '--enrol',
    code,
  ];
  const { binary } = plan.shell;
  const peer = use === 'kiosk' ? plan.tokens.desk : plan.tokens.kiosk;
  return keep(plan, use, {
    env: { PASSAGE_TOKEN: plan.tokens[use], PASSAGE_PEER_DEVICES: `http://127.0.0.1:${peerPort}/devices/?token=${peer}` },
    command: binary ?? process.execPath,
    args:
      binary === null
        ? [join(plan.root, 'dist', 'core', 'core-process.js'), ...core]
        : [plan.root, '--windowed', '--page', use, '--user-data', join(folder, 'electron'), '--', ...core],
  });
}

function keep(plan: PartPlan, name: string, how: Pick<ChildPlan, 'command' | 'args' | 'env'>): Promise<Child> {
  return supervise({
    name,
    print: plan.print,
    onGiveUp: plan.onGiveUp,
    launch: (onExit) =>
      startChild({
        name,
        ...how,
        readyOf,
        readyWithinMs: READY_WITHIN_MS,
        onExit,
        // What a part says besides its ready line goes to the terminal with its name in front.
        print: (line) => {
          if (readyOf(line) === null) plan.print(`  ${name}: ${line}`);
        },
      }),
  });
}
