// The same shell in a real Electron, where this machine has its binary (and a display, or xvfb-run). What only it can prove:
// the passage:// origin, the real preload sandbox, a real utilityProcess with compiled modules.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { _electron as electron } from 'playwright';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import type { TestContext } from 'vitest';

import { electronCommand, findElectron } from '../../tools/machine/find-electron.ts';
import { chromiumArgs } from '../run/chromium.ts';
import { probeCore, probePage } from './probe.ts';
import { layOut } from './shell-under-test.ts';

const root = join(import.meta.dirname, '..', '..');

/** Runs the law in a window of a real Electron. */
async function inElectron(
  shell: { readonly main: string; readonly folder: string; readonly core: readonly string[] },
  law: (page: Page, windows: () => number) => Promise<void>,
): Promise<void> {
  const executablePath = findElectron() ?? '';
  const own = [shell.main, '--page', 'kiosk', '--windowed', '--user-data', join(shell.folder, 'user')];
  const app = await electron.launch({ executablePath, args: [...chromiumArgs(), ...own, '--', ...shell.core] });
  try {
    await law(await app.firstWindow(), () => app.windows().length);
  } finally {
    await app.close();
    rmSync(shell.folder, { recursive: true, force: true });
  }
}

function skipWithoutElectron(context: TestContext): void {
  if (findElectron() === null) context.skip(`no Electron binary on this machine: ${electronCommand}`);
}

test('a real Electron shows the page under its own origin, isolated, connected with its core, locked in', async (context) => {
  skipWithoutElectron(context);
  const folder = layOut(probePage, probeCore);
  await inElectron({ main: join(folder, 'dist', 'shell', 'main.js'), folder, core: [] }, async (page, windows) => {
    await page.waitForFunction('Array.isArray(window.states) && window.states.includes(true)');
    expect(page.url()).toBe('passage://kiosk/index.html');
    expect(await page.evaluate('Object.isFrozen(window.passage) && typeof require === "undefined" && typeof process === "undefined"')).toBe(
      true,
    );
    expect(await page.evaluate('window.inline === undefined')).toBe(true);
    await page.evaluate('window.sendText("hello")');
    await page.waitForFunction('window.texts.includes("echo hello")');
    await page.evaluate('void setTimeout(() => { window.open("https://example.org/"); window.location.href = "https://example.org/"; })');
    await page.waitForTimeout(500);
    expect({ windows: windows(), url: page.url() }).toEqual({ windows: 1, url: 'passage://kiosk/index.html' });
  });
});

test('a real Electron runs the built kiosk on its built core, without a server', async (context) => {
  skipWithoutElectron(context);
  const folder = mkdtempSync(join(tmpdir(), 'passage-electron-'));
  const core = [
    '--shell',
    'electron',
    '--use',
    'kiosk',
    '--data',
    join(folder, 'core'),
    '--server',
    'http://127.0.0.1:9',
    '--printer',
    'none',
  ];
  await inElectron({ main: join(root, 'dist', 'shell', 'main.js'), folder, core }, async (page) => {
    await page.waitForFunction('document.getElementById("app").childElementCount > 0 && document.querySelector("main.calm") === null');
    expect(await page.evaluate('window.isSecureContext')).toBe(true);
  });
});
