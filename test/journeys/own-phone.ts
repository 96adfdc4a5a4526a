/** A visitor's own phone in a journey: it reads the code off the kiosk's painted screen, and opens the server's real page. */
import { expect } from 'vitest';
import type { BrowserContextOptions, Page } from 'playwright';
import { codesInPng, prepareZxing } from '../hardware/zxing.ts';
import type { Mall, Station } from './mall.ts';

/** The address in the code that the kiosk shows, read by a camera's eye. */
export async function codeOnScreen(station: Station): Promise<string> {
  prepareZxing();
  await station.page.waitForSelector('.qr');
  const codes = (await codesInPng(await station.page.screenshot())).map((code) => code.text);
  const found = codes.find((text) => text.includes('/phone/'));
  if (found === undefined) throw new Error(`the screen shows no code for phones: ${codes.join(' ')}`);
  return found;
}

/** A phone with a page. */
export interface Phone {
  readonly page: Page;
  /** Touches the button of a name. */
  act(name: string): Promise<void>;
  /** Waits for a step of the page. */
  shows(step: string): Promise<void>;
  says(words: RegExp): Promise<void>;
  type(label: RegExp, text: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens an address on a phone of its own; `faults` are what its browser complained about. */
export async function openPhone(
  mall: Mall,
  address: string,
  options: BrowserContextOptions = {},
): Promise<Phone & { readonly faults: string[] }> {
  const context = await mall.phone(options);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith(mall.api)) faults.push(`asked somebody else: ${request.url()}`);
  });
  await page.goto(address);
  return {
    page,
    faults,
    act: (name) => page.locator(`[data-act="${name}"]:visible`).tap({ timeout: 10_000 }),
    shows: async (step) => {
      await page.waitForSelector(`[data-step="${step}"]`, { timeout: 10_000 }).catch(async () => {
        throw new Error(`the phone does not show ${step}:\n${(await page.innerText('body')).slice(0, 800)}\n${faults.join('\n')}`);
      });
    },
    says: async (words) => {
      await expect.poll(async () => page.innerText('body'), { timeout: 10_000, interval: 50 }).toMatch(words);
    },
    type: async (label, text) => {
      await page.getByLabel(label).fill(text);
    },
    close: () => context.close(),
  };
}
