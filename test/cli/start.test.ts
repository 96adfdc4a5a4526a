/** `passage start` as a person meets it on a machine where something is wrong: clear words with a way out, and nothing that keeps running. */
import { spawn, type ChildProcess } from 'node:child_process';
import {
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
/** A first start may have to build the pages. */
const FIRST_START_MS = 240_000;
const START_MS = 90_000;

const folder = mkdtempSync(join(tmpdir(), 'passage-start-'));
const data = join(folder, 'mall');
const begun: ChildProcess[] = [];
let port = 0;
let first: Started;

/** A `passage start` with everything it has said so far. */
interface Started {
  readonly child: ChildProcess;
  /** Its own process group: Ctrl-C reaches all of it, as in a terminal. */
  readonly pid: number;
  readonly words: () => string;
  /** Its line for scripts, or what it said when it ended without one. */
  readonly readyLine: Promise<string>;
  readonly ended: Promise<number | null>;
}

function start(dataFolder: string, firstPort: number, before: readonly string[] = [process.execPath]): Started {
  const [command = process.execPath, ...args] = [
    ...before,
    join(root, 'passage.mjs'),
    'start',
    '--data',
    dataFolder,
    '--port',
    String(firstPort),
    '--accounts',
    '10',
    '--shell',
    'web',
  ];
  const child = spawn(command, args, {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, npm_command: undefined, npm_lifecycle_event: undefined },
  });
  begun.push(child);
  let words = '';
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', (code) => {
      resolve(code);
    });
  });
  const readyLine = new Promise<string>((resolve, reject) => {
    const hear = (part: Buffer): void => {
      words += part.toString('utf8');
      const line = words.split('\n').find((each) => each.startsWith('ready shell='));
      if (line !== undefined) resolve(line);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void ended.then((code) => {
      reject(new Error(`ended with ${String(code)} and no ready line:\n${words}`));
    });
  });
  readyLine.catch(() => undefined);
  return { child, pid: child.pid ?? 0, words: () => words, readyLine, ended };
}

/** A process and all its descendants, by the kernel. */
function familyOf(pid: number): readonly number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((each) => /^\d+$/.test(each))) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // Gone meanwhile.
    }
  }
  const family = [pid];
  for (const member of family) for (const [child, parent] of parents) if (parent === member) family.push(child);
  return family;
}

function isAlive(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3) !== 'Z';
  } catch {
    return false;
  }
}

/** Waits, at most 20 s, until none of them runs; answers those that do. */
async function survivors(pids: readonly number[]): Promise<readonly number[]> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (!pids.some(isAlive)) return [];
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return pids.filter(isAlive);
}

/** Three ports in a row that are free now. */
async function freePorts(): Promise<number> {
  for (let tries = 0; tries < 50; tries += 1) {
    const candidate = 20_000 + Math.floor(Math.random() * 30_000);
    const probes = await Promise.all([0, 1, 2].map((offset) => listenOn(candidate + offset)));
    for (const probe of probes) probe?.close();
    if (probes.every((probe) => probe !== null)) return candidate;
  }
  throw new Error('no three free ports in a row');
}

function listenOn(on: number): Promise<ReturnType<typeof createServer> | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(null);
    });
    server.listen(on, '127.0.0.1', () => {
      resolve(server);
    });
  });
}

/** Ends a start as Ctrl-C in a terminal does: the signal goes to the whole group. */
async function interrupt(started: Started): Promise<number | null> {
  process.kill(-started.pid, 'SIGINT');
  return started.ended;
}

/** Starts the mall on the prepared folder, waits until it is ready and (at most 20 s) until `holds`, ends it, and gives its words. */
async function openOnce(holds: (words: string) => boolean = () => true): Promise<string> {
  const started = start(data, port);
  await started.readyLine;
  for (let tries = 0; tries < 200 && !holds(started.words()); tries += 1) await new Promise((resolve) => setTimeout(resolve, 100));
  await interrupt(started);
  return started.words();
}

/** Overwrites the middle of a file: what a dying disk does. */
function scribble(file: string): void {
  const size = statSync(file).size;
  const handle = openSync(file, 'r+');
  const noise = Buffer.from(Array.from({ length: Math.min(size, 64_000) }, (_, index) => (index * 97 + 13) % 256));
  writeSync(handle, noise, 0, noise.length, size <= noise.length ? 0 : 4096);
  closeSync(handle);
}

beforeAll(async () => {
  port = await freePorts();
  first = start(data, port);
  await first.readyLine;
}, FIRST_START_MS);

afterAll(async () => {
  for (const child of begun) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) continue;
    const family = familyOf(child.pid);
    child.kill('SIGKILL');
    await survivors(family);
  }
  rmSync(folder, { recursive: true, force: true });
}, START_MS);

test('a second start on a live folder prints the live ready line and ends', async () => {
  const second = start(data, port + 500);
  expect(await second.readyLine).toBe(await first.readyLine);
  expect(await second.ended).toBe(0);
  expect(second.words()).toContain('already runs');
});

