import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { campaign } from '../../cli/campaign.ts';
import { demoCampaignFiles } from '../../server/demo/demo-campaigns.ts';
import { seedDemo } from '../../server/demo/seed-demo.ts';
import { openProgramme } from '../../server/open-programme.ts';
import { cliGround } from './cli-ground.ts';

const ground = cliGround();
const { out } = ground;

const texts = (text: string) => `{ en: ${text}, ru: ${text}, fi: ${text}, de: ${text} }`;
const good = `campaign: five
title: ${texts('Five')}
short: ${texts('five')}
text: ${texts('five')}
when: { from: 2098-11-01, until: 2099-11-30 }
every: month
reach: { shops: 5 }
give: { points: 500 }
quota: { points: 50000 }
`;
const file = (name: string, text: string) => {
  writeFileSync(join(ground.folder, name), text);
  return join(ground.folder, name);
};
const check = (...args: string[]) => campaign(['check', ...args]);

describe('passage campaign check', () => {
  test('a good file ends with 0, names the campaign, and says that no mall was at hand', async () => {
    expect(await check(file('five.yaml', good))).toBe(0);
    expect(out).toEqual([
      '1 of 1 can be loaded: five (problems: 0, to look at: 0)\nNo mall at hand, so names, stock and other campaigns are not checked: --mall DIR, or --mall demo.',
    ]);
  });

  test('a mistake ends with 1 and is told as file:line:column with the nearest right key', async () => {
    const path = file('bad.yaml', good.replace('points: 500 ', 'pionts: 500 '));
    expect(await check(path)).toBe(1);
    expect(out[0]).toBe(`${path}:8:9 problem: give.pionts "pionts" is not known here (did you mean points?)`);
    expect(out.at(-1)).toContain('0 of 1 can be loaded (problems: 1');
  });

  test('a ground.folder, a device without an end and a file of bytes are problems of that file, told without obeying what they hold', async () => {
    const bytes = join(ground.folder, 'bytes.yaml');
    writeFileSync(bytes, Buffer.from([0xff, 0xfe, 0x63, 0x00, 0x1b, 0x5b]));
    const keys = file('keys.yaml', `"\\e[31mred": 1\n${good}`);
    expect(await check(ground.folder, '/dev/zero', bytes, keys)).toBe(1);
    expect(out.slice(0, 4)).toEqual([
      `${ground.folder}:1:1 problem: the file cannot be opened: it is a folder; name the files in it`,
      expect.stringMatching(/^\/dev\/zero:1:1 problem: the file is longer than \d+ characters/),
      `${bytes}:1:1 problem: the file is not UTF-8 here: save it as UTF-8 text`,
      expect.stringContaining('keys.yaml:1:1 problem: \\u001b[31mred "\\u001b[31mred" is not known here'),
    ]);
  });

  test('a file that is not there is a problem of that file; the others are checked all the same', async () => {
    expect(await check(join(ground.folder, 'none.yaml'), file('five.yaml', good))).toBe(1);
    expect(out[0]).toContain('none.yaml:1:1 problem: the file cannot be opened: there is no such file');
    expect(out.at(-1)).toContain('1 of 2 can be loaded: five');
  });

  test.each([
    ['no file', [], 'passage campaign check FILE'],
    ['an unknown option', ['--what', 'x'], 'Unknown option: --what'],
    ['an option without its value', ['x.yaml', '--mall'], '--mall needs a value'],
    ['an unknown zone', ['x.yaml', '--zone', 'Mars/Olympus'], 'Unknown time zone: Mars/Olympus'],
    ['no currency', ['x.yaml', '--currency', 'roubles'], '--currency roubles is no currency code'],
  ])('wrong use ends with 2 and says what is wrong: %s', async (_name, args, said) => {
    expect(await check(...args)).toBe(2);
    expect(out.join('\n')).toContain(said);
  });

  test('a ground.folder without a programme ends with 3', async () => {
    expect(await check(file('five.yaml', good), '--mall', join(ground.folder, 'nowhere'))).toBe(3);
    expect(out.join('\n')).toContain('There is no programme in');
  });

  test('--json gives one object a file', async () => {
    expect(await check('--json', file('a.yaml', good), file('b.json', '{"x": 1}'))).toBe(1);
    const [a, b] = out.map((line) => JSON.parse(line) as { ok: boolean; campaign: string | null; problems: object[] });
    expect(a).toMatchObject({ ok: true, campaign: 'five', problems: [], warnings: [] });
    expect(b?.ok).toBe(false);
    expect(b?.problems).toContainEqual(
      expect.objectContaining({ line: 1, column: 2, where: 'x', what: '"x" is not known here', nearest: null }),
    );
    expect(out).toHaveLength(2);
  });

  test('files given together are checked against each other', async () => {
    const twin = file('twin.yaml', good);
    const base = good
      .replace('five', 'base')
      .replace('every: month\nreach: { shops: 5 }', 'every: receipt')
      .replace('points: 500 ', 'points: 1, per: 100 ');
    const times = base
      .replace('campaign: base', 'campaign: twice')
      .replace('points: 1, per: 100', 'times: 2, of: six')
      .replace('quota: { points: 50000 }', '');
    const six = good.replace('campaign: five', 'campaign: six');
    expect(await check(file('five.yaml', good), twin)).toBe(1);
    expect(out.join('\n')).toContain(`campaign is the campaign of ${join(ground.folder, 'five.yaml')} too: each needs a name of its own`);
    out.length = 0;
    expect(await check(file('five.yaml', good), file('six.yaml', six))).toBe(0);
    expect(out.join('\n')).toContain('where the same receipts also count for six, and all are given');
    out.length = 0;
    expect(await check(file('base.yaml', base), file('twice.yaml', times), file('six.yaml', six))).toBe(1);
    expect(out.join('\n')).toContain('give.of six gives no points for each amount');
    out.length = 0;
    expect(await check(file('base.yaml', base), file('twice.yaml', times.replace('of: six', 'of: base')))).toBe(0);
  });

  test('{{today+7}} is a date, as in the files of the demo mall', async () => {
    expect(await check(file('five.yaml', good.replace('2098-11-01', '"{{today+7}}"')))).toBe(0);
  });

  test('the demo mall knows its names, and takes its own campaigns', async () => {
    const lost = good.replace('give: { points: 500 }', 'give: { points: 500, spendAt: cafe-tila }');
    expect(await check('--mall', 'demo', file('five.yaml', lost))).toBe(1);
    expect(out[0]).toContain('give.spendAt the mall has no shop "cafe-tila" (did you mean cafe-tilia?)');
    out.length = 0;
    expect(await check('--mall', 'demo', ...demoCampaignFiles())).toBe(0);
  });

  test('a programme is asked for its names, its stock and its campaigns', async () => {
    const programme = await openProgramme({ place: { kind: 'sqlite', folder: ground.folder }, nowMs: () => Date.now(), secrets: null });
    await seedDemo(programme, { accounts: 3, seed: 1, print: () => undefined });
    const hare = good
      .replace('give: { points: 500 }', 'give: { gift: plush-here }')
      .replace('quota: { points: 50000 }', 'quota: { total: 5000 }')
      .replace('2098-11-01', '"{{today-3}}"');
    try {
      expect(await check('--mall', ground.folder, file('hare.yaml', hare))).toBe(1);
      expect(out[0]).toContain('give.gift the mall has no gift "plush-here" (did you mean plush-hare?)');
      out.length = 0;
      expect(await check('--mall', ground.folder, file('hare.yaml', hare.replace('plush-here', 'plush-hare')))).toBe(0);
      expect(out.join('\n')).toMatch(/quota.total is more than the stock of \d+/);
      expect(out.join('\n')).toContain('the same receipts also earn this gift in plush-hare');
    } finally {
      await programme.close();
    }
  });
});

