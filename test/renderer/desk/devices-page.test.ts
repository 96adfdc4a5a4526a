import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deviceTestSlip } from '../../../domain/slip/device-test-slip.ts';
import { saySlip } from '../../../domain/slip/slip-phrases.ts';
import { loadTypefaces } from '../../../hardware/type/typeface.ts';
import { adjustableClock } from '../../../main/core/adjustable-clock.ts';
import { startDevices } from '../../../main/core/start-devices.ts';
import type { Devices } from '../../../main/core/start-devices.ts';
import { systemClock } from '../../../main/core/system-clock.ts';
import { createDevicesHub } from '../../../main/devices/devices-hub.ts';
import type { DevicesHub } from '../../../main/devices/devices-hub.ts';
import type { WebShell } from '../../../main/shell-web/web-shell.ts';
import { fetchLink } from '../../../main/sync/fetch-link.ts';
import { cuttableLink } from '../../../main/sync/link.ts';
import { languages } from '../../../domain/text/language.ts';
import { launchChromium } from '../../run/chromium.ts';
import { listedLog } from '../../main/core-under-test.ts';
import { sampleKit } from '../../main/desk/sample-kit.ts';
import { servePage } from './serve-page.ts';

const pictures = process.env['PASSAGE_PICTURES'] ?? null;
let browser: Browser;
let shell: WebShell;
let devices: Devices;
let hub: DevicesHub;

beforeAll(async () => {
  browser = await launchChromium();
  devices = await startDevices({
    simulate: true,
    printer: { kind: 'none' },
    link: cuttableLink(fetchLink('http://127.0.0.1:9')),
    clock: adjustableClock(systemClock()),
  });
  const { simulation } = devices;
  if (simulation === null) throw new Error('no simulation');
  const faces = loadTypefaces();
  hub = createDevicesHub({
    approach: () => undefined,
    simulation,
    kit: sampleKit,
    use: 'kiosk',
    kioskId: () => 'K3',
    peerUrl: 'http://127.0.0.1:1/devices/',
    typefaces: () => faces,
    nowMs: () => Date.now(),
    log: listedLog([]),
  });
  shell = await servePage('devices', (connection) => hub.onConnection(connection));
});

afterAll(async () => {
  await browser?.close();
  await shell?.close();
  hub?.close();
  await devices?.close();
});

test(
  'the devices page fits laptops and large screens in four languages and shows the slip that came out',
  { timeout: 60_000 },
  async () => {
    const frame = {
      language: 'ru' as const,
      say: saySlip('ru'),
      mallName: 'Galleria Lumen',
      kiosk: 'K3',
      atDesk: false,
      when: '21 ноября 13:12',
      journal: 7,
      last4: '4821',
      copy: 0,
      test: false,
    };
    for (const width of [1366, 1920]) {
      const page = await browser.newPage({ viewport: { width, height: width === 1366 ? 768 : 1080 } });
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (message) => (message.type() === 'error' ? errors.push(message.text()) : undefined));
      await page.goto(shell.address('/devices/'));
      await page.locator('[data-part="cards"] .plastic').first().waitFor();
      await expect.poll(() => devices.printer.state(), { timeout: 8000 }).toBe('ok');
      expect(await devices.printer.print(deviceTestSlip(frame, 'twin'), new AbortController().signal)).toBe('printed');
      await page.locator('img[data-slip]').waitFor();
      expect(
        await page
          .locator('img[data-slip]')
          .evaluate((node) => (node instanceof HTMLImageElement ? node.decode().then(() => node.naturalWidth) : 0)),
      ).toBe(640);
      // The dots are a picture inside the drawing: they must really be there, dot for dot.
      const inked = await page.locator('img[data-slip]').evaluate((node) => {
        if (!(node instanceof HTMLImageElement)) return null;
        const canvas = document.createElement('canvas');
        canvas.width = 640;
        canvas.height = 300;
        const context = canvas.getContext('2d');
        context?.drawImage(node, 0, 0);
        const pixels = context?.getImageData(0, 0, 640, 300).data ?? new Uint8ClampedArray();
        return [0, 255].map((level) => pixels.filter((value, at) => at % 4 === 0 && value === level).length);
      });
      expect(inked?.[0]).toBeGreaterThan(5000);
      expect((inked?.[0] ?? 0) + (inked?.[1] ?? 0)).toBe(640 * 300);
      expect(await page.locator('img[data-slip]').evaluate((node) => node.getBoundingClientRect().width)).toBe(640);
      for (const language of languages) {
        await page.locator('.top .lang', { hasText: language.toUpperCase() }).click();
        const wrong = await page.evaluate(() =>
          [...document.querySelectorAll('#app *')].flatMap((node) => {
            if (!(node instanceof HTMLElement)) return [];
            const box = node.getBoundingClientRect();
            const style = getComputedStyle(node);
            const name = `${node.tagName} ${node.className} ${(node.textContent ?? '').trim().slice(0, 30)}`;
            const isWide =
              box.right > innerWidth + 1 ||
              (node.scrollWidth > node.clientWidth + 1 &&
                !['inline', 'inline-block'].includes(style.display) &&
                !['auto', 'scroll'].includes(style.overflowX) &&
                node.tagName !== 'INPUT');
            return [...(isWide ? [`wide: ${name}`] : []), ...(parseFloat(style.fontSize) < 16 ? [`small: ${name}`] : [])];
          }),
        );
        expect(wrong, `${language} ${width}`).toEqual([]);
        if (pictures !== null) {
          mkdirSync(pictures, { recursive: true });
          await page.screenshot({ path: join(pictures, `devices-${language}-${width}.png`), fullPage: true });
        }
      }
      expect(errors).toEqual([]);
      await page.close();
    }
  },
);

test('a press swipes, pulls and cuts; what nobody took is said', { timeout: 30_000 }, async () => {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  await page.goto(shell.address('/devices/'));
  await page.locator('.plastic').first().click();
  // no driver is open in this test: the page says that nobody took the card
  await page.locator('.presented.lost').waitFor();
  await page.locator('[data-act="network"]').click();
  await expect.poll(() => devices.simulation?.network.isCut()).toBe(true);
  await page.locator('[data-act="paper-out"]').click();
  await page.locator('[data-act="refill"]').waitFor();
  expect(devices.simulation?.printer.state().paper).toBe('out');
  await page.locator('[data-kind="refund"]').click();
  await expect.poll(() => page.locator('.presented code').innerText()).toMatch(/&n=2$/);
  await page.close();
});
