/**
 * The kiosk core as a process: entry of dist/core/core-process.js, the same bundle in both shells. No window; ends when its parent does.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, statfsSync } from 'node:fs';
import { resolve } from 'node:path';
import { destination } from 'pino';

import { loadTypefaces } from '../hardware/type/typeface.ts';
import { adjustableClock } from './core/adjustable-clock.ts';
import { createCore } from './core/create-core.ts';
import type { Core } from './core/create-core.ts';
import { createItLog } from './core/it-log.ts';
import type { ItLog } from './core/it-log.ts';
import { createPaintWatch } from './core/paint-watch.ts';
import type { PaintWatch } from './core/paint-watch.ts';
import { loadTheme, WrongTheme } from './core/load-theme.ts';
import { openReaders } from './core/reader-set.ts';
import type { Simulation } from './core/simulation.ts';
import { startDevices } from './core/start-devices.ts';
import type { Devices } from './core/start-devices.ts';
import { rangesOf } from './core/card-keys.ts';
import type { ClientConnection } from './core/connection.ts';
import { systemClock } from './core/system-clock.ts';
import { readCoreSettings, settingsHelp } from './core-settings.ts';
import type { CoreSettings } from './core-settings.ts';
import { createDesk } from './desk/create-desk.ts';
import { createDevicesHub } from './devices/devices-hub.ts';
import type { DevicesHub } from './devices/devices-hub.ts';
import { emptyKit, readDemoKit } from './devices/read-demo-kit.ts';
import { END_AFTER_MS, endCodes } from './program-end.ts';
import { versionNear } from './update/program-version.ts';
import { pageContract } from '../domain/contract/page-contract.ts';
import type { EndHow } from '../domain/service/port.ts';
import { JournalError } from './journal/journal-error.ts';
import type { PageTroubleMessage } from './shell-electron/page-trouble.ts';
import { acceptPorts } from './shell-electron/port-connection.ts';
import type { CoreParentPort } from './shell-electron/port-connection.ts';
import { startWebShell } from './shell-web/web-shell.ts';
import type { ServedPage, WebShell } from './shell-web/web-shell.ts';
import { espeakLanguages, espeakSpeaker, noSpeaker } from './speech/espeak.ts';
import { cuttableLink } from './sync/link.ts';
import { fetchLink } from './sync/fetch-link.ts';
import { createScreenMoment } from './update/screen-moment.ts';
import { startCoreProgram } from './update/start-core-program.ts';

/** Electron's utilityProcess adds this to `process`; elsewhere it is not there. */
function electronParent(): CoreParentPort | null {
  return 'parentPort' in process ? (process.parentPort ?? null) : null;
}

function after(delayMs: number, action: () => void): () => void {
  const timer = setTimeout(action, delayMs);
  return () => clearTimeout(timer);
}

/** Under Electron the shell hears of a page that does not paint and loads it again; on the web shell `/alive` says so to whoever watches the browser. */
function watchPage(parent: CoreParentPort | null, log: ItLog): PaintWatch {
  return createPaintWatch({
    nowMs: () => performance.now(),
    after,
    onTrouble: (trouble) => {
      log.warn('page-trouble', { trouble });
      parent?.postMessage({ type: 'page-trouble', trouble } satisfies PageTroubleMessage);
    },
  });
}

function pagesOf(
  settings: CoreSettings,
  core: Core,
  connect: (connection: ClientConnection) => void,
  hub: DevicesHub | null,
): readonly ServedPage[] {
  const folder = (name: string): string => resolve(settings.pages, name);
  const page: ServedPage = {
    path: '/',
    folder: folder(settings.use),
    linkPath: '/link',
    contract: pageContract(settings.use),
    onConnection: connect,
  };
  // The visitor's monitor beside a desk: a page of its own, whose address opens nothing of the staff's.
  const visitor: readonly ServedPage[] =
    settings.use === 'desk'
      ? [
          {
            path: '/visitor/',
            folder: folder('visitor'),
            linkPath: '/visitor-link',
            contract: pageContract('visitor'),
            onConnection: (connection) => core.connectVisitor(connection),
            token: randomBytes(24).toString('base64url'),
          },
        ]
      : [];
  return hub === null
    ? [page, ...visitor]
    : [
        page,
        ...visitor,
        {
          path: '/devices/',
          folder: folder('devices'),
          linkPath: '/devices-link',
          onConnection: (connection) => hub.onConnection(connection),
        },
      ];
}

/** Ends when the parent is gone, however it died: a core without its shell would hold the journal and serve nobody. */
function endWithParent(withParent: boolean, end: () => void): void {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, end);
  if (process.channel !== undefined) process.on('disconnect', end);
  if (!withParent) return;
  process.stdin.on('end', end);
  process.stdin.on('close', end);
  process.stdin.resume();
}

function hubOf(settings: CoreSettings, simulation: Simulation, core: Core, log: ItLog): DevicesHub {
  let faces: ReturnType<typeof loadTypefaces> | null = null;
  return createDevicesHub({
    simulation,
    kit: settings.demo === null ? emptyKit : readDemoKit(settings.demo),
    use: settings.use,
    kioskId: () => core.services.identity.enrolment()?.kioskId ?? '',
    peerUrl: settings.peerDevices,
    typefaces: () => (faces ??= loadTypefaces()),
    nowMs: () => Date.now(),
    approach: core.approach,
    log,
  });
}

interface Running {
  readonly core: Core;
  readonly devices: Devices;
  readonly shell: WebShell | null;
  close(): Promise<void>;
}

function freeMb(folder: string): number | null {
  try {
    const disk = statfsSync(folder);
    return Math.floor((disk.bavail * disk.bsize) / 1_048_576);
  } catch {
    // Some file systems do not say.
    return null;
  }
}