describe('passage campaign', () => {
  test('without a verb, or with an unknown one, says which there are', async () => {
    expect(await campaign([])).toBe(2);
    expect(await campaign(['chekc'])).toBe(2);
    expect(out[0]).toMatch(/check .*\n +explain .*\n +load /);
    expect(out[1]).toContain('there is no "chekc"');
  });

  test('every verb explains itself', async () => {
    for (const verb of ['check', 'explain', 'load', 'profiles', 'schema', 'simulate']) {
      out.length = 0;
      expect(await campaign([verb, '--help'])).toBe(0);
      expect(out.join('\n')).toContain(`passage campaign ${verb}`);
      expect(out.join('\n')).toContain('Exit code');
    }
  });

  test('profiles lists each legal profile with its fields', async () => {
    expect(await campaign(['profiles'])).toBe(0);
    expect(out.join('\n')).toMatch(/ru-gift: .*\n {2}organiser-name /);
    out.length = 0;
    expect(await campaign(['profiles', '--json'])).toBe(0);
    expect((JSON.parse(out.join('')) as { id: string }[]).map((one) => one.id)).toContain('ru-gift');
  });

  test('schema prints the published schema', async () => {
    let printed = '';
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      printed += String(text);
      return true;
    });
    expect(await campaign(['schema'])).toBe(0);
    vi.mocked(process.stdout.write).mockRestore();
    expect(printed).toBe(readFileSync(join(import.meta.dirname, '../../schema/campaign.schema.json'), 'utf8'));
  });
});
