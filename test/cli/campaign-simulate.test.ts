import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { campaign } from '../../cli/campaign.ts';
import { sortLines } from '../../cli/simulate/sort-receipts.ts';
import { simulationReport } from '../../domain/simulate/report.ts';
import { demoCampaignFiles } from '../../server/demo/demo-campaigns.ts';

const out: string[] = [];
const errors: string[] = [];
let folder = '';
beforeEach(() => {
  out.length = 0;
  errors.length = 0;
  folder = mkdtempSync(join(tmpdir(), 'passage-simulate-'));
  vi.spyOn(console, 'log').mockImplementation((line: unknown) => void out.push(String(line)));
  vi.spyOn(console, 'error').mockImplementation((line: unknown) => void errors.push(String(line)));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const simulate = (...args: string[]) => campaign(['simulate', ...args]);
const texts = (text: string) => `{ en: ${text}, ru: ${text}, fi: ${text}, de: ${text} }`;
const head = (id: string) =>
  `campaign: ${id}\ntitle: ${texts(id)}\nshort: ${texts(id)}\ntext: ${texts(id)}\nwhen: { from: 2026-11-01, until: 2026-11-30 }\n`;
const base = `${head('base')}every: receipt\ngive: { points: 1, per: 100, expires: 90 days }\npays: { shop: 100 }\n`;
const toy = `${head('toy')}where: { except: { categories: [cafe] } }\nevery: day\nreach: { sum: 5000 }\ngive: { gift: toy }\nquota: { perDay: 1, perAccount: 1 }\n`;
const gifts = 'gift;value;units\ntoy;650,50;10\n';
const receipts = [
  'receipt;member;shop;category;amount;purchased',
  'r1;anna;vesta;fashion;3000;2026-11-21 12:00',
  'r2;anna;tilia;cafe;890,50;2026-11-21 12:30',
  'r3;boris;vesta;fashion;5200;2026-11-21 13:05',
  'r4;anna;corso;shoes;"2 600,00";2026-11-21 15:40',
  'r5;olga;vesta;fashion;12,345;2026-11-21 16:00',
  'r6;"olga;vesta;fashion;1;2026-11-21 16:00',
  'r7;olga;vesta;fashion;4700;21.11.2026 17:00',
  'r7;olga;vesta;fashion;4700;21.11.2026 17:00',
  '',
].join('\r\n');

const inputs = () => ['--receipts', file('r.csv', `\uFEFF${receipts}`), '--gifts', file('g.csv', gifts)];

describe('passage campaign simulate', () => {
  test('says who gets what, what it costs whom, when units were gone, and which lines it passed over', async () => {
    expect(await simulate(file('base.yaml', base), file('toy.yaml', toy), ...inputs())).toBe(0);
    const text = out.join('\n').replaceAll(folder, 'DIR').replaceAll('\u00a0', ' ');
    expect(text).toBe(readFileSync(join(import.meta.dirname, 'campaign-simulate.expected.txt'), 'utf8').trimEnd());
  });

  test('writes each award as a line of the awards file', async () => {
    const awards = join(folder, 'awards.csv');
    await simulate(file('base.yaml', base), file('toy.yaml', toy), ...inputs(), '--awards', awards);
    expect(readFileSync(awards, 'utf8').split('\n')).toEqual([
      'registered,receipt,member,campaign,award,what,amount,of,state',
      '2026-11-21T12:00:00,r1,anna,base,base/r1/1,points,30,everywhere,given',
      '2026-11-21T12:30:00,r2,anna,base,base/r2/1,points,8,everywhere,given',
      '2026-11-21T13:05:00,r3,boris,base,base/r3/1,points,52,everywhere,given',
      '2026-11-21T13:05:00,r3,boris,toy,toy/2026-11-21/1,gift,1,toy,given',
      '2026-11-21T15:40:00,r4,anna,base,base/r4/1,points,26,everywhere,given',
      '2026-11-21T15:40:00,r4,anna,toy,toy/2026-11-21/1,gift,1,toy,refused_quota',
      '2026-11-21T17:00:00,r7,olga,base,base/r7/1,points,47,everywhere,given',
      '',
    ]);
  });

  test('--json prints the documented form, and the same input the same bytes', async () => {
    const args = [file('base.yaml', base), ...inputs(), '--json', '--against', file('toy.yaml', toy)];
    expect(await simulate(...args)).toBe(0);
    expect(await simulate(...args)).toBe(0);
    expect(out[0]).toBe(out[1]);
    const report = simulationReport.parse(JSON.parse(out[0] ?? ''));
    expect(report.receipts).toBe(5);
    expect(report.unreadable).toMatchObject({ total: 3, lines: [{ line: 6 }, { line: 7 }, { line: 9 }] });
    expect(report.difference).toMatchObject({
      campaigns: [
        { campaign: 'base', awards: 5, points: 163, moneyMinor: 16_300 },
        { campaign: 'toy', awards: -1, points: 0, moneyMinor: -65_050 },
      ],
      winners: 2,
      losers: 1,
    });
  });

  test('reads an unsorted file with --sort as if it were sorted, and without it reports what is too late', async () => {
    const [header = '', ...lines] = Array.from({ length: 30 }, (_, n) =>
      n === 0 ? 'member,shop,amount,purchased' : `m${n % 4},vesta,${n * 100},2026-11-${String(n).padStart(2, '0')} 12:00`,
    );
    const sorted = file('sorted.csv', [header, ...lines].join('\n'));
    const mixed = file('mixed.csv', [header, ...lines.toReversed()].join('\n'));
    const rules = file('base.yaml', base);
    await simulate(rules, '--receipts', sorted, '--json');
    await simulate(rules, '--receipts', mixed, '--json', '--sort');
    await simulate(rules, '--receipts', mixed, '--json');
    const [a, b, c] = out.map((line) => simulationReport.parse(JSON.parse(line)));
    expect(b).toEqual(a);
    expect(c?.unreadable.total).toBe(25);
    expect(c?.unreadable.lines[0]?.what).toMatch(/sort the file by registration, or use --sort/);
  });

  test('tries next month on the receipts of this one with --shift', async () => {
    const later = base.replace('from: 2026-11-01, until: 2026-11-30', 'from: 2026-12-01, until: 2026-12-30');
    await simulate(file('later.yaml', later), ...inputs(), '--json');
    await simulate(file('later.yaml', later), ...inputs(), '--json', '--shift', '-28');
    expect(out.map((line) => simulationReport.parse(JSON.parse(line)).result.total.points)).toEqual([0, 163]);
  });

  test('takes all demo campaigns with the demo mall, twice the same bytes', async () => {
    const today = new Date(Date.now() - 3_600_000).toISOString().slice(0, 10);
    const lines = Array.from(
      { length: 40 },
      (_, n) => `m${n % 5},vesta,${1000 + n * 77},${today} ${String(5 + Math.floor(n / 3)).padStart(2, '0')}:00`,
    );
    const past = file('past.csv', ['member,shop,amount,purchased', ...lines].join('\n'));
    const run = () => simulate(...demoCampaignFiles(), '--mall', 'demo', '--receipts', past, '--json');
    expect(await run()).toBe(0);
    expect(await run()).toBe(0);
    expect(out[0]).toBe(out[1]);
    const report = simulationReport.parse(JSON.parse(out[0] ?? ''));
    expect(report.receipts).toBe(40);
    expect(report.result.total.points).toBeGreaterThan(0);
  });

  test.each([
    [[], 'Say which campaign files to simulate.'],
    [['x.yaml'], 'Say where the receipts are: --receipts FILE.csv.'],
    [['x.yaml', '--receipts', 'r.csv', '--seed', 'x'], '--seed x: say a whole number from 0 to 999999999.'],
    [['x.yaml', '--speed'], 'Unknown option: --speed.'],
  ])('%j ends with 2 and says what to write', async (args, sentence) => {
    expect(await simulate(...args)).toBe(2);
    expect(errors.join()).toContain(sentence);
  });

  test('a campaign file with a problem ends with 1, a receipts file without its columns with 2, one that is not there with 3', async () => {
    expect(await simulate(file('bad.yaml', base.replace('points:', 'pionts:')), ...inputs())).toBe(1);
    expect(await simulate(file('base.yaml', base), '--receipts', file('x.csv', 'who,what\n'))).toBe(2);
    expect(errors.at(-1)).toContain('missing: member, shop, amount, purchased');
    expect(await simulate(file('base.yaml', base), '--receipts', join(folder, 'none.csv'))).toBe(3);
  });
});

test('an external sort merges its chunks in order, lines of the same instant as they stood', async () => {
  const lines = Array.from({ length: 1000 }, (_, n) => ({ atMs: (n * 7919) % 101, number: n + 2, text: `line "${n}"\twith a tab` }));
  const sorted: string[] = [];
  for await (const batch of sortLines(batches(lines), 64)) for (const { text } of batch) sorted.push(text ?? '');
  const expected = lines.toSorted((a, b) => a.atMs - b.atMs || a.number - b.number).map((line) => line.text);
  expect(sorted).toEqual(expected);
});

async function* batches<T>(list: readonly T[]): AsyncGenerator<readonly T[]> {
  for (let at = 0; at < list.length; at += 10) yield list.slice(at, at + 10);
}

describe('hostile input of a simulation', () => {
  test('the awards file is none of the files that are read: nothing is written over', async () => {
    const all = inputs();
    const byAnotherName = join(folder, '..', basename(folder), 'r.csv');
    expect(await simulate(file('base.yaml', base), ...all, '--awards', byAnotherName)).toBe(2);
    expect(errors.join()).toContain('it would be written over');
    expect(readFileSync(all[1] ?? '', 'utf8')).toBe(`\uFEFF${receipts}`);
  });

  test('lines in another encoding or with control characters are told by their number, and no terminal hears what they hold', async () => {
    const path = join(folder, 'latin.csv');
    const names = ['gr\u00fcn', 'a\u001b[31m', 'b\u0000', 'anna'].map((name) => `${name};vesta;100;2026-11-21`);
    const lines = ['member;shop;amount;purchased', ...names, 'anna;vesta;100;9999-11-21', 'anna;vesta;100;2026-11-21'];
    writeFileSync(path, Buffer.from(lines.join('\n'), 'latin1'));
    expect(await simulate(file('base.yaml', base), '--receipts', path)).toBe(0);
    const told = out.join('\n');
    for (const line of [2, 3, 4]) expect(told).toContain(`latin.csv:${line}: it holds a character that is no text`);
    expect(told).toContain('latin.csv:6: purchased: it is not between 1970 and 2200');
    expect(told).toContain('2 receipts of 1 members');
    expect(told.includes('\u0000') || told.includes('\u001b')).toBe(false);
  });
});
