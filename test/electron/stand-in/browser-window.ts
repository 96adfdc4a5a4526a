import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';

import type { Browser, BrowserContext, CDPSession, Page } from 'playwright';

import type { KeyInput } from '../../../main/shell-electron/allowed-keys.ts';
import { launchChromium } from '../../run/chromium.ts';
import { app } from './app.ts';
import { ipcMain, registry } from './main-process.ts';
import type { StandInPort } from './message-port.ts';
import { isolatedWorld, mainWorld } from './worlds.ts';

const preloadWorld = 'stand-in-preload';

interface WindowSettings {
  readonly x?: number;
  readonly y?: number;
  readonly focusable?: boolean;
  readonly fullscreen?: boolean;
  readonly width?: number;
  readonly height?: number;
  readonly kiosk?: boolean;
  readonly webPreferences: Readonly<Record<string, unknown>>;
}

interface Paused {
  readonly requestId: string;
  readonly request: { readonly url: string; readonly method: string };
  readonly resourceType: string;
}

function outside(url: string): string {
  const parsed = new URL(url);
  return parsed.protocol === 'https:' || parsed.protocol === 'http:'
    ? url
    : `https://${parsed.host}.${parsed.protocol.slice(0, -1)}.test${parsed.pathname}`;
}

function inside(url: string): string {
  const match = /^https:\/\/([^./]+)\.([^./]+)\.test(\/.*)?$/.exec(url);
  return match === null ? url : `${match[2] ?? ''}://${match[1] ?? ''}${match[3] ?? '/'}`;
}

class StandInWebContents extends EventEmitter {
  page: Page | null = null;
  private cdp: CDPSession | null = null;
  private preloadContext: number | null = null;
  private context: BrowserContext | null = null;
  private isOpening = false;
  private hasCrashed = false;
  private loading: string | null = null;
  private openHandler: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });
  private readonly ports = new Map<number, StandInPort>();
  private nextPortId = 1;
  readonly denied: string[] = [];
  ignoresMenuShortcuts = false;
  zoomFactor: number | null = null;
  visualZoom: readonly number[] | null = null;

  setIgnoreMenuShortcuts(ignores: boolean): void {
    this.ignoresMenuShortcuts = ignores;
  }

  setZoomFactor(factor: number): void {
    this.zoomFactor = factor;
  }

  async setVisualZoomLevelLimits(least: number, most: number): Promise<void> {
    this.visualZoom = [least, most];
    return Promise.resolve();
  }

  /** A key as Electron brings it: first to the shell, then, unless it was stopped there, to the page. */
  async press(input: KeyInput, playwrightKey: string): Promise<boolean> {
    let isPrevented = false;
    const event = {
      preventDefault: () => {
        isPrevented = true;
      },
    };
    this.emit('before-input-event', event, { type: 'keyDown', ...input });
    if (!isPrevented) await this.page?.keyboard.press(playwrightKey);
    return !isPrevented;
  }

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler;
  }

  /** What the shell says to a new window, for a page whose policy would let it ask. */
  askToOpen(url: string): unknown {
    return this.openHandler({ url });
  }

  forcefullyCrashRenderer(): void {
    this.cdp?.send('Page.crash').catch(() => undefined);
  }

  async attach(browser: Browser, settings: WindowSettings): Promise<void> {
    const context = await browser.newContext({
      viewport: { width: settings.width ?? 800, height: settings.height ?? 600 },
    });
    this.context = context;
    context.on('page', (opened) => {
      if (!this.isOpening && this.openHandler({ url: opened.url() }).action === 'deny') {
        this.denied.push(`window ${opened.url()}`);
        void opened.close();
      }
    });
    await this.openPage(context, settings);
  }

  /** Playwright's page does not outlive a crash, Electron's does: the crashed one is replaced at the next load. */
  private async openPage(context: BrowserContext, settings: WindowSettings): Promise<void> {
    this.isOpening = true;
    const page = await context.newPage();
    this.isOpening = false;
    this.page = page;
    this.hasCrashed = false;
    page.on('console', (message) => process.stderr.write(`page: ${message.text()}\n`));
    await this.prepare(await context.newCDPSession(page), settings);
  }

  private async prepare(cdp: CDPSession, settings: WindowSettings): Promise<void> {
    this.cdp = cdp;
    cdp.on('Fetch.requestPaused', (event) => {
      this.answer(cdp, event).catch(() => undefined); // the page went away meanwhile
    });
    cdp.on('Runtime.bindingCalled', ({ payload }) => {
      this.fromPage(JSON.parse(payload) as { kind: string; channel: string; id: number; data: unknown });
    });
    cdp.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === preloadWorld) this.preloadContext = context.id;
    });
    cdp.on('Inspector.targetCrashed', () => {
      this.preloadContext = null;
      this.hasCrashed = true;
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
    });
    await cdp.send('Inspector.enable');
    await cdp.send('Page.enable');
    await cdp.send('Runtime.enable');
    await cdp.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
    const { preload } = settings.webPreferences;
    if (typeof preload !== 'string') return;
    await cdp.send('Runtime.addBinding', { name: 'standInToShell', executionContextName: preloadWorld });
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorld });
    const source = isolatedWorld(readFileSync(preload, 'utf8'));
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: preloadWorld });
  }

  private isCancelled(url: string): boolean {
    let cancel = false;
    registry.beforeRequest?.({ url }, (result) => {
      cancel = result.cancel;
    });
    return cancel;
  }

  private isNavigationPrevented(url: string): boolean {
    let prevented = false;
    const event = {
      preventDefault: () => {
        prevented = true;
      },
      url,
    };
    this.emit('will-navigate', event, url);
    return prevented;
  }

  private async answer(cdp: CDPSession, { requestId, request, resourceType }: Paused): Promise<void> {
    const url = inside(request.url);
    if (resourceType === 'Document') {
      const isOurs = url === this.loading;
      this.loading = null;
      if (!isOurs && this.isNavigationPrevented(url)) {
        this.denied.push(`navigation ${url}`);
        await cdp.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
        return;
      }
    }
    const handler = registry.handlers.get(new URL(url).protocol.slice(0, -1));
    if (this.isCancelled(url) || handler === undefined) {
      this.denied.push(`request ${url}`);
      await cdp.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
      return;
    }
    const response = await handler(new Request(url, { method: request.method }));
    await cdp.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
      body: Buffer.from(await response.arrayBuffer()).toString('base64'),
    });
  }

  private fromPage(message: { kind: string; channel: string; id: number; data: unknown }): void {
    if (message.kind === 'port') this.ports.get(message.id)?.postMessage(message.data);
    else if (message.kind === 'close') this.ports.get(message.id)?.close();
    else {
      const senderFrame = { url: inside(this.page?.url() ?? ''), parent: null };
      ipcMain.emit(message.channel, { sender: this, senderFrame }, message.data);
    }
  }

  private toPage(message: unknown): void {
    if (this.preloadContext === null) return;
    const expression = `standInFromShell(${JSON.stringify(message)})`;
    this.cdp?.send('Runtime.evaluate', { expression, contextId: this.preloadContext }).catch(() => undefined);
  }

  postMessage(channel: string, data: unknown, transferred: StandInPort[] = []): void {
    const ids = transferred.map((port) => {
      const id = this.nextPortId++;
      this.ports.set(id, port);
      port.on('message', (event: { data: unknown }) => {
        this.toPage({ kind: 'port', id, data: event.data });
      });
      port.on('close', () => {
        this.toPage({ kind: 'close', id });
      });
      return id;
    });
    this.toPage({ kind: 'ipc', channel, data, ports: ids });
    for (const port of transferred) port.start();
  }

  async load(url: string, settings: WindowSettings): Promise<void> {
    if (this.hasCrashed && this.context !== null) {
      const crashed = this.page;
      await this.openPage(this.context, settings);
      await crashed?.close();
    }
    this.loading = url;
    await this.page?.goto(outside(url), { waitUntil: 'load' });
    this.emit('did-finish-load');
  }
}

