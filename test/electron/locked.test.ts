// What a visitor could try and only Electron has: closing, putting the window aside, chords of the shell, zoom, downloads,
// dialogs. The built shell, unchanged, on the stand-in; a real window manager and a real Electron are not behind it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { doorKeys, inputOf, neededKeys } from './keys.ts';
import { probeCore, probePage } from './probe.ts';
import { layOut, startShell } from './shell-under-test.ts';
import type { ShellUnderTest } from './shell-under-test.ts';

/** Notes the keys that reach the page, and asks not to be left. */
const page = {
  ...probePage,
  'page.js': `${probePage['page.js'] ?? ''}
  window.keys = [];
  addEventListener('keydown', (event) => { window.keys.push(event.code); event.preventDefault(); });
  addEventListener('beforeunload', (event) => event.preventDefault());
`,
};

/** A core that sees no paint as soon as it is told so. */
const core = `${probeCore}
  process.parentPort.on('message', (event) => event.ports[0].on('message', ({ data }) => {
    if (data === 'blind') process.parentPort.postMessage({ type: 'page-trouble', trouble: 'not-painting' });
  }));
`;

let shell: ShellUnderTest;

beforeAll(async () => {
  shell = startShell(layOut(page, core));
  await shell.until('Array.isArray(window.states) && window.states.includes(true) && Array.isArray(window.keys)');
});

afterAll(async () => {
  await shell.stop();
});

async function evaluate(expression: string): Promise<unknown> {
  return shell.ask({ ask: 'evaluate', expression });
}

async function press(chord: string): Promise<unknown> {
  return shell.ask({ ask: 'press', input: inputOf(chord), playwrightKey: chord.replace('AltGraph+', '') });
}

describe('the window', () => {
  test('stays when somebody closes it', async () => {
    for (let tries = 0; tries < 5; tries += 1) expect(await shell.ask({ ask: 'close-window' })).toBe(false);
    expect(await shell.ask({ ask: 'state' })).toMatchObject({ isClosed: false, windows: 1 });
    expect(await evaluate('window.states.at(-1)')).toBe(true);
  });

  test('comes back in front, over the whole screen, whatever put it aside', async () => {
    for (const how of ['minimize', 'hide', 'leave-full-screen', 'blur'] as const) {
      await shell.ask({ ask: 'put-aside', how });
      await expect.poll(() => shell.ask({ ask: 'state' })).toMatchObject({ isMinimized: false, isShown: true, isInKioskNow: true });
    }
  });

  test('has one size: no zoom by keys, wheel or fingers, no menu to take a chord', async () => {
    expect(await shell.ask({ ask: 'zoom' })).toBe(1);
    expect(await shell.ask({ ask: 'state' })).toMatchObject({ visualZoom: [1, 1], zoomFactor: 1, ignoresMenuShortcuts: true });
    expect(await shell.ask({ ask: 'state' })).toMatchObject({
      webPreferences: { devTools: false, navigateOnDragDrop: false, disableDialogs: true, spellcheck: false },
    });
  });
});

describe('a key', () => {
  test('that opens something never reaches the page', async () => {
    await evaluate('void (window.keys.length = 0)');
    // F1 is this machine's help key on the tactile keypad; Electron itself does nothing on it.
    for (const chord of doorKeys.filter((each) => each !== 'F1')) expect([chord, await press(chord)]).toEqual([chord, false]);
    expect(await evaluate('window.keys')).toEqual([]);
  });

  test('that a scanner or a person needs does', async () => {
    await evaluate('void (window.keys.length = 0)');
    const typed = neededKeys.filter((chord) => !chord.includes('Alt') && !chord.includes('Control'));
    for (const chord of typed) expect([chord, await press(chord)]).toEqual([chord, true]);
    expect(await evaluate('window.keys')).toEqual(expect.arrayContaining(['KeyA', 'Enter', 'Tab', 'Escape']));
  });
});

describe('the page has no way to', () => {
  test('download', async () => {
    expect(await shell.ask({ ask: 'download' })).toBe(true);
  });

  test('print or ask: its policy takes dialogs from it', async () => {
    const ask = `(() => { let printed = 0;
      addEventListener('beforeprint', () => { printed += 1; });
      window.print();
      return [printed, window.confirm('?'), window.prompt('?')]; })()`;
    expect(await evaluate(ask)).toEqual([0, false, null]);
  });

  test('lock the pointer, go full screen, close itself, or have another program open an address', async () => {
    for (const permission of [
      'pointerLock',
      'fullscreen',
      'openExternal',
      'display-capture',
      'fileSystem',
      'keyboardLock',
      'window-management',
    ])
      expect(await shell.ask({ ask: 'permission', permission })).toEqual({ granted: false, checked: false });
    await evaluate('void setTimeout(() => { window.close(); window.location.href = "mailto:a@example.org"; })');
    await shell.until('window.states.includes(true)');
    expect(await shell.ask({ ask: 'state' })).toMatchObject({ windows: 1, url: 'https://kiosk.passage.test/index.html' });
  });
});

test('a page that the core sees paint nothing is loaded anew, though it asks not to be left', async () => {
  await evaluate('void (window.isOld = true)');
  await evaluate('window.sendText("blind")');
  await shell.until('window.isOld === undefined && Array.isArray(window.states) && window.states.includes(true)');
  expect(shell.words()).toContain('page paints nothing');
});
