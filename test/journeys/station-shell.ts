/** How a station's core and page are started: the web shell in Chromium, or real Electron (`PASSAGE_JOURNEY_SHELL=electron`). The journeys are the same. */
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { _electron as electron, type Browser, type Page } from 'playwright';
import { findElectron } from '../../tools/machine/find-electron.ts';
import { chromiumArgs } from '../run/chromium.ts';
import { startPart } from './part.ts';

const root = resolve(import.meta.dirname, '..', '..');
const READY_MS = 60_000;

/** What to start. */
export interface StationPlan {
  readonly use: 'kiosk' | 'desk';
  readonly size: { readonly width: number; readonly height: number };
  readonly folder: string;
  /** Arguments of the core, without `--shell`. */
  readonly core: readonly string[];
}

/** A core with its page. */
export interface RunningStation {
  readonly page: Page;
  readonly devicesUrl: string;
  /** The page for the visitor at a desk; null at a kiosk. */
  readonly visitorUrl: string | null;
  /** kill -9 of the core and, in Electron, of the whole shell. */
  kill(): Promise<void>;
  tail(): string;
}

/** Starts stations of one kind. */
export type StationShell = (plan: StationPlan) => Promise<RunningStation>;

/** The shell that the environment asks for; throws when Electron is asked for and its binary is not here. */
export function stationShell(browser: Browser): StationShell {
  if (process.env['PASSAGE_JOURNEY_SHELL'] !== 'electron') return webShell(browser);
  const binary = findElectron();
  if (binary === null) throw new Error("PASSAGE_JOURNEY_SHELL is electron, but Electron's binary is not on this machine");
  return electronShell(binary);
}

function webShell(browser: Browser): StationShell {
  return async ({ use, size, core }) => {
    const part = await startPart([join(root, 'dist', 'core', 'core-process.js'), ...core, '--shell', 'web'], {});
    const context = await browser.newContext({ viewport: size, reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.goto(part.ready('page'));
    return {
      page,
      devicesUrl: part.ready('devices'),
      visitorUrl: use === 'desk' ? part.ready('visitor') : null,
      kill: async () => {
        await part.kill();
        await context.close();
      },
      tail: () => part.tail(),
    };
  };
}

function electronShell(executablePath: string): StationShell {
  return async ({ use, size, folder, core }) => {
    const args = [
      ...chromiumArgs(),
      root,
      '--windowed',
      '--page',
      use,
      '--user-data',
      join(folder, 'electron'),
      '--',
      ...core,
      '--shell',
      'electron',
    ];
    const app = await electron.launch({ executablePath, args });
    const lines: string[] = [];
    const child = app.process();
    let visitorUrl: string | null = null;
    const devicesUrl = await new Promise<string>((found, reject) => {
      const timer = setTimeout(() => {
        reject(new Error(`the core in Electron was not ready within ${READY_MS} ms:\n${lines.join('\n')}`));
      }, READY_MS);
      if (child.stdout === null) throw new Error('Electron gives no output');
      createInterface({ input: child.stdout }).on('line', (line) => {
        lines.push(line);
        const url = /^ready .*\bdevices=(\S+)/.exec(line)?.[1];
        if (url === undefined) return;
        visitorUrl = /^ready .*\bvisitor=(\S+)/.exec(line)?.[1] ?? null;
        clearTimeout(timer);
        found(url);
      });
    });
    const page = await app.firstWindow();
    await page.setViewportSize(size);
    return {
      page,
      devicesUrl,
      visitorUrl,
      kill: async () => {
        const gone = new Promise<void>((done) => {
          child.once('exit', () => {
            done();
          });
        });
        child.kill('SIGKILL');
        await gone;
      },
      tail: () => lines.join('\n'),
    };
  };
}
