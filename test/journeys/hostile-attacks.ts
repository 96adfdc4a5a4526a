/** What people try on a public screen. Each attack is a real input through the browser's own input path, where it has one. */
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright';
import { doorKeys } from '../electron/keys.ts';

/** One attack: what is done, and with what. */
export interface Attack {
  readonly name: string;
  readonly run: (page: Page, cdp: CDPSession) => Promise<void>;
}

const HOLD_MS = 3_000;
const FLOOD = 1_000;
const notOurs = 'https://example.org/';

/** Chords of the list that Playwright's keyboard knows. */
const chords = doorKeys.filter((chord) => !/Browser|Launch|Power|Sleep|WakeUp|MediaPlay|Help/.test(chord));

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Middles of up to so many things that can be touched now. */
async function buttons(page: Page, most: number): Promise<readonly Point[]> {
  return page.locator('button:visible').evaluateAll(
    (all, count) =>
      all.slice(0, count).map((each) => {
        const box = each.getBoundingClientRect();
        return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      }),
    most,
  );
}

async function touch(cdp: CDPSession, type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly Point[]): Promise<void> {
  await cdp.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(({ x, y }, id) => ({ x, y, id })) });
}

async function dropOf(
  cdp: CDPSession,
  data: { readonly items?: { mimeType: string; data: string }[]; readonly files?: string[] },
): Promise<void> {
  const dragged = { items: data.items ?? [], files: data.files ?? [], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await cdp.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data: dragged });
}

async function middle(page: Page): Promise<Point> {
  const size = page.viewportSize() ?? { width: 1080, height: 1920 };
  return { x: size.width / 2, y: size.height / 3 };
}

const byKeyboard: readonly Attack[] = [
  {
    name: 'every chord of a browser and a desktop',
    run: async (page) => {
      for (const chord of chords) await page.keyboard.press(chord);
    },
  },
  {
    name: 'Tab and Shift+Tab out of the page',
    run: async (page) => {
      for (let times = 0; times < 40; times += 1) await page.keyboard.press(times % 3 === 0 ? 'Shift+Tab' : 'Tab');
    },
  },
  {
    name: 'a flood of typed characters without an end',
    run: async (_page, cdp) => {
      const press = () => cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', key: 'x', code: 'KeyX', text: 'x' });
      for (let n = 0; n < FLOOD; n += 50) await Promise.all(Array.from({ length: 50 }, press));
    },
  },
  {
    name: 'an input method, dead keys, an emoji',
    run: async (_page, cdp) => {
      await cdp.send('Input.imeSetComposition', { text: 'かな', selectionStart: 0, selectionEnd: 2 });
      await cdp.send('Input.insertText', { text: '仮名😀' });
      for (const key of ['Dead', 'é', 'Process']) await cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', key, code: 'Quote' });
    },
  },
  {
    name: 'select all, copy, cut, paste',
    run: async (page) => {
      for (const chord of ['Control+KeyA', 'Control+KeyC', 'Control+KeyX', 'Control+KeyV', 'Shift+Insert'])
        await page.keyboard.press(chord);
    },
  },
];

const byMouse: readonly Attack[] = [
  {
    name: 'right, middle and side buttons, on a button and beside it',
    run: async (page, cdp) => {
      for (const point of [await middle(page), ...(await buttons(page, 2))]) {
        for (const button of ['right', 'middle', 'back', 'forward'] as const) {
          await cdp.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...point, button, clickCount: 1 });
          await cdp.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...point, button, clickCount: 1 });
        }
      }
    },
  },
  {
    name: 'zoom by wheel with Ctrl, scroll in every direction',
    run: async (page) => {
      await page.mouse.move(400, 400);
      await page.keyboard.down('Control');
      for (let times = 0; times < 10; times += 1) await page.mouse.wheel(0, times % 2 === 0 ? -600 : 300);
      await page.keyboard.up('Control');
      for (const [x, y] of [
        [0, 4000],
        [4000, 0],
        [0, -4000],
        [-4000, 0],
      ] as const)
        await page.mouse.wheel(x, y);
    },
  },
  {
    name: 'dragging a selection over the whole page, triple clicks',
    run: async (page) => {
      await page.mouse.move(60, 60);
      await page.mouse.down();
      await page.mouse.move(900, 900, { steps: 8 });
      await page.mouse.move(60, 900, { steps: 4 });
      await page.mouse.up();
      await page.mouse.click(40, 40, { clickCount: 3 });
    },
  },
  {
    name: 'dropping an address, a text, a page and a file',
    run: async (_page, cdp) => {
      await dropOf(cdp, { items: [{ mimeType: 'text/uri-list', data: notOurs }] });
      await dropOf(cdp, { items: [{ mimeType: 'text/plain', data: 'javascript:alert(1)' }] });
      await dropOf(cdp, { items: [{ mimeType: 'text/html', data: '<img src=x onerror=alert(1)>' }] });
      await dropOf(cdp, { files: [join(import.meta.dirname, '..', '..', 'README.md')] });
    },
  },
];

