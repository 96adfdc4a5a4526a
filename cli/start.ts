/** `passage start`: the whole demo mall on one machine: server, kiosk, desk, simulated devices. Ends all it started, however it ends. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { announce, readyLineOf } from './start/announce.ts';
import { buildIfNeeded } from './start/build-if-needed.ts';
import { chooseShell } from './start/electron-binary.ts';
import { dropLock, findLiveInstance, readyLineOfLive, renewLock, takeLock, type LiveInstance } from './start/live-instance.ts';
import { MachineInTheWay, checkDataFolder, checkPorts } from './start/machine-check.ts';
import { openBrowser } from './start/open-browser.ts';
import { prepareMall } from './start/prepare-mall.ts';
import { newTokens, startDesk, startKiosk, startServer } from './start/parts.ts';
import type { Child } from './start/child.ts';

const PORT_FIRST = 4600;
/** How long a second start waits for one that is still making the mall. */
const LIVE_READY_MS = 300_000;

/** Text for `passage start --help`. */
export const help = `passage start [--data FOLDER] [--port N] [--shell auto|electron|web] [--accounts N] [--open]

Builds what is not built, makes the demo mall on the first start (5,000 accounts with a year of receipts), then starts the central server,
one kiosk, one information desk and their simulated devices, and prints where everything is. The last line is for scripts:
  ready shell=<electron|web> kiosk=<url> staffdesk=<url> devices=<url> office=<url> api=<url>

  --data FOLDER    where everything is kept (default: PASSAGE_DATA, else ./data)
  --port N         first of three ports: server, kiosk, desk (default: ${PORT_FIRST})
  --shell WHICH    auto takes Electron where its binary is here or can be had, else the web shell
  --accounts N     size of the demo mall, first start only (default: 5000)
  --open           open the kiosk in your browser (web shell)

A second start on the same folder finds the running one and prints its ready line. Ctrl-C ends everything.
A part that dies is started again, at most five times in two minutes.
Exit code: 0 ended by you, 1 a part died for good, 2 wrong use, 3 this machine is in the way.`;

interface StartOptions {
  readonly root: string;
  readonly data: string;
  readonly port: number;
  readonly shell: string;
  readonly accounts: number;
  readonly open: boolean;
}

/** Runs the command; gives the exit code. */
export async function start(args: readonly string[]): Promise<number> {
  let options: StartOptions;
  try {
    options = readOptions(args);
  } catch (error) {
    console.error(`passage start: ${error instanceof Error ? error.message : String(error)}\n\n${help}`);
    return 2;
  }
  const live = findLiveInstance(options.data);
  if (live !== null) return tellLive(options.data, live);
  try {
    return await run(options);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    dropLock(options.data);
    return error instanceof MachineInTheWay ? 3 : 1;
  }
}

/** A live one is as good as our own: its ready line, as soon as it has one. */
async function tellLive(dataFolder: string, live: LiveInstance): Promise<number> {
  console.log(`Passage already runs on ${dataFolder} (process ${live.pid}).`);
  const readyLine = live.readyLine ?? (await readyLineOfLive(dataFolder, LIVE_READY_MS));
  if (readyLine === null) {
    console.error('It did not get ready. Look at its own window, or end it and start again.');
    return 1;
  }
  console.log(readyLine);
  return 0;
}

function readOptions(args: readonly string[]): StartOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string', default: process.env['PASSAGE_DATA'] ?? 'data' },
      port: { type: 'string', default: String(PORT_FIRST) },
      shell: { type: 'string', default: 'auto' },
      accounts: { type: 'string', default: '5000' },
      open: { type: 'boolean', default: false },
    },
  });
  const port = Number(values.port);
  const accounts = Number(values.accounts);
  if (!Number.isInteger(port) || port < 1 || port > 65_533) throw new Error(`--port ${values.port} is not a port (1 to 65533)`);
  if (!['auto', 'electron', 'web'].includes(values.shell)) throw new Error(`--shell ${values.shell} is none of auto, electron, web`);
  if (!Number.isInteger(accounts) || accounts < 10 || accounts > 200_000)
    throw new Error(`--accounts ${values.accounts} is not a number from 10 to 200000`);
  return { root: resolve(import.meta.dirname, '..'), data: resolve(values.data), port, shell: values.shell, accounts, open: values.open };
}

async function run(options: StartOptions): Promise<number> {
  const print = (line: string): void => {
    console.log(line);
  };
  checkDataFolder(options.data);
  const quicker = takeLock(options.data);
  if (quicker !== null) return tellLive(options.data, quicker);
  await checkPorts([options.port, options.port + 1, options.port + 2]);
  await buildIfNeeded(options.root, print);
  const shell = chooseShell(options.root, options.data, options.shell, print);
  const mall = await prepareMall({ dataFolder: options.data, accounts: options.accounts, print });
  const children: Child[] = [];
  const end = endOf();
  try {
    const place = { ...options, shell, mall, tokens: newTokens(), print, onGiveUp: end.gaveUp };
    const server = await startServer(place);
    children.push(server);
    const [kiosk, desk] = await both(startKiosk(place), startDesk(place), children);
    const readyLine = readyLineOf({ shell: shell.shell, server, kiosk, desk });
    renewLock(options.data, readyLine);
    announce({ shell, mall, server, kiosk, desk, readyLine, print });
    if (options.open) openBrowser(kiosk.ready);
    return await end.code;
  } finally {
    // The newest first: a kiosk that loses its server before it ends itself would report it.
    for (const child of [...children].reverse()) await child.stop();
    dropLock(options.data);
  }
}

/** Two parts at once; each is known as soon as it runs, so that a failure of the other ends it too. */
async function both(first: Promise<Child>, second: Promise<Child>, children: Child[]): Promise<readonly [Child, Child]> {
  const known = async (part: Promise<Child>): Promise<Child> => {
    const child = await part;
    children.push(child);
    return child;
  };
  const [a, b] = await Promise.allSettled([known(first), known(second)]);
  if (a.status === 'rejected') throw a.reason;
  if (b.status === 'rejected') throw b.reason;
  return [a.value, b.value];
}

/** Settles when a signal comes (0), or a part died for good (1). */
function endOf(): { readonly code: Promise<number>; readonly gaveUp: (why: string) => void } {
  let settle: (code: number) => void = () => undefined;
  const code = new Promise<number>((done) => {
    settle = done;
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      settle(0);
    });
  }
  return {
    code,
    gaveUp: (why) => {
      console.error(`${why}; ending the rest.`);
      settle(1);
    },
  };
}
