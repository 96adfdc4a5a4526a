// The test's hand inside the shell process: loaded beside the stand-in, answers over Node's channel.
import type { KeyInput } from '../../../main/shell-electron/allowed-keys.ts';
import { BrowserWindow, windows } from './browser-window.ts';
import { downloads, registry } from './main-process.ts';
import { plug } from './screen.ts';
import { cores } from './utility-process.ts';

/** What a test may ask of a running shell. */
export type Question = { /** Which window, in the order of their opening; 0, the first, if not said. */ readonly window?: number } & (
  | { readonly ask: 'evaluate'; readonly expression: string }
  | { readonly ask: 'state' }
  | { readonly ask: 'permission'; readonly permission: string }
  | { readonly ask: 'kill-core' }
  | { readonly ask: 'crash-page' }
  | { readonly ask: 'press'; readonly input: KeyInput; readonly playwrightKey: string }
  | { readonly ask: 'close-window' }
  | { readonly ask: 'put-aside'; readonly how: 'minimize' | 'hide' | 'blur' | 'leave-full-screen' }
  | { readonly ask: 'download' }
  | { readonly ask: 'open-window' }
  | { readonly ask: 'zoom' }
  | { readonly ask: 'drag'; readonly x: number; readonly y: number }
  | { readonly ask: 'plug'; readonly displays: Parameters<typeof plug>[0] }
);

function state(window: BrowserWindow): unknown {
  return {
    windows: windows.length,
    pages: window.webContents.page?.context().pages().length ?? 0,
    url: window.webContents.page?.url() ?? '',
    denied: window.webContents.denied,
    isShown: window.isShown,
    isKiosk: window.settings.kiosk,
    isFullScreen: window.settings.fullscreen,
    isFocusable: window.settings.focusable !== false,
    focused: window.focused,
    bounds: window.getBounds(),
    webPreferences: window.settings.webPreferences,
    hasNoMenu: registry.hasNoMenu,
    ignoresMenuShortcuts: window.webContents.ignoresMenuShortcuts,
    zoomFactor: window.webContents.zoomFactor,
    visualZoom: window.webContents.visualZoom,
    isClosed: window.isClosed,
    isMinimized: window.state.isMinimized,
    isInKioskNow: window.state.isKiosk,
    cores: [...cores].map(({ pid }) => pid),
  };
}

async function answer(question: Question): Promise<unknown> {
  if (question.ask === 'plug') return plug(question.displays);
  const window = windows[question.window ?? 0];
  if (window === undefined) return null;
  switch (question.ask) {
    case 'evaluate':
      return window.webContents.page?.evaluate(question.expression);
    case 'state':
      return state(window);
    case 'permission': {
      let granted: boolean | null = null;
      registry.permissionRequest?.(window.webContents, question.permission, (value) => {
        granted = value;
      });
      return { granted, checked: registry.permissionCheck?.() };
    }
    case 'kill-core':
      for (const core of cores) core.kill('SIGKILL');
      return null;
    case 'crash-page':
      window.webContents.forcefullyCrashRenderer();
      return null;
    case 'press':
      return window.webContents.press(question.input, question.playwrightKey);
    case 'close-window':
      return window.askToClose();
    case 'put-aside':
      window.putAside(question.how);
      return null;
    case 'drag':
      return window.drag(question.x, question.y);
    case 'download': {
      let isPrevented = false;
      const event = {
        preventDefault: () => {
          isPrevented = true;
        },
      };
      downloads.emit('will-download', event);
      return isPrevented;
    }
    case 'open-window':
      return window.webContents.askToOpen('https://example.org/');
    case 'zoom':
      window.webContents.zoomFactor = 3;
      window.webContents.emit('zoom-changed', {}, 'in');
      return window.webContents.zoomFactor;
  }
}

process.on('message', ({ id, question }: { id: number; question: Question }) => {
  answer(question).then(
    (value) => process.send?.({ id, value }),
    (error: unknown) => process.send?.({ id, error: String(error) }),
  );
});
