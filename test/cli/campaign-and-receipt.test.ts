import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { check } from '../../cli/campaign-check.ts';
import { receipt } from '../../cli/receipt.ts';

const out: string[] = [];
let folder = '';
beforeEach(() => {
  out.length = 0;
  folder = mkdtempSync(join(tmpdir(), 'passage-cli-'));
  vi.spyOn(console, 'log').mockImplementation((line: unknown) => void out.push(String(line)));
  vi.spyOn(console, 'error').mockImplementation((line: unknown) => void out.push(String(line)));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

const code = 't=20190613T132300&s=524.39&fn=9289000100393237&i=20509&fp=2249765769&n=1';

describe('passage receipt parse', () => {
  test('prints exactly the promised fields, one object a line, and ends with 0', async () => {
    expect(await receipt(['parse', code])).toBe(0);
    expect(out).toHaveLength(1);
    expect(JSON.parse(out[0] ?? '')).toEqual({
      ok: true,
      country: 'RU',
      format: 'ru-fns',
      issuer: '9289000100393237',
      tenant: null,
      identity: 'ru-fns:9289000100393237/20509/2249765769',
      issuedAtLocal: '2019-06-13T13:23:00',
      zone: null,
      totalMinor: 52439,
      currency: 'RUB',
      kind: 'purchase',
      proof: { level: 'online', verified: null },
      warnings: [],
    });
  });

  test('one code that is no receipt makes the end 1, the others are read all the same', async () => {
    expect(await receipt(['parse', 'hello', code])).toBe(1);
    expect(out.map((line) => (JSON.parse(line) as { ok: boolean }).ok)).toEqual([false, true]);
  });

  test('a test receipt is read without its mark and says so', async () => {
    expect(await receipt(['parse', `TEST:${code}`])).toBe(0);
    expect(JSON.parse(out[0] ?? '')).toMatchObject({ ok: true, warnings: ['test receipt: posts nothing'] });
  });

  test('wrong use ends with 2 and shows the help', async () => {
    expect(await receipt([])).toBe(2);
    expect(out.join('\n')).toContain('passage receipt parse TEXT');
  });
});

describe('passage campaign check', () => {
  const good =
    'campaign: five\ntitle: { en: Five }\nshort: { en: five }\ntext: { en: five }\nwhen: { from: 2026-11-01, until: 2099-11-30 }\nevery: month\nreach: { shops: 5 }\ngive: { points: 500 }\n';
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };

  test('a good file ends with 0 and names the campaign', async () => {
    expect(await check([file('five.yaml', good)])).toBe(0);
    expect(out.at(-1)).toContain('five can be loaded');
  });

  test('a mistake ends with 1 and is told as file:line:column with the nearest right key', async () => {
    const path = file('bad.yaml', good.replace('points', 'pionts'));
    expect(await check([path])).toBe(1);
    expect(out).toEqual([`${path}:8:9: problem: give.pionts "pionts" is not known here. Did you mean "points"?`]);
  });

  test('a file that is not there, an unknown option and an unknown zone are told, not thrown', async () => {
    expect(await check([join(folder, 'none.yaml')])).toBe(1);
    expect(out[0]).toContain('cannot be opened');
    expect(await check(['--what', 'x'])).toBe(2);
    expect(await check([file('five.yaml', good), '--zone', 'Mars/Olympus'])).toBe(2);
    expect(out.at(-1)).toContain('Unknown time zone');
  });

  test('--json gives one object a file', async () => {
    expect(await check(['--json', file('a.yaml', good), file('b.yaml', 'x: 1\n')])).toBe(1);
    expect(out.map((line) => (JSON.parse(line) as { ok: boolean }).ok)).toEqual([true, false]);
  });
});
