import { join } from 'node:path';

import { BrowserWindow } from 'electron';
import type { WebPreferences } from 'electron';

import { keepInFront } from './keep-in-front.ts';
import type { Ending } from './keep-in-front.ts';
import type { ShellPage } from './options.ts';
import { scheme } from './protocol.ts';

const RELOAD_PAUSE_FIRST_MS = 250;
const RELOAD_PAUSE_MAX_MS = 10_000;
const HEALTHY_AFTER_MS = 60_000;

/** How the window is made. `dist` is the folder that holds the built targets. */
export interface WindowOptions {
  readonly page: ShellPage;
  readonly isWindowed: boolean;
  readonly dist: string;
  readonly log: (line: string) => void;
  readonly ending: Readonly<Ending>;
}

/** The one window, and the way to load its page again, with the reason for the log. */
export interface ShellWindow {
  readonly window: BrowserWindow;
  reload(why: string): void;
}

/** What every page of ours runs in: its own world, a sandbox, no Node, no way to widen either. */
export function lockedPreferences(preload: string): WebPreferences {
  return {
    preload,
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    navigateOnDragDrop: false,
    disableDialogs: true,
    spellcheck: false,
    devTools: false,
    backgroundThrottling: false,
  };
}

/** A page that crashed or hangs is loaded again, with a pause that doubles up to ten seconds. */
export function recover(window: BrowserWindow, load: () => void, log: (line: string) => void): void {
  let pauseMs = RELOAD_PAUSE_FIRST_MS;
  let lastMs = performance.now();
  const again = (why: string): void => {
    if (performance.now() - lastMs >= HEALTHY_AFTER_MS) pauseMs = RELOAD_PAUSE_FIRST_MS;
    lastMs = performance.now();
    log(`page ${why}; loading it again in ${pauseMs} ms`);
    setTimeout(() => {
      if (!window.isDestroyed()) load();
    }, pauseMs);
    pauseMs = Math.min(pauseMs * 2, RELOAD_PAUSE_MAX_MS);
  };
  window.webContents.on('render-process-gone', (_event, details) => {
    again(`process gone (${details.reason})`);
  });
  window.webContents.on('did-fail-load', (_event, code, description, _url, isMainFrame) => {
    if (isMainFrame) again(`not loaded (${code} ${description})`);
  });
  window.on('unresponsive', () => {
    window.webContents.forcefullyCrashRenderer(); // arrives as render-process-gone
  });
}

/** Opens the one window: the whole screen, no menu, no way out, no Node in the page. */
export function openWindow(options: WindowOptions): ShellWindow {
  const isDesk = options.page === 'desk';
  const window = new BrowserWindow({
    show: false,
    kiosk: !options.isWindowed,
    closable: options.isWindowed,
    minimizable: options.isWindowed,
    movable: options.isWindowed,
    resizable: options.isWindowed,
    alwaysOnTop: !options.isWindowed,
    width: isDesk ? 1440 : 720,
    height: isDesk ? 900 : 1280,
    autoHideMenuBar: true,
    backgroundColor: '#000000',
    webPreferences: lockedPreferences(join(options.dist, 'preload', 'preload.cjs')),
  });
  window.setMenu(null);
  window.once('ready-to-show', () => {
    window.show();
  });
  const load = (): void => {
    // did-fail-load has the reason and loads again; the promise says the same a second time.
    window.loadURL(`${scheme}://${options.page}/index.html`).catch(() => undefined);
  };
  if (!options.isWindowed) keepInFront(window, options.ending);
  recover(window, load, options.log);
  load();
  return {
    window,
    reload: (why) => {
      options.log(`page ${why}`);
      // A process that paints nothing may not answer a load either; a fresh one does.
      if (!window.isDestroyed()) window.webContents.forcefullyCrashRenderer();
    },
  };
}