async function startCore(settings: CoreSettings, log: ItLog, endProgram: (how: EndHow) => void): Promise<Running> {
  mkdirSync(settings.data, { recursive: true });
  const clock = adjustableClock(systemClock());
  const link = cuttableLink(fetchLink(settings.server));
  const devices = await startDevices({
    simulate: settings.simulate,
    printer: settings.printer,
    printerModel: settings.printerModel,
    printerPatience: settings.printerPatience,
    link,
    clock,
  });
  let readerNames = (): readonly string[] => [];
  const coreVoices = settings.use === 'kiosk' && settings.speech ? espeakLanguages() : [];
  const core = createCore({
    folder: settings.data,
    link,
    clock,
    random: (bytes) => randomBytes(bytes),
    after,
    log,
    printer: devices.printer,
    enrolCode: settings.enrol,
    wedge: settings.wedge,
    access: {
      keys: settings.keys,
      startVolume: settings.startVolume,
      doubleStrikeMs: settings.doubleStrikeMs,
      patience: settings.patience,
      coreVoices,
    },
    speaker: coreVoices.length === 0 ? noSpeaker : espeakSpeaker(log),
    ...(settings.theme === null ? {} : { theme: loadTheme(settings.theme) }),
    use: settings.use,
    createDesk: createDesk(settings.data),
    machine: {
      readers: () => readerNames(),
      diskFreeMb: () => freeMb(settings.data),
      version: versionNear(import.meta.dirname),
      endProgram,
    },
  });
  const readers = await openReaders(() => rangesOf(core.services.house.catalogue()?.mall ?? null), devices.bus, log);
  readerNames = () => readers.names();
  readers.onEvent((event) => {
    core.readersOpen(readers.openCount());
    core.reader(event);
  });
  const hub = devices.simulation === null ? null : hubOf(settings, devices.simulation, core, log);
  const parent = electronParent();
  const paints = watchPage(parent, log);
  const moment = createScreenMoment(() => performance.now());
  const connect = (connection: ClientConnection): void => core.connect(moment.through(paints.through(connection)));
  const program = startCoreProgram({ core, paints, moment, parent, folder: import.meta.dirname, after, log });
  if (settings.shell === 'electron' && parent !== null)
    acceptPorts(parent, (connection, page) => (page === 'visitor' ? core.connectVisitor(connection) : connect(connection)));
  // Under Electron the window has its port; the web shell then serves the devices page and the visitor's page only.
  const pages = pagesOf(settings, core, connect, hub).filter((page) => settings.shell === 'web' || page.path !== '/');
  const shell =
    pages.length === 0
      ? null
      : await startWebShell({
          port: settings.port,
          token: settings.token ?? randomBytes(24).toString('base64url'),
          pages,
          nowMs: () => performance.now(),
          trouble: () => paints.trouble(),
          onOtherContract: (page) => log.warn('page-of-another-contract', { page }),
        });
  return {
    core,
    devices,
    shell,
    close: async () => {
      program.close();
      paints.close();
      readers.close();
      hub?.close();
      await shell?.close();
      await core.close();
      await devices.close();
    },
  };
}

/** Exit codes: 0 ended; 2 wrong settings; 3 this machine is in the way; 40 and 41 as in program-end.ts. */
function exitCodeOf(error: unknown): number {
  if (error instanceof WrongTheme) return 2;
  if (error instanceof JournalError) return 3;
  return typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    ['EADDRINUSE', 'EACCES', 'ENOSPC', 'EROFS'].includes(String(error.code))
    ? 3
    : 1;
}

/** What happened, where, and a way out. */
function wordsOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  const message = error instanceof Error ? error.message : String(error);
  if (code === 'EADDRINUSE')
    return `${message}. Another program uses this port; end it, or give another one with --port N (0 = any free one).`;
  if (code === 'EACCES' || code === 'EROFS') return `${message}. This user may not write there; give another folder with --data DIR.`;
  return message;
}

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  if (args.includes('--help')) {
    process.stdout.write(`The kiosk core.\n\n${settingsHelp()}\n`);
    return;
  }
  let settings: CoreSettings;
  try {
    settings = readCoreSettings(args, process.env, import.meta.dirname);
  } catch (error) {
    process.stderr.write(`passage core: ${error instanceof Error ? error.message : String(error)}\n\n${settingsHelp()}\n`);
    process.exitCode = 2;
    return;
  }
  const log = createItLog(settings.use, settings.log, destination({ dest: 2, sync: true }));
  let isEnding = false;
  const end = (code: number): void => {
    if (isEnding) return;
    isEnding = true;
    // Crash-only: a tidy end is a courtesy, never a need.
    setTimeout(() => process.exit(code), 2000).unref();
    void running.close().finally(() => process.exit(code));
  };
  const running = await startCore(settings, log, (how) => {
    log.info('program-ended-by-staff', { how });
    setTimeout(() => end(endCodes[how]), END_AFTER_MS);
  });
  endWithParent(settings.withParent, () => end(0));
  process.on('uncaughtException', (error) => {
    log.error('uncaught', error);
    process.exit(1);
  });
  const { shell } = running;
  const page = settings.shell === 'web' ? (shell?.address('/') ?? '-') : '-';
  const devices = running.devices.simulation === null ? '-' : (shell?.address('/devices/') ?? '-');
  const visitor = settings.use === 'desk' ? ` visitor=${shell?.address('/visitor/') ?? '-'}` : '';
  process.stdout.write(`ready use=${settings.use} shell=${settings.shell} page=${page} devices=${devices}${visitor}\n`);
}

try {
  await main();
} catch (error) {
  process.stderr.write(`passage core: ${wordsOf(error)}\n`);
  process.exit(exitCodeOf(error));
}
