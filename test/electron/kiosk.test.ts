// The real kiosk in the Electron shell: built page, built core, built shell; only Electron itself is the stand-in.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { startBuiltShell } from './shell-under-test.ts';

const dist = join(import.meta.dirname, '..', '..', 'dist');

test('the built kiosk shows a screen of its built core, without a server, and again after the core was killed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'passage-kiosk-'));
  const core = [
    '--shell',
    'electron',
    '--use',
    'kiosk',
    '--data',
    join(folder, 'core'),
    '--server',
    'http://127.0.0.1:9',
    '--printer',
    'none',
    '--log',
    'warn',
  ];
  const shell = startBuiltShell(dist, folder, core);
  try {
    // main.calm is what the page shows by itself while it has no core.
    const hasScreen = 'document.getElementById("app").childElementCount > 0 && document.querySelector("main.calm") === null';
    await shell.until(hasScreen);
    await shell.ask({ ask: 'kill-core' });
    await shell.until(`!(${hasScreen})`);
    await shell.until(hasScreen);
    expect(shell.words()).not.toContain('Content Security Policy');
  } finally {
    await shell.stop();
  }
});
