import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { receipt } from '../../cli/receipt.ts';

const out: string[] = [];
beforeEach(() => {
  out.length = 0;
  vi.spyOn(console, 'log').mockImplementation((line: unknown) => void out.push(String(line)));
  vi.spyOn(console, 'error').mockImplementation((line: unknown) => void out.push(String(line)));
});
afterEach(() => {
  vi.restoreAllMocks();
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
