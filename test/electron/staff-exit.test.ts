// The one way out of the Electron shell: a core that staff ended. A core that dies of anything else is started again for ever.
import { afterEach, expect, test } from 'vitest';

import { layOut, startShell } from './shell-under-test.ts';
import type { ShellUnderTest } from './shell-under-test.ts';

const page = { 'index.html': '<!doctype html><meta charset="utf-8"><div id="app"></div>' };
let shell: ShellUnderTest | null = null;

afterEach(async () => {
  await shell?.stop();
  shell = null;
});

/** The code with which the shell ended; null: it still runs after a second and a half. */
async function endOf(running: ShellUnderTest): Promise<number | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), 6000);
    running.process.once('exit', (code) => {
      clearTimeout(timer);
      resolve(code);
    });
  });
}

test.each([40, 41])('a core that staff ended with %i ends the shell with the same code', async (code) => {
  shell = startShell(layOut(page, `setTimeout(() => process.exit(${code}), 300);`));
  expect(await endOf(shell), shell.words()).toBe(code);
  expect(shell.words()).toContain('staff ended the program');
});

test.each([0, 1, 39])('a core that ends with %i does not: it is started again', async (code) => {
  shell = startShell(layOut(page, `setTimeout(() => process.exit(${code}), 300);`));
  expect(await endOf(shell)).toBeNull();
  expect(shell.words()).toContain(`core ended with code ${code}; starting it again`);
});
