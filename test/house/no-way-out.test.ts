import { describe, expect, test } from 'vitest';

import { textOf, treeFiles } from './tree.ts';

const files = treeFiles();

/** What the shell may know of Electron. `shell` (opens other programs), `dialog`, `clipboard`, `desktopCapturer`, `globalShortcut` and the rest stay outside. */
const allowed = [
  'app',
  'BrowserWindow',
  'contextBridge',
  'ipcMain',
  'ipcRenderer',
  'Menu',
  'MessageChannelMain',
  'protocol',
  // where displays stand, for the visitor's window; it shows and takes nothing
  'screen',
  'session',
  'utilityProcess',
];

function electronNames(text: string): readonly string[] {
  return [...text.matchAll(/^import (?!type)\{([^}]*)\} from 'electron';/gm)].flatMap(([, names = '']) =>
    names
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  );
}

describe('the shell', () => {
  const shell = files.filter((name) => name.startsWith('main/'));

  test('knows of Electron only what it needs, by name', () => {
    const known = shell.flatMap((name) => electronNames(textOf(name)).map((each) => `${name}: ${each}`));
    expect(known.length).toBeGreaterThan(5);
    expect(known.filter((each) => !allowed.includes(each.split(': ')[1] ?? ''))).toEqual([]);
    const wholesale = shell.filter((name) =>
      /import \* as \w+ from 'electron'|require\('electron'\)|import\('electron'\)/.test(textOf(name)),
    );
    expect(wholesale).toEqual([]);
  });
});

describe("the kiosk's page", () => {
  const page = files.filter((name) => /^renderer\/(kiosk|look)\/.*\.(svelte|ts|html)$/.test(name));

  test('has nothing that the browser opens a window, a dialog or a keyboard for', () => {
    const element =
      /<(a|input|select|textarea|form|iframe|object|embed|details|dialog)[\s>]|contenteditable|draggable="true"|showPicker|showOpenFilePicker/;
    expect(page.filter((name) => element.test(textOf(name)))).toEqual([]);
  });

  test('neither leaves, opens, prints, keeps anything nor asks the browser to remember', () => {
    const call =
      /window\.(open|print|alert|confirm|prompt)\(|location\.(href\s*=|assign|replace)|history\.(push|replace)State|localStorage|sessionStorage|indexedDB|document\.cookie|navigator\.(clipboard|share)/;
    expect(page.filter((name) => call.test(textOf(name)))).toEqual([]);
  });
});