/** The windows that are open; the test's control asks them. */
export const windows: BrowserWindow[] = [];

/** Window states are a record only: there is no window manager behind it. */
export class BrowserWindow extends EventEmitter {
  readonly webContents = new StandInWebContents();
  readonly settings: WindowSettings;
  isShown = false;
  isClosed = false;
  /** How often the shell gave it the focus: by showing or by asking. */
  focused = 0;
  private place: { readonly x: number; readonly y: number } | null = null;
  readonly state = { isMinimized: false, isKiosk: false };
  private readonly ready: Promise<Browser>;

  constructor(settings: WindowSettings) {
    super();
    this.settings = settings;
    this.state.isKiosk = settings.kiosk === true;
    app.emit('web-contents-created', {}, this.webContents);
    this.ready = launchChromium({ args: app.commandLine.switches }).then(async (browser) => {
      await this.webContents.attach(browser, settings);
      return browser;
    });
    app.endings.push(async () => (await this.ready).close());
    app.windows.push(this);
    windows.push(this);
  }

  /** What Alt+F4, the taskbar or app.quit() do; true when the window went. */
  askToClose(): boolean {
    if (this.isClosed) return true;
    let isPrevented = false;
    const event = {
      preventDefault: () => {
        isPrevented = true;
      },
    };
    this.emit('close', event);
    this.isClosed = !isPrevented;
    return this.isClosed;
  }

  /** What a gesture of the system or another program does to the window. */
  putAside(how: 'minimize' | 'hide' | 'blur' | 'leave-full-screen'): void {
    if (how === 'minimize') this.state.isMinimized = true;
    if (how === 'hide') this.isShown = false;
    if (how === 'leave-full-screen') this.state.isKiosk = false;
    this.emit(how);
  }

  setMenu(_menu: null): void {
    // plain Chromium in automation shows no menu
  }

  show(): void {
    this.isShown = true;
    this.focused += 1;
  }

  showInactive(): void {
    this.isShown = true;
  }

  focus(): void {
    this.isShown = true;
    this.focused += 1;
  }

  /** What a hand with a mouse does to a window that may be moved. */
  drag(x: number, y: number): void {
    this.place = { x, y };
    this.emit('move');
  }

  getBounds(): { readonly x: number; readonly y: number; readonly width: number; readonly height: number } {
    const { x = 0, y = 0 } = this.place ?? this.settings;
    return { x, y, width: this.settings.width ?? 800, height: this.settings.height ?? 600 };
  }

  /** Goes without being asked. */
  destroy(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    windows.splice(windows.indexOf(this), 1);
    app.windows.splice(app.windows.indexOf(this), 1);
    void this.ready.then((browser) => browser.close());
    this.emit('closed');
  }

  moveTop(): void {
    // there is no other window
  }

  restore(): void {
    this.state.isMinimized = false;
  }

  isMinimized(): boolean {
    return this.state.isMinimized;
  }

  isVisible(): boolean {
    return this.isShown;
  }

  isKiosk(): boolean {
    return this.state.isKiosk;
  }

  setKiosk(isKiosk: boolean): void {
    this.state.isKiosk = isKiosk;
  }

  isDestroyed(): boolean {
    return this.isClosed;
  }

  async loadURL(url: string): Promise<void> {
    await this.ready;
    await this.webContents.load(url, this.settings);
    this.emit('ready-to-show');
  }
}
