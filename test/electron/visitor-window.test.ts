// The visitor's screen beside a desk, in the built shell on the stand-in: where it stands, what it may, and that the desk never feels it. A real window manager is not behind it.
import { afterEach, describe, expect, test } from 'vitest';

import { displayFor, visitorDisplay } from '../../main/shell-electron/visitor-display.ts';
import { probeCore, probePage } from './probe.ts';
import { layOut, startShell } from './shell-under-test.ts';
import type { ShellUnderTest } from './shell-under-test.ts';

const left = { id: 1, bounds: { x: 0, y: 0, width: 1920, height: 1080 } };
const right = { id: 2, bounds: { x: 1920, y: 0, width: 1280, height: 800 } };
const isLinked = 'Array.isArray(window.states) && window.states.includes(true)';

let shell: ShellUnderTest | null = null;

afterEach(async () => {
  await shell?.stop();
  shell = null;
});

async function desk(...own: readonly string[]): Promise<ShellUnderTest> {
  const started = startShell(layOut(probePage, probeCore), ['--page', 'desk', ...own]);
  shell = started;
  await started.until(isLinked);
  return started;
}

const windows = async (of: ShellUnderTest): Promise<unknown> => ((await of.ask({ ask: 'state' })) as { windows: number }).windows;

/** Waits until the second window's page makes it true. */
async function untilVisitor(of: ShellUnderTest, expression: string): Promise<void> {
  await expect.poll(() => of.ask({ ask: 'evaluate', window: 1, expression }).catch(() => false), { timeout: 20_000 }).toBe(true);
}

describe('the visitor’s screen', () => {
  test('opens when a second display is there, fills it, is locked in as every page, and takes the focus from nobody', async () => {
    const of = await desk();
    expect(await windows(of)).toBe(1);
    const before = (await of.ask({ ask: 'state' })) as { focused: number };
    await of.ask({ ask: 'plug', displays: [left, right] });
    await untilVisitor(of, isLinked);
    expect(await of.ask({ ask: 'state', window: 1 })).toMatchObject({
      windows: 2,
      url: 'https://visitor.passage.test/index.html',
      isShown: true,
      isFullScreen: true,
      isFocusable: false,
      focused: 0,
      bounds: right.bounds,
      webPreferences: {
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        webviewTag: false,
        webSecurity: true,
        devTools: false,
      },
    });
    expect(await of.ask({ ask: 'state' })).toMatchObject({ focused: before.focused, url: 'https://desk.passage.test/index.html' });
  });

  test('looks and says nothing: the core hears the desk’s page and never the visitor’s', async () => {
    const of = await desk();
    await of.ask({ ask: 'plug', displays: [left, right] });
    await untilVisitor(of, `${isLinked} && window.texts.includes('{"page":"visitor","args":["--for-core"]}')`);
    await of.ask({ ask: 'evaluate', window: 1, expression: 'window.sendText("a word")' });
    await of.ask({ ask: 'evaluate', expression: 'window.sendText("a word")' });
    await of.until('window.texts.includes("echo a word")');
    expect(await of.ask({ ask: 'evaluate', window: 1, expression: 'window.texts.length' })).toBe(1);
    expect(await of.ask({ ask: 'evaluate', window: 1, expression: 'Object.isFrozen(window.passage)' })).toBe(true);
  });

  test('goes with its display and comes back with it; the desk goes on', async () => {
    const of = await desk();
    for (let round = 0; round < 2; round += 1) {
      await of.ask({ ask: 'plug', displays: [left, right] });
      await untilVisitor(of, isLinked);
      await of.ask({ ask: 'plug', displays: [left] });
      expect(await windows(of)).toBe(1);
    }
    await of.ask({ ask: 'evaluate', expression: 'window.sendText("still here")' });
    await of.until('window.texts.includes("echo still here")');
  });

  test('whose page dies is loaded again, and a new core finds both pages', async () => {
    const of = await desk();
    await of.ask({ ask: 'plug', displays: [left, right] });
    await untilVisitor(of, isLinked);
    await of.ask({ ask: 'crash-page', window: 1 });
    await expect.poll(() => of.words(), { timeout: 10_000 }).toContain("visitor's page process gone");
    await untilVisitor(of, isLinked);
    await of.ask({ ask: 'evaluate', window: 1, expression: 'void (window.states.length = 0)' });
    await of.ask({ ask: 'kill-core' });
    await untilVisitor(of, 'window.states.join() === "false,true"');
    expect(await of.ask({ ask: 'close-window', window: 1 })).toBe(false);
  });

  test('makes room for a desk that is dragged onto its display', async () => {
    const of = await desk('--windowed');
    await of.ask({ ask: 'plug', displays: [left, right] });
    await untilVisitor(of, isLinked);
    await of.ask({ ask: 'drag', x: 1930, y: 10 });
    await untilVisitor(of, isLinked);
    expect(await of.ask({ ask: 'state', window: 1 })).toMatchObject({ windows: 2, bounds: left.bounds });
  });

  test('is not there where it is not wanted', async () => {
    const of = await desk('--visitor-display', 'none');
    await of.ask({ ask: 'plug', displays: [left, right] });
    expect(await windows(of)).toBe(1);
  });
});

describe('the display of the visitor', () => {
  test.each([
    ['auto', [left, right], 1, right],
    ['auto', [left, right], 2, left],
    ['auto', [left], 1, null],
    ['2', [right, left], 1, right],
    ['1', [left, right], 1, null],
    ['3', [left, right], 1, null],
    ['none', [left, right], 1, null],
    ['nonsense', [left, right], 1, right],
  ])('%s of displays, the desk on one of them', (setting, displays, deskId, expected) => {
    expect(displayFor(visitorDisplay(setting), displays, deskId)).toEqual(expected);
  });
});