test('of two starts at the same moment one makes the mall, the other prints its ready line', { timeout: START_MS }, async () => {
  const both = join(folder, 'both');
  const [here, there] = [start(both, await freePorts()), start(both, await freePorts())];
  const lines = await Promise.all([here.readyLine, there.readyLine]);
  expect(lines[0]).toBe(lines[1]);
  // The guest has ended already; the host ends like after Ctrl-C.
  const guest = here.words().includes('already runs') ? here : there;
  expect(await guest.ended).toBe(0);
  const host = guest === here ? there : here;
  const family = familyOf(host.pid);
  expect(await interrupt(host)).toBe(0);
  expect(await survivors(family)).toEqual([]);
});

test('a port in use is named, with the way out', async () => {
  const other = start(join(folder, 'other'), port + 1);
  expect(await other.ended).toBe(3);
  expect(other.words()).toContain(`Port ${port + 1} is in use`);
  expect(other.words()).toContain('--port');
});

test('a data folder that cannot be made is named, with the way out', async () => {
  writeFileSync(join(folder, 'a-file'), 'x');
  const other = start(join(folder, 'a-file', 'data'), await freePorts());
  expect(await other.ended).toBe(3);
  expect(other.words()).toContain('cannot be written');
  expect(other.words()).toContain('PASSAGE_DATA');
});

test(
  'kill -9 of the launcher leaves nothing running, and the next start opens the mall on the same data',
  { timeout: START_MS },
  async () => {
    const family = familyOf(first.pid);
    // Launcher, start, server, kiosk, desk.
    expect(family.length).toBeGreaterThanOrEqual(5);
    process.kill(first.pid, 'SIGKILL');
    expect(await survivors(family)).toEqual([]);
    expect(await openOnce()).not.toContain('First start');
  },
);

test('Ctrl-C ends everything with exit code 0', { timeout: START_MS }, async () => {
  const started = start(data, port);
  await started.readyLine;
  const family = familyOf(started.pid);
  expect(await interrupt(started)).toBe(0);
  expect(await survivors(family)).toEqual([]);
});

test('Ctrl-C while it is still starting leaves nothing running', { timeout: START_MS }, async () => {
  const started = start(data, port);
  let family: readonly number[] = [];
  for (let tries = 0; tries < 300 && family.length < 3; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    family = familyOf(started.pid);
  }
  await interrupt(started);
  expect(await survivors(family)).toEqual([]);
});

test('a damaged mirror is filled anew without a word to people', { timeout: START_MS }, async () => {
  scribble(join(data, 'kiosk', 'mirror.db'));
  rmSync(join(data, 'desk', 'mirror.db'));
  const isFilled = (use: 'kiosk' | 'desk'): boolean => {
    const mirror = new Database(join(data, use, 'mirror.db'), { readonly: true });
    try {
      return mirror.pragma('quick_check(1)', { simple: true }) === 'ok' && mirror.prepare('SELECT * FROM place').all().length === 1;
    } finally {
      mirror.close();
    }
  };
  await openOnce(() => isFilled('kiosk') && isFilled('desk'));
  expect([isFilled('kiosk'), isFilled('desk')]).toEqual([true, true]);
});

test('a damaged journal is kept beside, and the kiosk enrols itself anew', { timeout: START_MS }, async () => {
  truncateSync(join(data, 'kiosk', 'journal.db'), 5000);
  rmSync(join(data, 'kiosk', 'journal.db-wal'), { force: true });
  const words = await openOnce((said) => said.includes('"name":"kiosk","msg":"link-up"'));
  expect(words).toContain('journal-damaged');
  expect(readdirSync(join(data, 'kiosk')).some((name) => name.startsWith('journal.db.damaged-'))).toBe(true);
  const journal = new Database(join(data, 'kiosk', 'journal.db'), { readonly: true });
  expect(journal.prepare("SELECT count(*) AS n FROM state WHERE name = 'enrolment'").get()).toEqual({ n: 1 });
  journal.close();
});

test('a journal that only newer programs may write is refused and not touched', { timeout: START_MS }, async () => {
  const file = join(data, 'kiosk', 'journal.db');
  const setVersion = (version: number, oldestProgram: number): void => {
    const journal = new Database(file);
    journal.pragma(`user_version = ${version}`);
    journal
      .prepare(
        "INSERT INTO state (name, value) VALUES ('journal-oldest-program', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
      )
      .run(String(oldestProgram));
    journal.close();
  };
  const before = new Database(file, { readonly: true });
  const version = Number(before.pragma('user_version', { simple: true }));
  before.close();
  setVersion(99, 98);
  const started = start(data, port);
  const family = familyOf(started.pid);
  expect(await started.ended).not.toBe(0);
  expect(started.words()).toContain('newer version (99');
  expect(await survivors(family)).toEqual([]);
  setVersion(version, 1);
  await openOnce();
});

test('a damaged database of the server is named and kept, with the way out', { timeout: START_MS }, async () => {
  const file = readdirSync(join(data, 'server')).find((name) => name.endsWith('.db')) ?? '';
  scribble(join(data, 'server', file));
  const started = start(data, port);
  expect(await started.ended).not.toBe(0);
  expect(started.words()).toContain('is damaged');
  expect(started.words()).toContain('passage restore');
  expect(started.words()).not.toContain('    at ');
});
