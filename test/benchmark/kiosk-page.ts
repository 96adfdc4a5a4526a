/**
 * Two figures of the kiosk's page with its real core behind it, each turn about with a blank page in the same browser: start to touchable, and touch to next paint. Start: from
 * navigation to the first frame after the attract screen stands (the blank page: after its button stands). Touch: from the pointer's own time stamp to the first frame after the page changed; the
 * kiosk's touch goes to the core and comes back as a screen.
 */
import type { Page } from 'playwright';

import { Mall } from '../journeys/mall.ts';
import { launchChromium } from '../run/chromium.ts';
import { serveBlankPage } from './blank-page.ts';
import { figureLine, quantile, remark, spread } from './figure.ts';

/** Name for `npm run bench -- NAME`. */
export const name = 'kiosk-page';

const WARM_UP = 3;
const STARTS = 20;
const TOUCHES = 100;
const LIMIT_MS = 20_000;

/** Runs in the page before its own scripts: notes when `wanted` stands and a frame with it was made. */
function watchStart(wanted: string): void {
  const look = (): void => {
    if (document.querySelector(wanted) === null) {
      requestAnimationFrame(look);
      return;
    }
    requestAnimationFrame(() => {
      const after = new MessageChannel();
      after.port1.onmessage = () => void (document.documentElement.dataset['touchableMs'] = String(performance.now()));
      after.port2.postMessage(null);
    });
  };
  look();
}

async function startMs(context: { newPage(): Promise<Page> }, url: string, wanted: string): Promise<number> {
  const page = await context.newPage();
  try {
    await page.addInitScript(watchStart, wanted);
    await page.goto(url);
    await page.waitForSelector('html[data-touchable-ms]', { timeout: LIMIT_MS });
    return Number(await page.getAttribute('html', 'data-touchable-ms'));
  } finally {
    await page.close();
  }
}

/** Runs in the page: the time from the next pointer press to the first frame after the page changed. */
function watchTouch(): void {
  delete document.documentElement.dataset['paintedMs'];
  let pressedMs = 0;
  const observer = new MutationObserver((changes) => {
    if (pressedMs === 0 || changes.every((change) => change.attributeName === 'data-painted-ms')) return;
    observer.disconnect();
    requestAnimationFrame(() => {
      const after = new MessageChannel();
      after.port1.onmessage = () => void (document.documentElement.dataset['paintedMs'] = String(performance.now() - pressedMs));
      after.port2.postMessage(null);
    });
  });
  addEventListener('click', (event) => void (pressedMs = event.timeStamp), { capture: true, once: true });
  // What a button shows while it is pressed is no answer: only attributes of the root and what is in the page count.
  observer.observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['data-contrast', 'data-touched', 'data-theme', 'class', 'lang'],
  });
}

async function touchMs(page: Page, button: string): Promise<number> {
  await page.evaluate(watchTouch);
  await page.click(button);
  await page.waitForSelector('html[data-painted-ms]', { timeout: LIMIT_MS, state: 'attached' });
  return Number(await page.getAttribute('html', 'data-painted-ms'));
}

/** Prints two lines: median start and 95th percentile of touches, milliseconds. */
export async function run(print: (line: string) => void): Promise<void> {
  const mall = await Mall.open();
  const blank = await serveBlankPage();
  const browser = await launchChromium();
  try {
    const station = await mall.station('K1', 'kiosk', { width: 1080, height: 1920 });
    await station.shows('attract');
    const url = station.page.url();
    const context = await browser.newContext({ viewport: { width: 1080, height: 1920 }, reducedMotion: 'reduce' });
    const starts = { kiosk: [] as number[], blank: [] as number[] };
    for (let round = 0; round < WARM_UP + STARTS; round += 1) {
      const own = await startMs(context, url, 'html[data-screen="attract"] [data-act]');
      const peer = await startMs(context, blank.url, '#button');
      if (round < WARM_UP) continue;
      starts.kiosk.push(own);
      starts.blank.push(peer);
    }
    const page = await context.newPage();
    await page.goto(url);
    await page.waitForSelector('html[data-screen="attract"]', { timeout: LIMIT_MS });
    const peerPage = await context.newPage();
    await peerPage.goto(blank.url);
    const touches = { kiosk: [] as number[], blank: [] as number[] };
    for (let round = 0; round < WARM_UP + TOUCHES; round += 1) {
      await page.bringToFront();
      const own = await touchMs(page, '[data-act="contrast"]:visible');
      await peerPage.bringToFront();
      const peer = await touchMs(peerPage, '#button');
      if (round < WARM_UP) continue;
      touches.kiosk.push(own);
      touches.blank.push(peer);
    }
    for (const [what, all] of Object.entries({
      ...{ 'start, kiosk': starts.kiosk, 'start, blank': starts.blank },
      'touch, kiosk': touches.kiosk,
      'touch, blank': touches.blank,
    }))
      remark(`  ${what}: ${spread(all, 1)} ms`);
    const ms = { unit: 'ms', peer: 'blank-page', digits: 1 };
    print(figureLine({ ...ms, name: 'start-to-touchable', value: quantile(starts.kiosk, 0.5), peerValue: quantile(starts.blank, 0.5) }));
    print(
      figureLine({ ...ms, name: 'touch-to-paint-p95', value: quantile(touches.kiosk, 0.95), peerValue: quantile(touches.blank, 0.95) }),
    );
  } finally {
    await browser.close();
    await blank.close();
    await mall.close();
  }
}

if (import.meta.main) await run((line) => void process.stdout.write(`${line}\n`));