const byFingers: readonly Attack[] = [
  {
    name: 'two fingers spread over a button and beside it',
    run: async (page, cdp) => {
      for (const { x, y } of [await middle(page), ...(await buttons(page, 1))]) {
        await touch(cdp, 'touchStart', [
          { x, y },
          { x: x + 30, y: y + 30 },
        ]);
        for (let step = 1; step <= 8; step += 1)
          await touch(cdp, 'touchMove', [
            { x: x - step * 12, y: y - step * 12 },
            { x: x + 30 + step * 24, y: y + 30 + step * 24 },
          ]);
        await touch(cdp, 'touchEnd', []);
      }
      await cdp.send('Input.synthesizePinchGesture', { ...(await middle(page)), scaleFactor: 2.5, gestureSourceType: 'touch' });
    },
  },
  {
    name: 'swipes from every edge, with one finger',
    run: async (page, cdp) => {
      const { x, y } = await middle(page);
      for (const [from, to] of [
        [
          { x: 1, y },
          { x: x * 2 - 2, y },
        ],
        [
          { x: x * 2 - 2, y },
          { x: 1, y },
        ],
        [
          { x, y: 1 },
          { x, y: y * 2 },
        ],
        [
          { x, y: y * 2 },
          { x, y: 1 },
        ],
      ] as const) {
        await touch(cdp, 'touchStart', [from]);
        for (let step = 1; step <= 6; step += 1)
          await touch(cdp, 'touchMove', [{ x: from.x + ((to.x - from.x) * step) / 6, y: from.y + ((to.y - from.y) * step) / 6 }]);
        await touch(cdp, 'touchEnd', []);
      }
    },
  },
  {
    name: 'a finger that rests beside the buttons, then ten more',
    run: async (page, cdp) => {
      const point = { x: 20, y: 20 };
      await touch(cdp, 'touchStart', [point]);
      await page.waitForTimeout(HOLD_MS);
      const hands = Array.from({ length: 10 }, (_, n) => ({ x: 20 + n * 3, y: 20 + n * 2 }));
      await touch(cdp, 'touchStart', hands);
      await touch(
        cdp,
        'touchMove',
        hands.map(({ x, y }) => ({ x: x + 200, y: y + 150 })),
      );
      await touch(cdp, 'touchEnd', []);
    },
  },
  {
    name: 'double and triple taps on nothing',
    run: async (_page, cdp) => {
      for (let taps = 0; taps < 6; taps += 1) {
        await touch(cdp, 'touchStart', [{ x: 15, y: 15 }]);
        await touch(cdp, 'touchEnd', []);
      }
    },
  },
];

const byScript: readonly Attack[] = [
  {
    name: 'print, ask, open, download, full screen, pointer lock and close, should a script ever get in',
    run: async (page) => {
      await page.evaluate(async (address) => {
        window.print();
        window.alert('x');
        window.confirm('x');
        window.prompt('x');
        window.open(address);
        const link = document.createElement('a');
        link.href = URL.createObjectURL(new Blob(['x']));
        link.download = 'x.html';
        link.click();
        const form = document.createElement('form');
        form.action = address;
        document.body.append(form);
        form.submit();
        form.remove();
        window.close();
        const frame = document.createElement('iframe');
        frame.src = address;
        document.body.append(frame);
        frame.remove();
        await document.documentElement.requestFullscreen().catch(() => undefined);
        await Promise.resolve(document.body.requestPointerLock()).catch(() => undefined);
        await navigator.clipboard.readText().catch(() => undefined);
      }, notOurs);
    },
  },
];

/** Attacks that touch no button: after them the screen is what it was. */
export const attacks: readonly Attack[] = [...byKeyboard, ...byMouse, ...byFingers, ...byScript];

/** Attacks on the buttons themselves: after them the screen may be that of one of the touches. */
export const buttonAttacks: readonly Attack[] = [
  {
    name: 'a button held for long',
    run: async (page, cdp) => {
      const [point] = await buttons(page, 1);
      if (point === undefined) return;
      await touch(cdp, 'touchStart', [point]);
      await page.waitForTimeout(HOLD_MS);
      await touch(cdp, 'touchEnd', []);
    },
  },
  {
    name: 'two fingers on two buttons',
    run: async (page, cdp) => {
      const points = await buttons(page, 2);
      await touch(cdp, 'touchStart', points);
      await touch(cdp, 'touchEnd', []);
    },
  },
  {
    name: 'a thousand touches, as fast as they go',
    run: async (page, cdp) => {
      for (let n = 0; n < FLOOD / 10; n += 1) {
        const [point] = await buttons(page, 4).then((all) => (all.length === 0 ? [] : [all[n % all.length]]));
        if (point === undefined) continue;
        const quick: Promise<void>[] = [];
        for (let times = 0; times < 10; times += 1) quick.push(touch(cdp, 'touchStart', [point]), touch(cdp, 'touchEnd', []));
        await Promise.all(quick);
      }
    },
  },
];
