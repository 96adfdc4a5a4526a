// The same shell in a real Electron, where this machine has its binary (and a display, or xvfb-run). What only it can prove:
// the passage:// origin, the real preload sandbox, a real utilityProcess.
import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { _electron as electron } from 'playwright';
import { expect, test } from 'vitest';

import { electronCommand, findElectron } from '../../tools/machine/find-electron.ts';
import { chromiumArgs } from '../run/chromium.ts';
import { probeCore, probePage } from './probe.ts';
import { layOut } from './shell-under-test.ts';

test('a real Electron shows the page under its own origin, isolated, connected with its core', async (context) => {
  const executablePath = findElectron();
  if (executablePath === null) context.skip(`no Electron binary on this machine: ${electronCommand}`);
  else {
    const folder = layOut(probePage, probeCore);
    const args = [
      ...chromiumArgs(),
      join(folder, 'dist', 'shell', 'main.js'),
      '--page',
      'kiosk',
      '--windowed',
      '--user-data',
      join(folder, 'user'),
    ];
    const app = await electron.launch({ executablePath, args });
    try {
      const page = await app.firstWindow();
      await page.waitForFunction('Array.isArray(window.states) && window.states.includes(true)');
      expect(page.url()).toBe('passage://kiosk/index.html');
      expect(
        await page.evaluate('Object.isFrozen(window.passage) && typeof require === "undefined" && typeof process === "undefined"'),
      ).toBe(true);
      expect(await page.evaluate('window.inline === undefined')).toBe(true);
      await page.evaluate('window.sendText("hello")');
      await page.waitForFunction('window.texts.includes("echo hello")');
      await page.evaluate('void setTimeout(() => { window.open("https://example.org/"); window.location.href = "https://example.org/"; })');
      await page.waitForTimeout(500);
      expect({ windows: app.windows().length, url: page.url() }).toEqual({
        windows: 1,
        url: 'passage://kiosk/index.html',
      });
    } finally {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    }
  }
});
