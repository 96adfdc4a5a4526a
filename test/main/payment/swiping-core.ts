/**
 * A kiosk core as a process of its own, with everything that the real one has (journal, mirror, log file, page, devices page), that swipes payment cards at
 * itself when it is told to. The cards are made as bytes and wiped here as well, so whatever is found afterwards was kept by the core.
 *
 * Arguments: folder, address of the server, enrolment code, seed, a control number that it does keep. Commands on standard input: swipe N, dump, crash.
 */
import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { writeHeapSnapshot } from 'node:v8';
import { destination } from 'pino';
import { wipeable } from '../../../domain/card/wipeable.ts';
import { adjustableClock } from '../../../main/core/adjustable-clock.ts';
import { rangesOf } from '../../../main/core/card-keys.ts';
import type { ClientConnection } from '../../../main/core/connection.ts';
import { createCore } from '../../../main/core/create-core.ts';
import { createItLog } from '../../../main/core/it-log.ts';
import { openReaders } from '../../../main/core/reader-set.ts';
import { startDevices } from '../../../main/core/start-devices.ts';
import { systemClock } from '../../../main/core/system-clock.ts';
import { createDevicesHub } from '../../../main/devices/devices-hub.ts';
import { emptyKit } from '../../../main/devices/read-demo-kit.ts';
import { fetchLink } from '../../../main/sync/fetch-link.ts';
import { cuttableLink } from '../../../main/sync/link.ts';
import { loadTypefaces } from '../../../hardware/type/typeface.ts';
import { writePaymentNumber } from './payment-numbers.ts';

const [folder = '', url = '', enrolCode = '', seedText = '', control = ''] = process.argv.slice(2);
const seed = Number(seedText);
const data = join(folder, 'kiosk');
mkdirSync(data, { recursive: true });
const log = createItLog('kiosk', 'debug', destination({ dest: join(folder, 'core.log'), sync: true }));
const after = (delayMs: number, action: () => void): (() => void) => {
  const timer = setTimeout(action, delayMs);
  return () => clearTimeout(timer);
};

/** A page that writes down all that it is sent; `say` is what it sends. */
const page = (name: string) => {
  let heard: (message: unknown) => void = () => undefined;
  const connection: ClientConnection = {
    send: (message) => appendFileSync(join(folder, `${name}.jsonl`), `${JSON.stringify(message)}\n`),
    onMessage: (listener) => void (heard = listener),
    onClose: () => undefined,
    close: () => undefined,
  };
  return { connection, say: (message: unknown) => heard(message) };
};

const clock = adjustableClock(systemClock());
const link = cuttableLink(fetchLink(url));
const devices = await startDevices({ simulate: true, printer: { kind: 'none' }, link, clock });
const core = createCore({
  folder: data,
  link,
  clock,
  random: (bytes) => randomBytes(bytes),
  after,
  log,
  printer: devices.printer,
  enrolCode,
  use: 'kiosk',
  createDesk: null,
});
const { simulation } = devices;
if (simulation === null) throw new Error('no simulation');
const readers = await openReaders(() => rangesOf(core.services.house.catalogue()?.mall ?? null), devices.bus, log);
readers.onEvent((event) => {
  appendFileSync(join(folder, 'events.jsonl'), `${JSON.stringify(event)}\n`);
  core.readersOpen(readers.openCount());
  core.reader(event);
});
const kiosk = page('screens');
core.connect(kiosk.connection);
const hubPage = page('devices');
createDevicesHub({
  approach: () => undefined,
  simulation,
  kit: emptyKit,
  use: 'kiosk',
  kioskId: () => 'K3',
  peerUrl: null,
  typefaces: () => loadTypefaces(),
  nowMs: () => Date.now(),
  log,
}).onConnection(hubPage.connection);

const put = (into: Uint8Array, at: number, text: string): void => {
  for (let i = 0; i < text.length; i++) into[at + i] = text.charCodeAt(i);
};

/** The report of the simulated reader: lengths of three tracks, then rooms of 79, 40 and 107 bytes. */
const swipe = (index: number): void => {
  const report = wipeable(229);
  if (index % 3 !== 1) {
    put(report, 3, '%B');
    writePaymentNumber(seed, index, report, 5);
    put(report, 21, '^DOE/JANE^2812101?');
    report[0] = 36;
  }
  put(report, 82, ';');
  writePaymentNumber(seed, index, report, 83);
  put(report, 99, '=28121010000?');
  report[1] = 30;
  simulation.cardReader.sendRaw(report);
  report.fill(0);
};

/** The same card through a reader that pretends to be a keyboard: one key after another, then Enter. */
const type = (index: number): void => {
  const track = wipeable(30);
  put(track, 0, ';');
  writePaymentNumber(seed, index, track, 1);
  put(track, 17, '=28121010000?');
  const atMs = performance.now();
  for (const [i, byte] of track.entries()) {
    const code = byte === 0x3b ? 'Semicolon' : byte === 0x3d ? 'Equal' : byte === 0x3f ? 'Slash' : `Digit${byte - 0x30}`;
    kiosk.say({
      type: 'wedge',
      key: String.fromCharCode(byte),
      code,
      shift: byte === 0x3f,
      ctrl: false,
      alt: false,
      altGr: false,
      atMs: atMs + i,
    });
  }
  kiosk.say({ type: 'wedge', key: 'Enter', code: 'Enter', shift: false, ctrl: false, alt: false, altGr: false, atMs: atMs + 40 });
  track.fill(0);
};

/** The same card as a bar code of HID reports. */
const scan = (index: number): void => {
  const report = wipeable(64);
  put(report, 0, '\u0002\u001e]Q1;');
  writePaymentNumber(seed, index, report, 6);
  put(report, 22, '=28121010000?');
  simulation.scanner.sendRaw(report);
  report.fill(0);
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const commands: Readonly<Record<string, (count: number) => Promise<void>>> = {
  swipe: async (count) => {
    for (let i = 0; i < count; i++) {
      // Half of them while the page shows something else.
      if (i === Math.floor(count / 2)) kiosk.say({ type: 'intent', intent: { kind: 'no-card' } });
      [swipe, type, scan][i % 3]?.(i);
      await pause(5);
    }
    await pause(1500);
  },
  dump: async () => {
    for (let i = 0; i < 3; i++) {
      globalThis.gc?.();
      await pause(20);
    }
    writeHeapSnapshot(join(folder, 'core.heapsnapshot'));
    process.report.writeReport(join(folder, 'core-report.json'));
  },
  crash: async () => {
    readers.onEvent((event) => {
      if (event.kind === 'payment-refused') throw new Error('forced in the middle of a swipe');
    });
    await pause(0);
    setTimeout(() => swipe(0), 0);
    await pause(5000);
  },
};

process.on('uncaughtException', (error) => {
  log.error('uncaught', error);
  process.report.writeReport(join(folder, 'crash-report.json'), error);
  process.exit(1);
});

for (let i = 0; i < 200 && !(core.services.house.catalogue() !== null && readers.openCount() >= 2); i++) await pause(50);
process.stdout.write(`ready ${control.length} ${process.argv.length}\n`);
createInterface(process.stdin).on('line', (line) => {
  const [name = '', count = '0'] = line.split(' ');
  void commands[name]?.(Number(count)).then(() => process.stdout.write(`done ${name}\n`));
});
