/**
 * The visitor's screen beside a desk: a second window on a second display. It looks and says nothing, never has the focus, and the desk knows nothing of it: unplugged it is gone, plugged in
 * again it is back, and a page of it that dies is loaded again.
 */
import { join } from 'node:path';

import { BrowserWindow, screen } from 'electron';

import type { Ending } from './keep-in-front.ts';
import { scheme } from './protocol.ts';
import { displayFor } from './visitor-display.ts';
import type { SeenDisplay, VisitorDisplay } from './visitor-display.ts';
import { lockedPreferences, recover } from './window.ts';

/** What it needs. `desk`: the window whose display is never covered. */
export interface VisitorWindowOptions {
  readonly desk: BrowserWindow;
  readonly display: VisitorDisplay;
  readonly dist: string;
  readonly log: (line: string) => void;
  readonly ending: Readonly<Ending>;
}

/** The window that is there now; null: no display for it. */
export interface VisitorWindow {
  current(): BrowserWindow | null;
}

function openOn(display: SeenDisplay, options: VisitorWindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    show: false,
    ...display.bounds,
    frame: false,
    fullscreen: true,
    focusable: false,
    skipTaskbar: true,
    closable: false,
    minimizable: false,
    movable: false,
    resizable: false,
    alwaysOnTop: true,
    autoHideMenuBar: true,
    backgroundColor: '#000000',
    webPreferences: lockedPreferences(join(options.dist, 'preload-visitor', 'preload.cjs')),
  });
  window.setMenu(null);
  window.once('ready-to-show', () => {
    window.showInactive();
  });
  window.on('close', (event) => {
    if (!options.ending.isEnding) event.preventDefault();
  });
  const load = (): void => {
    // did-fail-load has the reason and loads again; the promise says the same a second time.
    window.loadURL(`${scheme}://visitor/index.html`).catch(() => undefined);
  };
  recover(window, load, (line) => options.log(`visitor's ${line}`));
  load();
  return window;
}

const isSamePlace = (a: SeenDisplay, b: SeenDisplay): boolean =>
  a.id === b.id && (['x', 'y', 'width', 'height'] as const).every((side) => a.bounds[side] === b.bounds[side]);

/** Opens it where there is a display for it, now and whenever displays come, go or change. */
export function keepVisitorWindow(options: VisitorWindowOptions): VisitorWindow {
  let open: { readonly window: BrowserWindow; readonly display: SeenDisplay } | null = null;
  const settle = (): void => {
    if (options.ending.isEnding || options.desk.isDestroyed()) return;
    const desk = screen.getDisplayMatching(options.desk.getBounds());
    const display = displayFor(options.display, screen.getAllDisplays(), desk.id);
    if (open !== null && display !== null && isSamePlace(open.display, display)) return;
    // A window whose display went would be moved over the desk's by the system: it goes at once.
    if (open !== null && !open.window.isDestroyed()) open.window.destroy();
    open = display === null ? null : { window: openOn(display, options), display };
    options.log(display === null ? 'no display for the visitor' : `the visitor's screen stands on display ${display.id}`);
  };
  screen.on('display-added', settle);
  screen.on('display-removed', settle);
  screen.on('display-metrics-changed', settle);
  // A desk in a window may be dragged onto the visitor's display: they change places.
  options.desk.on('move', settle);
  options.desk.once('closed', () => {
    if (open !== null && !open.window.isDestroyed()) open.window.destroy();
  });
  settle();
  return { current: () => (open === null || open.window.isDestroyed() ? null : open.window) };
}
