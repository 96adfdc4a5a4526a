/** Motion explains and never holds anybody up: it ends by itself within the limits of LOOK section 8, and ends where a screen without motion stands. */
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startGallery } from './gallery-server.ts';
import type { GalleryServer } from './gallery-server.ts';
import { showScreen, startBrowser } from './gallery-page.ts';
import { samples } from './samples.ts';
import type { Sample } from './samples.ts';

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

/** Longest a movement may take, by LOOK: the keystone's fall. Figures: 400. */
const LONGEST_MS = 600;
const moving = ['visit-home', 'visit-rows', 'visit-six', 'gift-bound', 'near-miss', 'result', 'goodbye', 'attract'];

async function open(reducedMotion: 'reduce' | 'no-preference'): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1080, height: 1920 }, reducedMotion });
  await page.goto(gallery.url);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  return page;
}

function sample(name: string): Sample['screen'] {
  const found = samples('en').find((each) => each.name === name);
  if (found === undefined) throw new Error(`no sample ${name}`);
  return found.screen;
}

/** Ends what moves as a new message does, and gives the page as it stands then. */
const settled = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    for (const each of document.getAnimations()) if (each.effect?.getTiming().iterations !== Infinity) each.finish();
    await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
    return document.querySelector('#app')?.innerHTML ?? '';
  });

/** Where everything stands and how it is painted. Not a picture: a layer that has just moved smooths its letters differently. */
const places = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('#app *')].map((each) => {
      const box = each.getBoundingClientRect();
      const { opacity, color, fill } = getComputedStyle(each);
      return [box.x, box.y, box.width, box.height].map(Math.round).join(' ') + ` ${opacity} ${color} ${fill}`;
    }),
  );

test('every movement of every screen ends within its limit, and none is on what a finger may lie', async () => {
  const page = await open('no-preference');
  const faults: string[] = [];
  for (const name of moving) {
    await page.evaluate((message) => window.gallery.receive(message), { type: 'screen', n: (n += 1), screen: sample(name) });
    const found = await page.evaluate((longest) => {
      return document.getAnimations().flatMap((each) => {
        const timing = each.effect?.getComputedTiming();
        const target = each.effect instanceof KeyframeEffect ? each.effect.target : null;
        const said = `${each.id} ${target?.getAttribute('class') ?? ''}`;
        if (timing?.iterations === Infinity) return target?.closest('.way') === null ? [`loops: ${said}`] : [];
        const wrong = Number(timing?.endTime) > (each.id === 'count-up' ? 400 : longest) ? [`${String(timing?.endTime)} ms: ${said}`] : [];
        return target?.closest('.roof, .floor, button') === null ? wrong : [...wrong, `moves what stands still: ${said}`];
      });
    }, LONGEST_MS);
    faults.push(...found.map((fault) => `${name}: ${fault}`));
  }
  expect(faults).toEqual([]);
  await page.close();
});

test('the end of every movement is the screen without motion', async () => {
  const lively = await open('no-preference');
  const still = await open('reduce');
  for (const name of moving.filter((each) => each !== 'attract')) {
    n += 1;
    await showScreen(lively, sample(name), n);
    await showScreen(still, sample(name), n);
    expect(await settled(lively), name).toBe(await settled(still));
    expect(await places(lively), name).toEqual(await places(still));
  }
  await lively.close();
  await still.close();
}, 60_000);

test('the balance counts up, never beyond itself, and a new message ends it on the figure', async () => {
  const page = await open('no-preference');
  const home = sample('visit-home');
  await page.evaluate((message) => window.gallery.receive(message), { type: 'screen', n: (n += 1), screen: home });
  const seen = await page.evaluate(async () => {
    const all: string[] = [];
    for (let frame = 0; frame < 600; frame += 1) {
      const figure = document.querySelector('.bal .num');
      const counting = figure?.getAttribute('data-counting') ?? null;
      if (counting === null && all.length > 0) break;
      if (counting !== null) all.push(counting);
      await new Promise((next) => requestAnimationFrame(next));
    }
    return { all, text: document.querySelector('.bal .num')?.textContent ?? '' };
  });
  const figures = seen.all.map((each) => Number(each.replaceAll(/\D/g, '')));
  const end = Number(seen.text.replaceAll(/\D/g, ''));
  expect(figures.length).toBeGreaterThan(0);
  expect(figures).toEqual(figures.toSorted((a, b) => a - b));
  expect(Math.max(...figures)).toBeLessThanOrEqual(end);
  await page.evaluate((message) => window.gallery.receive(message), { type: 'screen', n: (n += 1), screen: sample('attract') });
  await page.evaluate((message) => window.gallery.receive(message), { type: 'screen', n: (n += 1), screen: home });
  await page.evaluate((message) => window.gallery.receive(message), { type: 'screen', n: (n += 1), screen: home });
  await page.waitForFunction(() => document.querySelector('[data-counting]') === null);
  expect(await page.locator('.bal .num').innerText()).toBe(seen.text);
  await page.close();
});

test('with motion off nothing moves at all', async () => {
  const page = await open('reduce');
  for (const name of moving) {
    await showScreen(page, sample(name), (n += 1));
    const running = await page.evaluate(
      () =>
        document.getAnimations().filter((each) => each.playState === 'running' && Number(each.effect?.getComputedTiming().endTime) > 0)
          .length,
    );
    expect(running, name).toBe(0);
  }
  await page.close();
});
