import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { realServer } from '../real-server.ts';
import { tempFolder } from '../temp-folder.ts';
import { digitsFound, foundInMemory, heapStrings, partsOf, wordsWithDigits } from './find-digits.ts';
import { paymentNumber } from './payment-numbers.ts';

const SWIPES = 120;

const filesOf = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** The swiping core as a child process; `tell` waits for its answer. */
const startCore = async (args: readonly string[]) => {
  const child = spawn(
    process.execPath,
    ['--expose-gc', '--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'swiping-core.ts'), ...args],
    { stdio: ['pipe', 'pipe', 'pipe'] },
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => (said += part));
  child.stderr.setEncoding('utf8').on('data', (part: string) => (errors += part));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const heard = (text: string): Promise<void> =>
    expect.poll(() => said.includes(text) || `${said}${errors}`, { timeout: 60_000, interval: 50 }).toBe(true);
  const tell = async (command: string): Promise<void> => {
    child.stdin.write(`${command}\n`);
    await heard(`done ${command.split(' ')[0] ?? ''}`);
  };
  await heard('ready');
  return { pid: child.pid ?? 0, tell, ended, send: (command: string) => child.stdin.write(`${command}\n`), errors: () => errors };
};

test(
  'of payment cards swiped, typed and scanned at a real core no five digits stand in log, journal, mirror, events, screens, devices page, heap or crash report',
  { timeout: 180_000 },
  async () => {
    const folder = tempFolder();
    const seed = 20_261_122;
    const control = '8472619350271846';
    const server = await realServer(join(folder, 'server'), () => Date.now());
    onTestFinished(() => server.close());
    const core = await startCore([folder, server.url, await server.code('K3'), String(seed), control]);
    const before = new Set(filesOf(folder).flatMap((file) => wordsWithDigits(readFileSync(file, 'latin1'))));
    await core.tell(`swipe ${SWIPES}`);
    const numbers = Array.from({ length: SWIPES }, (_, i) => paymentNumber(seed, i));
    const kinds = readFileSync(join(folder, 'events.jsonl'), 'utf8').split('\n');
    // Two thirds come over the bus, one third as keys of the page, which the core reads by itself.
    expect(kinds.filter((line) => line === '{"kind":"payment-refused"}')).toHaveLength((SWIPES / 3) * 2);
    expect(readFileSync(join(folder, 'screens.jsonl'), 'utf8')).toContain('payment-card');

    if (process.platform === 'linux') {
      expect(foundInMemory(core.pid, [control, ...numbers])).toEqual([control]);
    } else console.warn(`not looked into the memory of the process: ${process.platform} does not show it`);

    await core.tell('dump');
    const strings = heapStrings(join(folder, 'core.heapsnapshot'));
    expect(strings.some((text) => text.includes(control))).toBe(true);
    const five = partsOf(numbers, 5);
    const eight = partsOf(numbers, 8);
    // Strings of the heap hold the program's own constants and texts: five digits there are chance, eight are not.
    expect(strings.flatMap((text) => digitsFound(text, eight, 8))).toEqual([]);

    core.send('crash');
    expect(await core.ended).toBe(1);
    expect(readFileSync(join(folder, 'core.log'), 'utf8')).toContain('forced in the middle of a swipe');
    const files = filesOf(folder).filter((file) => !file.endsWith('.heapsnapshot'));
    for (const name of [
      'core.log',
      'events.jsonl',
      'screens.jsonl',
      'devices.jsonl',
      'core-report.json',
      'crash-report.json',
      'journal.db',
      'mirror.db',
    ])
      expect(files.some((file) => file.endsWith(name))).toBe(true);
    for (const file of files) {
      // Reports of Node list addresses and counters of the process; there too only eight digits are no chance.
      const [parts, length] = file.endsWith('-report.json') ? [eight, 8] : [five, 5];
      expect([file, digitsFound(readFileSync(file, 'latin1'), parts, length, before)]).toEqual([file, []]);
    }
    expect(digitsFound(core.errors(), five, 5)).toEqual([]);
  },
);
