// The built Electron shell and preload, unchanged, on the stand-in (see stand-in/electron.ts for what that proves and
// what only a real Electron can).
import { once } from 'node:events';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { probeCore, probePage } from './probe.ts';
import { layOut, startShell } from './shell-under-test.ts';
import type { ShellUnderTest } from './shell-under-test.ts';

let shell: ShellUnderTest;

beforeAll(async () => {
  shell = startShell(layOut(probePage, probeCore));
  await shell.until('Array.isArray(window.states) && window.states.includes(true)');
});

afterAll(async () => {
  await shell.stop();
});

async function evaluate(expression: string): Promise<unknown> {
  return shell.ask({ ask: 'evaluate', expression });
}

describe('the page', () => {
  test('has a bridge of one function that nobody can replace or widen', async () => {
    expect(await evaluate('Object.keys(window.passage)')).toEqual(['connect']);
    expect(await evaluate('Object.isFrozen(window.passage) && !Reflect.set(window, "passage", 1)')).toBe(true);
  });

  test('sees neither Node nor Electron nor the preload world', async () => {
    const names = ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer', 'standInToShell', 'standInFromShell'];
    for (const name of names) expect(await evaluate(`typeof window[${JSON.stringify(name)}]`)).toBe('undefined');
  });

  test('is served with the policy: no inline script, no evaluated code, no stranger', async () => {
    expect(await evaluate('window.inline === undefined')).toBe(true);
    const csp = await evaluate('fetch("index.html").then((answer) => answer.headers.get("content-security-policy"))');
    expect(csp).toContain("default-src 'none'");
    expect(csp).toContain("script-src 'self'");
    const evaluated = `new Promise((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), { once: true });
      const element = document.createElement('script');
      element.textContent = 'window.injected = true';
      document.body.append(element);
    })`;
    expect(await evaluate(evaluated)).toBe('script-src-elem');
    expect(await evaluate('window.injected === undefined')).toBe(true);
    expect(await evaluate('fetch("https://example.org/").then(() => "loaded", () => "refused")')).toBe('refused');
  });

  test('cannot leave its folder by its address', async () => {
    for (const path of ['../core/core-process.js', '%2e%2e/core/core-process.js', '..%2fcore%2fcore-process.js', 'missing.js']) {
      expect(await evaluate(`fetch(${JSON.stringify(path)}).then((answer) => answer.status)`)).toBe(404);
    }
  });

  test('is locked in: the window asks for isolation, sandbox, no Node, the whole screen and no menu', async () => {
    expect(await shell.ask({ ask: 'state' })).toMatchObject({
      windows: 1,
      isShown: true,
      isKiosk: true,
      hasNoMenu: true,
      webPreferences: {
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        webviewTag: false,
        webSecurity: true,
      },
    });
  });

  test('gets no permission', async () => {
    for (const permission of ['media', 'geolocation', 'notifications', 'hid', 'usb', 'serial', 'clipboard-read']) {
      expect(await shell.ask({ ask: 'permission', permission })).toEqual({ granted: false, checked: false });
    }
  });

  test('cannot navigate away', async () => {
    await evaluate('void setTimeout(() => { window.location.href = "https://example.org/away"; })');
    await shell.until('window.states.includes(true)');
    await expect
      .poll(() => shell.ask({ ask: 'state' }))
      .toMatchObject({
        url: 'https://kiosk.passage.test/index.html',
        denied: expect.arrayContaining(['navigation https://example.org/away']) as unknown,
      });
  });

  test('cannot open a window: its policy keeps it from asking, and the shell would say no', async () => {
    expect(await evaluate('window.open("https://example.org/popup")')).toBeNull();
    expect(await shell.ask({ ask: 'open-window' })).toEqual({ action: 'deny' });
    expect(await shell.ask({ ask: 'state' })).toMatchObject({ windows: 1, pages: 1 });
  });
});

describe('the core', () => {
  test('gets the page, its arguments, and speaks text over the port', async () => {
    const greeting = JSON.stringify({ page: 'kiosk', args: ['--for-core'] });
    await shell.until(`window.texts.includes(${JSON.stringify(greeting)})`);
    await evaluate('window.sendText("hello")');
    await shell.until('window.texts.includes("echo hello")');
  });

  test('is started again when it dies, and the page is connected to the new one', async () => {
    await evaluate('void (window.states.length = 0, window.texts.length = 0)');
    await shell.ask({ ask: 'kill-core' });
    await shell.until('window.states.join() === "false,true"');
    await evaluate('window.sendText("again")');
    await shell.until('window.texts.includes("echo again")');
  });

  test('stays when the page crashes, and the page comes back', async () => {
    const before = (await shell.ask({ ask: 'state' })) as { cores: number[] };
    await shell.ask({ ask: 'crash-page' });
    await expect.poll(() => shell.words(), { timeout: 10_000 }).toContain('page process gone');
    await shell.until('Array.isArray(window.states) && window.states.includes(true)');
    expect(await shell.ask({ ask: 'state' })).toMatchObject({ cores: before.cores });
  });
});

test('a second shell with the same files steps back and says so', async () => {
  const second = startShell(shell.folder);
  await once(second.process, 'close');
  expect(second.words()).toContain('already runs');
  expect(await evaluate('window.states.includes(true)')).toBe(true);
});
