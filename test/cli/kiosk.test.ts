import { spawn, execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, onTestFinished, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

beforeAll(() => {
  // The command runs the built bundle, as a mall does; build it when this checkout has none yet.
  if (!existsSync(join(root, 'dist', 'core', 'core-process.js')))
    execFileSync(process.execPath, ['passage.mjs', '--run', 'tools/build.ts', 'core'], { cwd: root });
});

/** Runs `passage kiosk ARGS` and collects what it says until `until` appears on standard output or it ends. */
function passageKiosk(args: readonly string[], until: (out: string) => boolean) {
  const child = spawn(process.execPath, ['passage.mjs', 'kiosk', ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PASSAGE_LOG: 'silent' },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return new Promise<{ readonly out: string; readonly error: string; readonly code: number | null; readonly child: typeof child }>(
    (resolve) => {
      let out = '';
      let error = '';
      child.stdout.setEncoding('utf8').on('data', (part: string) => {
        out += part;
        if (until(out)) resolve({ out, error, code: null, child });
      });
      child.stderr.setEncoding('utf8').on('data', (part: string) => (error += part));
      child.once('close', (code) => resolve({ out, error, code, child }));
    },
  );
}

test('passage kiosk runs the built core, says where its page is, and ends tidily on SIGTERM', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'passage-kiosk-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const running = await passageKiosk(['--server', 'http://127.0.0.1:9', '--data', folder, '--simulate'], (out) => out.includes('ready '));
  expect(running.out).toMatch(/ready use=kiosk shell=web page=http:\/\/127\.0\.0\.1:\d+\/\?token=\S+ devices=http:\S+/);
  const ended = new Promise<number | null>((resolve) => running.child.once('exit', resolve));
  running.child.kill('SIGTERM');
  expect(await ended).toBe(0);
});

test('passage kiosk without an address of a server says what is wrong and how to call it', async () => {
  const wrong = await passageKiosk(['--data', join(tmpdir(), 'never-made')], () => false);
  expect(wrong.code).toBe(2);
  expect(wrong.error).toContain('--server (PASSAGE_SERVER)');
  expect(wrong.error).toContain('passage kiosk --server URL --data DIR');
});
