/** `passage settle` and `passage period`, as they are called. */
import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { account, dayMs, noon, opened, scanned } from '../domain/decide/fixture.ts';
import { ScriptedKiosk } from '../server/scripted-kiosk.ts';
import { openTestProgramme, temporaryFolder } from '../server/test-programme.ts';

const { folder, remove } = temporaryFolder();
const passage = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['cli/main.ts', ...args, '--data', folder], { encoding: 'utf8' });
  return { status, stdout, stderr };
};

beforeAll(async () => {
  const programme = await openTestProgramme({ kind: 'sqlite', folder }, { nowMs: noon - 399 * dayMs });
  const kiosk = new ScriptedKiosk('D1');
  await programme.store.write((t) => t.putKiosk(kiosk.row('desk')));
  kiosk.record(opened(1), { registeredAtMs: noon - 399 * dayMs });
  kiosk.record(scanned(1, 1, 300_000, { atLocal: '2025-10-18T11:30:00' }), { registeredAtMs: noon - 399 * dayMs });
  await programme.decider.push({ kioskId: 'D1', incarnation: 1, facts: kiosk.journal });
  expect((await programme.store.read((t) => t.document('account', account(1))))?.lots.length).toBeGreaterThan(0);
  await programme.close();
});
afterAll(remove);

test('settle prints the same bytes each time, and 0 when the page ties', () => {
  const first = passage('settle', '--period', '2025-10', '--json');
  expect(first).toMatchObject({ status: 0, stderr: '' });
  expect(JSON.parse(first.stdout)).toMatchObject({ period: '2025-10', state: 'open' });
  expect(passage('settle', '--period=2025-10', '--json').stdout).toBe(first.stdout);
  expect(passage('settle', '--period', '2025-10', '--csv').stdout).toMatch(
    /^period,tenant,section,line,belongs_to,amount_minor,postings\n2025-10,vesta,/,
  );
});

test('settle without a month, or with one that is none, says what it wants', () => {
  for (const args of [
    ['--period', '2025-13'],
    ['--period', '2025-10', '--pdf'],
  ]) {
    const { status, stderr } = passage('settle', ...args);
    expect([status, stderr.length > 20]).toEqual([2, true]);
  }
});

test('a month is closed once; the next call says so', () => {
  expect(passage('period', 'close', '2025-10')).toMatchObject({ status: 0, stdout: 'period: 2025-10 is closed\n' });
  const again = passage('period', 'close', '2025-10');
  expect(again).toMatchObject({ status: 1, stdout: '' });
  expect(again.stderr).toMatch(/2025-10 is closed already/);
  expect(passage('settle', '--period', '2025-10').stdout).toMatch(/^2025-10: closed\n/);
});
