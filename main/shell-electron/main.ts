// The Electron shell: a window and a guard, nothing else. Business lives in the core (a utilityProcess), which this
// process starts, restarts and connects with the page; killed at any instant, all of it comes back by being started.
import { join } from 'node:path';

import { app, ipcMain, Menu, MessageChannelMain, protocol, session, utilityProcess } from 'electron';
import type { BrowserWindow, MessagePortMain, WebFrameMain } from 'electron';

import { channels } from './channels.ts';
import { hostCore } from './core-host.ts';
import type { CoreHost, CoreProcess } from './core-host.ts';
import type { Ending } from './keep-in-front.ts';
import { keypadCodes } from './keypad-codes.ts';
import { shellOptions } from './options.ts';
import { shellUpdates } from './shell-updates.ts';
import type { ShellOptions } from './options.ts';
import { pageHandler, scheme } from './protocol.ts';
import { lockNavigation, lockSession } from './security.ts';
import { closeGestures, forbiddenSwitches } from './switches.ts';
import { keepVisitorWindow } from './visitor-window.ts';
import type { VisitorWindow } from './visitor-window.ts';
import { openWindow } from './window.ts';

const dist = join(import.meta.dirname, '..');

function log(line: string): void {
  process.stderr.write(`shell: ${line}\n`);
}

function forkCore(options: ShellOptions): CoreProcess<MessagePortMain> {
  const core = utilityProcess.fork(join(dist, 'core', 'core-process.js'), [...options.coreArgs], {
    serviceName: 'passage core',
    stdio: 'inherit',
  });
  return {
    postMessage(message, ports) {
      core.postMessage(message, ports);
    },
    onMessage(listener) {
      core.on('message', listener);
    },
    onExit(listener) {
      core.on('exit', listener);
    },
    kill() {
      core.kill();
    },
  };
}

/** Only our own pages, each in its own main frame, may ask for the core. */
function isPage(frame: WebFrameMain | null, page: string): boolean {
  return frame !== null && frame.parent === null && frame.url.startsWith(`${scheme}://${page}/`);
}

function connectPage(window: BrowserWindow, core: CoreHost<MessagePortMain>, page: string): void {
  const { port1, port2 } = new MessageChannelMain();
  core.handOver(page, port1);
  window.webContents.postMessage(channels.corePort, null, [port2]);
}

/** Each page's files under its own name. */
function servePages(pages: readonly string[]): void {
  const handlers = new Map(pages.map((page) => [page, pageHandler(page, join(dist, `electron-${page}`))]));
  protocol.handle(scheme, async (request) => {
    const handler = handlers.get(URL.parse(request.url)?.host ?? '');
    return handler === undefined ? new Response(null, { status: 404 }) : handler(request);
  });
}

function run(options: ShellOptions): void {
  Menu.setApplicationMenu(null);
  lockSession(session.defaultSession);
  servePages(options.visitorDisplay === 'none' ? [options.page] : [options.page, 'visitor']);

  let wantsCore = false;
  const connect = (): void => {
    if (wantsCore && !window.isDestroyed()) connectPage(window, core, options.page);
  };
  const connectVisitor = (): void => {
    const there = visitor?.current() ?? null;
    if (there !== null) connectPage(there, core, 'visitor');
  };
  const { window, reload } = openWindow({ ...options, dist, log, ending });
  window.on('session-end', quit);
  window.on('closed', quit);
  let visitor: VisitorWindow | null = null;
  const core = hostCore<MessagePortMain>({
    fork: () => forkCore(options),
    nowMs: () => performance.now(),
    after: (delayMs, act) => setTimeout(act, delayMs),
    log,
    onFresh: () => {
      connect();
      connectVisitor();
    },
    onPageTrouble: reload,
    onMessage: (message) => updates?.heard(message),
    onProgramEnd: (code) => {
      log(`staff ended the program; ending with code ${code}`);
      ending.isEnding = true;
      app.exit(code);
    },
  });
  const updates = shellUpdates({ core, leave: quit, log });
  ipcMain.on(channels.hello, (event) => {
    if (isPage(event.senderFrame, 'visitor') && event.sender === visitor?.current()?.webContents) return connectVisitor();
    if (!isPage(event.senderFrame, options.page)) return;
    wantsCore = true;
    connect();
  });
  if (options.visitorDisplay !== 'none') visitor = keepVisitorWindow({ desk: window, display: options.visitorDisplay, dist, log, ending });
  app.on('second-instance', () => {
    window.focus();
  });
  app.on('will-quit', () => {
    core.stop();
  });
}

/** Set by whoever may end the shell: the system, by a signal. A visitor has no way to it. */
const ending: Ending = { isEnding: false };
const quit = (): void => {
  ending.isEnding = true;
  app.quit();
};

const options = shellOptions(process.argv.slice(app.isPackaged ? 1 : 2));
if (options.userData !== null) app.setPath('userData', options.userData);
protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
closeGestures(app.commandLine);
lockNavigation(app, keypadCodes(options.coreArgs, process.env));

process.on('SIGTERM', quit);
process.on('SIGINT', quit);
process.on('disconnect', quit); // the parent that started us is gone
app.on('window-all-closed', quit);

const refused = app.isPackaged ? forbiddenSwitches(app.commandLine) : [];
if (refused.length > 0) {
  log(`does not start with --${refused.join(' and --')}: this would open the kiosk to strangers. Start it without.`);
  app.exit(2);
} else if (app.requestSingleInstanceLock()) {
  app.whenReady().then(
    () => {
      run(options);
    },
    (error: unknown) => {
      log(`cannot start: ${String(error)}`);
      app.exit(1);
    },
  );
} else {
  log('another one already runs with these files; it has been brought to the front');
  app.quit();
}
