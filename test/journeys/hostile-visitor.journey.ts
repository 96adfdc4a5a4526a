/**
 * Somebody tries to get out of the kiosk, or to break it: every key, finger, mouse button and drop. The page stays the page, at its size, on its screen;
 * nothing opens, is downloaded, printed or selected; the core is never lost; and the next visitor is served at once. What only Electron has is in test/electron/locked.test.ts.
 */
import type { CDPSession } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { attacks, buttonAttacks } from './hostile-attacks.ts';
import { Mall, waitUntil, type Station } from './mall.ts';
import { act, rows } from './on-page.ts';
import { enter, leave, screenOf, verified } from './on-visit.ts';

let mall: Mall;
let k3: Station;
let cdp: CDPSession;
const happened: string[] = [];

beforeAll(async () => {
  mall = await Mall.open();
  k3 = await mall.station('K3', 'kiosk', { width: 1080, height: 1920 });
  await k3.shows('attract');
  const { page } = k3;
  page.on('dialog', (dialog) => {
    happened.push(`dialog ${dialog.type()}`);
    void dialog.dismiss();
  });
  page.on('download', () => happened.push('download'));
  page.on('popup', () => happened.push('popup'));
  page.on('filechooser', () => happened.push('file dialog'));
  page.on('framenavigated', (frame) => happened.push(`navigation of ${frame === page.mainFrame() ? 'the page' : 'a frame'}`));
  page.on('close', () => happened.push('closed'));
  page.on('crash', () => happened.push('crash'));
  // A new socket is a page that lost its core.
  page.on('websocket', () => happened.push('core lost'));
  page.context().on('page', () => happened.push('page opened'));
  await page.evaluate(() => {
    addEventListener('beforeprint', () => {
      document.documentElement.dataset['printed'] = 'yes';
    });
  });
  cdp = await page.context().newCDPSession(page);
  await cdp.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 10 });
});
afterAll(async () => {
  await mall.close();
});
beforeEach(() => {
  happened.length = 0;
});

/** What must be the same before and after. */
async function standing() {
  return k3.page.evaluate(() => ({
    address: location.origin + location.pathname,
    size: [innerWidth, innerHeight, devicePixelRatio],
    zoom: visualViewport?.scale,
    scrolled: [scrollX, scrollY, visualViewport?.offsetTop],
    selection: getSelection()?.toString() ?? '',
    focused: document.hasFocus(),
    fullscreen: document.fullscreenElement !== null,
    printed: document.documentElement.dataset['printed'] ?? 'no',
    fields: document.querySelectorAll('input, textarea, select, a, iframe, form, [contenteditable]').length,
  }));
}

/** Back to attract, by the buttons of whatever screen is there. */
async function calm(): Promise<void> {
  await waitUntil(async () => {
    const screen = await screenOf(k3);
    if (screen === 'attract') return true;
    for (const name of ['finish', 'back', 'next']) {
      const button = k3.page.locator(`[data-act="${name}"]:visible`).first();
      if ((await button.count()) === 0) continue;
      await button.click({ timeout: 500 }).catch(() => undefined);
      break;
    }
    return false;
  });
}

describe('on attract', () => {
  test.each(attacks)('$name: nothing happens', async ({ run }) => {
    await calm();
    const before = await standing();
    await run(k3.page, cdp);
    await k3.page.waitForTimeout(200);
    expect(happened).toEqual([]);
    expect(await standing()).toEqual(before);
    expect(await screenOf(k3)).toMatch(/^(attract|message)$/);
  });

  test.each(buttonAttacks)('$name: at most a touch', async ({ run }) => {
    await calm();
    const before = await standing();
    await run(k3.page, cdp);
    await k3.page.waitForTimeout(200);
    expect(happened).toEqual([]);
    expect(await standing()).toEqual(before);
    await calm();
  });
});

describe('in the midst of a visit', () => {
  test.each(attacks)('$name: the visit stays', async ({ run }) => {
    if ((await screenOf(k3)) !== 'visit') {
      await calm();
      await enter(k3, 2);
    }
    const before = await standing();
    await run(k3.page, cdp);
    await k3.page.waitForTimeout(200);
    expect(happened).toEqual([]);
    expect(await standing()).toEqual(before);
    expect(await screenOf(k3)).toMatch(/^(visit|message)$/);
  });
});

test('the screen may be turned and squeezed meanwhile', async () => {
  await calm();
  const before = await standing();
  for (const size of [
    { width: 1920, height: 1080 },
    { width: 320, height: 480 },
    { width: 3840, height: 2160 },
    { width: 1080, height: 1920 },
  ]) {
    await k3.page.setViewportSize(size);
    expect(await screenOf(k3)).toBe('attract');
  }
  expect(await standing()).toEqual(before);
  expect(happened).toEqual([]);
});

test('the next visitor is served at once, and every law holds', async () => {
  await calm();
  await enter(k3, 4);
  await k3.devices.receipt('vesta', 43_400, 'sale', 5);
  await rows(k3, 1);
  if ((await screenOf(k3)) === 'near-miss') await act(k3, 'next');
  await leave(k3);
  expect(happened).toEqual([]);
  await verified(mall);
});
