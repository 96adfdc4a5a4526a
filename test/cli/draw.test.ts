/** `passage draw` as people run it: through a running server, straight into the database, and verify on files alone. */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { draw } from '../../cli/draw.ts';
import { publishedNames } from '../../domain/draw/verify-files.ts';
import { DrawFiles } from '../../server/draw/draw-files.ts';
import { closeDraw } from '../../server/draw/draw-steps.ts';
import { closesAtMs, drawId, noon, openDrawProgramme, publicValue, register } from '../server/draw/draw-programme.ts';
import { startServerProcess } from '../server/server-process.ts';
import { ScriptedKiosk } from '../server/scripted-kiosk.ts';

let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'passage-cli-draw-'));
  const programme = await openDrawProgramme({ kind: 'sqlite', folder }, { nowMs: noon });
  await register(programme, new ScriptedKiosk('K1'), 5);
  await programme.close();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function passage(...args: string[]): Promise<{ readonly code: number; readonly out: string }> {
  const lines: string[] = [];
  const spies = (['log', 'error'] as const).map((name) =>
    vi.spyOn(console, name).mockImplementation((line: unknown) => void lines.push(String(line))),
  );
  const code = await draw(args);
  for (const spy of spies) spy.mockRestore();
  return { code, out: lines.join('\n') };
}
/** The command has the real clock, and the draw is long over: the list is closed in its time by hand. */
async function closeInTime(): Promise<void> {
  const programme = await openDrawProgramme({ kind: 'sqlite', folder }, { nowMs: closesAtMs });
  await closeDraw(programme, new DrawFiles(programme.store, folder), drawId);
  await programme.close();
}
const step = (...args: string[]) => passage(...args, '--data', folder);
const published = () => join(folder, 'published', 'draws', drawId);

describe('passage draw', () => {
  test('straight into the database: status, close, run, settle, and verify with nothing but the files', async () => {
    expect(await step('status', drawId)).toMatchObject({ code: 0, out: expect.stringContaining('announced') as string });
    expect(await step('run', drawId, '--public-value', publicValue)).toMatchObject({
      code: 1,
      out: expect.stringContaining('Close the draw') as string,
    });
    await closeInTime();
    expect((await step('close', drawId)).out).toContain('10 entries');
    const run = await step('run', drawId, '--public-value', publicValue);
    expect(run).toMatchObject({ code: 0, out: expect.stringContaining(publicValue) as string });
    const ticket = /1 car +[\d-]+ (\S+) waiting/.exec(run.out)?.[1] ?? '';
    expect((await step('settle', drawId, ticket, 'forfeited', '--reason', 'declined')).out).toContain('forfeited');
    // Elsewhere, without the data folder.
    const elsewhere = join(folder, 'elsewhere');
    cpSync(published(), elsewhere, { recursive: true });
    const answer = await passage('verify', elsewhere);
    expect(answer).toMatchObject({ code: 0, out: expect.stringContaining('The winners are those that follow') as string });
    for (const name of publishedNames) expect(answer.out).toContain(name);
  });

  test('verify ends with 1 and names the file whatever file is changed', async () => {
    await closeInTime();
    await step('run', drawId, '--public-value', publicValue);
    expect((await passage('verify', ...publishedNames.map((name) => join(published(), name)))).code).toBe(0);
    for (const name of publishedNames) {
      const spoilt = join(folder, `spoilt-${name}`);
      cpSync(published(), spoilt, { recursive: true });
      const text = readFileSync(join(spoilt, name), 'utf8');
      // One hexadecimal digit of the last long run of them.
      const at = [...text.matchAll(/[0-9a-f]{12}/g)].at(-1)?.index ?? 0;
      writeFileSync(join(spoilt, name), `${text.slice(0, at)}${text[at] === '0' ? '1' : '0'}${text.slice(at + 1)}`);
      const answer = await passage('verify', spoilt);
      expect([name, answer.code]).toEqual([name, 1]);
      expect(answer.out).toMatch(/WRONG \S+/);
    }
  });

  test('a list that is closed after the public value was to be born is closed, and does not pass', async () => {
    expect((await step('close', drawId)).code).toBe(0);
    const answer = await passage('verify', published());
    expect(answer).toMatchObject({ code: 1, out: expect.stringContaining('could know the public value') as string });
  });

  test('before the draw verify checks what is there and ends with 1; wrong use ends with 2', async () => {
    await closeInTime();
    expect(await passage('verify', published())).toMatchObject({
      code: 1,
      out: expect.stringContaining('result.json is not there') as string,
    });
    expect((await passage('verify')).code).toBe(2);
    expect((await passage('verify', join(folder, 'programme.db'))).code).toBe(2);
    expect((await passage('verify', join(folder, 'nowhere'))).code).toBe(3);
    expect((await step('settle', drawId, 'x')).code).toBe(2);
    expect((await step('run', drawId)).code).toBe(2);
    expect((await step('close', drawId, '--what')).code).toBe(2);
    expect(await step('status', 'no-such-draw')).toMatchObject({ code: 1, out: expect.stringContaining('There is no draw') as string });
  });

  test('through the running server, killed between any two steps; the files are served to everybody', async () => {
    const secretHash = /secret hash +(\w{64})/.exec((await step('status', drawId)).out)?.[1] ?? '';
    for (const [args, name] of [
      [['status', drawId], 'announcement.json'],
      [['close', drawId], 'entries.txt'],
      [['run', drawId, '--public-value', publicValue], 'result.json'],
      [['status', drawId], 'claims.json'],
    ] as const) {
      if (args[0] === 'close') await closeInTime();
      const server = await startServerProcess(['--data', folder]);
      expect(await step(...args)).toEqual({ code: 0, out: expect.stringContaining(drawId) as string });
      const response = await fetch(`${server.url}/published/draws/${drawId}/${name}`);
      expect(response.status).toBe(200);
      expect(await response.text()).toBe(readFileSync(join(published(), name), 'utf8'));
      for (const path of [`${drawId}/office-token`, `${drawId}/..%2f..%2f..%2foffice-token`, 'no-such-draw/announcement.json'])
        expect((await fetch(`${server.url}/published/draws/${path}`)).status).toBe(404);
      expect((await fetch(`${server.url}/office/api/draws/${drawId}/close`, { method: 'POST' })).status).toBe(401);
      await server.kill();
      // What a crash right after the decision would leave: the next look writes it again.
      rmSync(join(published(), name));
    }
    const last = await startServerProcess(['--data', folder]);
    expect((await step('status', drawId, '--json')).out).toContain('"state":"drawn"');
    await last.kill();
    for (const name of publishedNames) expect([name, existsSync(join(published(), name))]).toEqual([name, true]);
    expect((await passage('verify', published(), '--secret-hash', secretHash)).code).toBe(0);
  });
});
