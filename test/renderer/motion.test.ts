/** Motion explains and never holds anybody up: it ends by itself within the limits of LOOK section 8, and ends where a screen without motion stands. */
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startGallery } from './gallery-server.ts';
import type { GalleryServer } from './gallery-server.ts';
import { boards, showScreen, startBrowser } from './gallery-page.ts';
import type { Board } from './gallery-page.ts';
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

async function open(reducedMotion: 'reduce' | 'no-preference', board: Board = 'portrait'): Promise<Page> {
  const page = await browser.newPage({ viewport: boards[board], reducedMotion });
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

/** What moves now. */
const moversNow = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => [
    ...document
      .getAnimations()
      .filter((each) => each.playState !== 'finished' && Number(each.effect?.getComputedTiming().endTime) > 0)
      .map((each) => `runs: ${each.id} ${each.effect instanceof KeyframeEffect ? (each.effect.target?.getAttribute('class') ?? '') : ''}`),
    ...[...document.querySelectorAll('[data-counting]')].map((each) => `counts: ${each.className}`),
  ]);

/** What would move at the next change: a style that names an animation, takes time to change, or scrolls slowly. */
const moversToCome = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const faults: string[] = [];
    for (const element of document.querySelectorAll('body, body *')) {
      // shapes of a drawing have no parts before and after them
      for (const part of element instanceof SVGElement ? [undefined] : [undefined, '::before', '::after']) {
        const { animationName, transitionDuration, transitionDelay, scrollBehavior } = getComputedStyle(element, part);
        const takesTime = /[1-9]/.test(transitionDuration) || /[1-9]/.test(transitionDelay);
        if (animationName !== 'none' || takesTime || scrollBehavior === 'smooth')
          faults.push(`would move: ${element.tagName} ${element.getAttribute('class') ?? ''} ${part ?? ''}`);
      }
    }
    return faults;
  });

test.each(Object.keys(boards) as Board[])(
  'with motion off nothing moves on any %s screen, when it comes and when the next comes',
  async (board) => {
    const page = await open('reduce', board);
    const faults: string[] = [];
    const all = [...samples('en'), ...samples('en', 'contrast', true, undefined, true).filter((_, at) => at % 4 === 0)];
    for (const { name, screen } of all) {
      await page.evaluate((message) => window.gallery.receive(message), { type: 'screen', n: (n += 1), screen });
      faults.push(...(await moversNow(page)).map((fault) => `${name} as it comes: ${fault}`));
      await showScreen(page, screen, (n += 1));
      faults.push(...[...(await moversNow(page)), ...(await moversToCome(page))].map((fault) => `${name}: ${fault}`));
    }
    expect(faults).toEqual([]);
    await page.close();
  },
  240_000,
);

/** What a finger or an eye would have to wait for, as the page stands: a key that is not where it will be, words that cannot be seen yet. */
const keysOf = (page: Page): Promise<{ readonly keys: Readonly<Record<string, string>>; readonly faults: readonly string[] }> =>
  page.evaluate(() => {
    const keys: Record<string, string> = {};
    const faults: string[] = [];
    for (const key of document.querySelectorAll<HTMLButtonElement>('button')) {
      const box = key.getBoundingClientRect();
      if (box.width === 0 || getComputedStyle(key).visibility === 'hidden') continue;
      const name = key.dataset['act'] ?? key.textContent ?? '';
      keys[name] = [box.x, box.y, box.width, box.height].map(Math.round).join(' ');
      const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      if (hit === null || !(key.contains(hit) || hit.contains(key))) faults.push(`cannot be touched: ${name}`);
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const words = (node.nodeValue ?? '').trim();
      // a poster that takes another's place comes out of the dark; nobody waits for it
      if (words === '' || node.parentElement === null || node.parentElement.closest('.show, script, style') !== null) continue;
      for (let holder: Element | null = node.parentElement; holder !== null; holder = holder.parentElement)
        if (Number(getComputedStyle(holder).opacity) < 0.4) faults.push(`cannot be read yet: ${words.slice(0, 30)}`);
    }
    return { keys, faults };
  });

test.each(Object.keys(boards) as Board[])(
  'motion delays nobody: every %s screen is touched and read while it moves, and is told as painted before it is still',
  async (board) => {
    const page = await open('no-preference', board);
    const faults: string[] = [];
    let toldInMotion = 0;
    for (const { name, screen } of samples('en')) {
      await showScreen(page, screen, (n += 1));
      const moving = await page.evaluate(
        () =>
          document.getAnimations().filter((each) => each.playState === 'running' && each.effect?.getTiming().iterations !== Infinity)
            .length,
      );
      if (moving > 0) toldInMotion += 1;
      const first = await keysOf(page);
      faults.push(...first.faults.map((fault) => `${name}: ${fault}`));
      await settled(page);
      const still = await keysOf(page);
      if (JSON.stringify(first.keys) !== JSON.stringify(still.keys)) faults.push(`${name}: keys move`);
    }
    expect(faults).toEqual([]);
    expect(toldInMotion).toBeGreaterThan(0);
    await page.close();
  },
  240_000,
);

test('the next scan ends what moves: nothing of the screen before is left of it', async () => {
  const page = await open('no-preference');
  let begun = 0;
  for (const [before, after] of [
    ['visit-home', 'visit-rows'],
    ['visit-rows', 'visit-six'],
    ['visit-six', 'gift-bound'],
    ['gift-bound', 'visit-home'],
  ] as const) {
    await showScreen(page, sample('attract'), (n += 1));
    const message = (name: string): unknown => ({ type: 'screen', n: (n += 1), screen: sample(name) });
    const left = await page.evaluate(
      async ([first, second]) => {
        window.gallery.receive(first);
        let old: readonly Animation[] = [];
        for (let frame = 0; frame < 20 && old.length === 0; frame += 1) {
          await new Promise((next) => requestAnimationFrame(next));
          old = document.getAnimations().filter((each) => each.effect?.getTiming().iterations !== Infinity);
        }
        window.gallery.receive(second);
        return { begun: old.length, running: old.filter((each) => each.playState === 'running').length };
      },
      [message(before), message(after)] as const,
    );
    expect(left.running, `${before} to ${after}`).toBe(0);
    begun += left.begun;
  }
  expect(begun).toBeGreaterThan(0);
  await page.close();
});
