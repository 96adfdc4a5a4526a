/** The attract screen through days: it turns by its data, spares the glass, dims at night and wakes, and never grows. */
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ScreenOf } from '../../domain/contract/screen.ts';
import { startGallery } from './gallery-server.ts';
import type { GalleryServer } from './gallery-server.ts';
import { openGallery, showScreen, startBrowser } from './gallery-page.ts';
import { samples } from './samples.ts';

let gallery: GalleryServer;
let browser: Browser;
let n = 0;

beforeAll(async () => {
  gallery = await startGallery();
  browser = await startBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await gallery?.close();
});

function attract(name: string): ScreenOf<'attract'> {
  const found = samples('en').find((each) => each.name === name)?.screen;
  if (found?.kind !== 'attract') throw new Error(`no sample ${name}`);
  return found;
}

/** Three promotions with times of their own, 10, 12 and 18 seconds. */
function threePosters(): ScreenOf<'attract'> {
  const one = attract('attract');
  const posters = ['attract', 'attract-figure', 'attract-soon'].flatMap((name) => attract(name).posters);
  return { ...one, posters: posters.map((poster, at) => ({ ...poster, dwellMs: [10_000, 12_000, 18_000][at] ?? 10_000 })) };
}

async function onClock(): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1080, height: 1920 }, reducedMotion: 'reduce' });
  await page.clock.install({ time: 0 });
  await page.goto(gallery.url);
  // else it goes on by itself between two steps
  await page.clock.pauseAt(600_000);
  return page;
}

const show = (page: Page, screen: ScreenOf<'attract'>): Promise<void> =>
  page.evaluate((message) => window.gallery.receive(message), { type: 'screen', n: (n += 1), screen });

/** Shows the first screen on a clock that stands, and waits until it hangs: the words of its language come over the network. */
async function hang(page: Page, screen: ScreenOf<'attract'>): Promise<void> {
  await show(page, screen);
  for (let tries = 0; tries < 600 && (await page.locator('.poster h1').count()) === 0; tries += 1) {
    await page.clock.runFor(10);
    await new Promise((next) => setTimeout(next, 20));
  }
}

test('each poster hangs for its own time, then the next, then the first again', async () => {
  const page = await onClock();
  const screen = threePosters();
  await hang(page, screen);
  const titles = screen.posters.map((poster) => poster.title);
  const seen: string[] = [];
  for (const wait of [0, 9_000, 1_500, 10_000, 1_500, 16_000, 2_000]) {
    await page.clock.runFor(wait);
    seen.push(await page.locator('.poster h1').innerText());
  }
  expect(seen).toEqual([0, 0, 1, 1, 2, 2, 0].map((at) => titles[at]));
  await page.close();
});

test('another minute on the clock does not begin a poster anew', async () => {
  const page = await onClock();
  const screen = threePosters();
  await hang(page, screen);
  await page.clock.runFor(9_000);
  await show(page, { ...screen, frame: { ...screen.frame, clockLocal: '2026-11-14T13:11:00' } });
  await page.clock.runFor(1_500);
  expect(await page.locator('.poster h1').innerText()).toBe(screen.posters[1]?.title);
  await page.close();
});

test('hundreds of posters later the page is no larger than after some', async () => {
  const page = await browser.newPage({ viewport: { width: 540, height: 960 }, reducedMotion: 'reduce' });
  // the same timers, two thousand times faster
  await page.addInitScript(() => {
    const wait = window.setTimeout.bind(window);
    const turns = { count: 0 };
    Object.assign(window, { turns });
    Object.assign(window, {
      setTimeout: (action: () => void, ms: number) =>
        wait(
          () => {
            if (ms >= 5_000) turns.count += 1;
            action();
          },
          ms / (ms >= 5_000 ? 2_000 : 1),
        ),
    });
  });
  await page.goto(gallery.url);
  await show(page, threePosters());
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  const sizeAfter = async (turns: number): Promise<{ nodes: number; heap: number; listeners: number }> => {
    await page.waitForFunction((wanted) => (window as unknown as { turns: { count: number } }).turns.count >= wanted, turns, {
      timeout: 180_000,
    });
    await devtools.send('HeapProfiler.collectGarbage');
    await devtools.send('HeapProfiler.collectGarbage');
    const { metrics } = await devtools.send('Performance.getMetrics');
    const of = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
    return { nodes: of('Nodes'), heap: of('JSHeapUsedSize'), listeners: of('JSEventListeners') };
  };
  const before = await sizeAfter(60);
  const after = await sizeAfter(360);
  const poster = await page.evaluate(() => document.querySelectorAll('.poster, .poster *').length);
  expect(poster).toBeGreaterThan(10);
  // The browser drops what is no longer on the page when it likes, so the counts swing by a few posters. One that stayed behind at each change would be three hundred.
  expect(after.nodes - before.nodes).toBeLessThan(30 * poster);
  expect(after.listeners).toBeLessThan(before.listeners + 20);
  expect(after.heap).toBeLessThan(before.heap * 1.5);
  await page.close();
}, 240_000);

test.each(['portrait', 'landscape'] as const)(
  '%s: within an hour no edge of a standing screen stays on the same points of the glass',
  async (board) => {
    const page = await openGallery(browser, gallery.url, board);
    const screen = attract('attract-announcement');
    const places = new Map<string, Set<string>>();
    for (const minute of ['00', '10', '20', '30', '40', '50']) {
      await showScreen(page, { ...screen, frame: { ...screen.frame, clockLocal: `2026-11-14T13:${minute}:00` } }, (n += 1));
      const boxes = await page.evaluate(() =>
        ['.mark', '.time', '.words h1', '.facts', '.banner', '.mosaic', '.call h2', '.way', '.tongues button'].map((selector) => {
          const box = document.querySelector(selector)?.getBoundingClientRect();
          return { selector, top: box?.top ?? 0 };
        }),
      );
      for (const { selector, top } of boxes) places.set(selector, (places.get(selector) ?? new Set()).add(String(Math.round(top))));
      const bare = await page.evaluate(() => {
        // the corners of the glass are painted by the screen, never by the ground behind it
        const at = (x: number, y: number): string =>
          document.elementFromPoint(x, y)?.closest('.show, .floor, .roof, .over, main')?.className ?? 'nothing';
        return [at(1, 1), at(innerWidth - 2, 1), at(1, innerHeight - 2), at(innerWidth - 2, innerHeight - 2)];
      });
      expect(bare).not.toContain('nothing');
    }
    for (const [selector, tops] of places) expect(tops.size, selector).toBeGreaterThanOrEqual(2);
    await page.close();
  },
);

/** The page as if another window lay over it, or the display were off. */
const cover = (page: Page, hidden: boolean): Promise<void> =>
  page.evaluate((isHidden) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => isHidden });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);

test('a page that nobody can see rests: no poster turns and no arrow moves, and both go on when it is seen again', async () => {
  const page = await onClock();
  const screen = threePosters();
  const title = (): Promise<string> => page.locator('.poster h1').innerText();
  await hang(page, screen);
  await cover(page, true);
  await page.clock.runFor(600_000);
  expect(await title()).toBe(screen.posters[0]?.title);
  await cover(page, false);
  await page.clock.runFor(10_500);
  expect(await title()).toBe(screen.posters[1]?.title);
  await page.close();

  const lively = await browser.newPage({ viewport: { width: 1080, height: 1920 }, reducedMotion: 'no-preference' });
  await lively.goto(gallery.url);
  await showScreen(lively, screen, (n += 1));
  const arrow = (): Promise<string | undefined> =>
    lively.evaluate(() => document.getAnimations().find((each) => each.effect?.getTiming().iterations === Infinity)?.playState);
  expect(await arrow()).toBe('running');
  await cover(lively, true);
  expect(await arrow()).toBe('paused');
  await cover(lively, false);
  expect(await arrow()).toBe('running');
  await lively.close();
});

test.each(['attract', 'attract-soon'])('%s is never dimmed while the mall is open, at night neither', async (name) => {
  const page = await openGallery(browser, gallery.url, 'portrait');
  for (const theme of ['day', 'night'] as const) {
    await showScreen(page, { ...attract(name), frame: { ...attract(name).frame, theme } }, (n += 1));
    expect(await page.evaluate(() => getComputedStyle(document.querySelector('main') ?? document.body).filter)).toBe('none');
  }
  await page.close();
});

test('at night the screen tells when the mall opens and is dimmed until a finger comes', async () => {
  const page = await openGallery(browser, gallery.url, 'portrait');
  await showScreen(page, attract('attract-closed'), (n += 1));
  expect(await page.locator('.poster h1').innerText()).toBe('We open at 10:00');
  const light = (): Promise<string> => page.evaluate(() => getComputedStyle(document.querySelector('main') ?? document.body).filter);
  expect(await light()).toBe('brightness(0.42)');
  await page.mouse.click(540, 800);
  expect(await light()).toBe('none');
  expect(await page.locator('[data-act="no-card"]').isVisible()).toBe(true);
  await page.close();
});

test('nothing on attract moves for ever but the arrow', async () => {
  const page = await browser.newPage({ viewport: { width: 1080, height: 1920 }, reducedMotion: 'no-preference' });
  await page.goto(gallery.url);
  await showScreen(page, threePosters(), (n += 1));
  const looping = await page.evaluate(() =>
    document
      .getAnimations()
      .filter((each) => each.effect?.getTiming().iterations === Infinity)
      .map((each) => (each.effect instanceof KeyframeEffect ? (each.effect.target?.parentElement?.className ?? '') : '')),
  );
  expect(looping.map((name) => name.split(' ')[0])).toEqual(['way']);
  await page.close();
});
