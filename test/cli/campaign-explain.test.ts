import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { campaign } from '../../cli/campaign.ts';
import { demoCampaignFiles } from '../../server/demo/demo-campaigns.ts';
import { languages } from '../../domain/text/language.ts';
import { cliGround } from './cli-ground.ts';

const ground = cliGround();
const { out } = ground;

const texts = (text: string) => `{ en: ${text}, ru: ${text}, fi: ${text}, de: ${text} }`;
const head = (name: string) => `campaign: ${name}\ntitle: ${texts(name)}\nshort: ${texts(name)}\ntext: ${texts(name)}\n`;
const when = 'when: { from: 2098-11-03, until: 2099-11-30 }\n';
const file = (name: string, rule: string) => {
  writeFileSync(join(ground.folder, `${name}.yaml`), head(name) + when + rule);
  return join(ground.folder, `${name}.yaml`);
};
const explain = (...args: string[]) => campaign(['explain', ...args]);
const said = () => out.join('\n').replaceAll('\u00a0', ' ');

describe('passage campaign explain', () => {
  test('reads the rule back, and says what a visitor reads just short of the goal and at it', async () => {
    const five = file('five', 'every: month\nreach: { shops: 3 }\ngive: { points: 500, expires: 90 days }\nquota: { points: 50000 }\n');
    expect(await explain(five)).toBe(0);
    expect(said()).toContain('To reach in one month: 3 different shops.');
    expect(said()).toContain('Budget: 50,000 points in all.');
    expect(said()).toMatch(/Receipt 2: .*\n {4}→ 1 more shop by 30 November and you get 500 points/);
    expect(said()).toMatch(/Receipt 3: .*\n {4}→ 3 different shops in one month: \+500 points, to spend anywhere until 1 February/);
  });

  test('speaks the language that is asked for', async () => {
    const sum = file('sum', 'every: day\nreach: { sum: 5000 }\ngive: { gift: hare }\n');
    expect(await explain(sum, '--lang', 'fi')).toBe(0);
    expect(said()).toContain('Tarvitaan yhden päivän aikana: 5 000 ₽.');
    expect(said()).toContain('→ Vielä 1 ₽ tänään, niin se on sinun: sum');
  });

  test('names the parts of a combination that are still to come', async () => {
    const both = file(
      'party',
      'every: week\ntogether:\n  - { shops: [bakery], goods: [cake] }\n  - { shops: [kite], goods: [balloons], sum: 500 }\ngive: { points: 300 }\n',
    );
    expect(await explain(both)).toBe(0);
    expect(said()).toContain('Part 2: balloons from kite, 500 ₽ or more.');
    expect(said()).toMatch(/→ Still to come by \w+: balloons from kite, 500 ₽ or more, and you get 300 points/);
    expect(said()).toContain('→ All parts together: +300 points, to spend anywhere');
  });

  test('explains every campaign of the demo mall with an example that reaches its goal, in every language', async () => {
    for (const language of languages) {
      out.length = 0;
      const files = demoCampaignFiles();
      expect(await explain(...files, '--mall', 'demo', '--lang', language, '--json')).toBe(0);
      expect(out).toHaveLength(files.length);
      for (const line of out) {
        const {
          campaign: name,
          rule,
          examples,
        } = JSON.parse(line) as {
          campaign: string;
          rule: { text: string }[];
          examples: { outcome: string; reads: { text: string }[] }[];
        };
        expect([name, examples.at(-1)?.outcome]).toEqual([name, 'reached']);
        for (const { text } of [...rule, ...examples.flatMap((one) => one.reads)]) {
          expect(text).not.toMatch(/undefined|[{}]|\b(?:rule|award|gain|near|win|what)\.[a-z]/);
        }
      }
    }
  });

  test('--json gives the sentences as data beside their words', async () => {
    const sum = file('sum', 'every: receipt\nreach: { sum: 2000 }\ngive: { points: 2000, spendAt: b }\n');
    expect(await explain(sum, '--json')).toBe(0);
    const [line = ''] = out;
    const told = JSON.parse(line) as { examples: { receipt: unknown; outcome: string; reads: { key: string; args: unknown }[] }[] };
    expect(told.examples.map((one) => [one.outcome, one.reads[0]?.key])).toEqual([
      ['short', 'near.receipt'],
      ['reached', 'award.receipt'],
    ]);
    expect(told.examples[1]?.reads[0]?.args).toMatchObject({ sumMinor: 200_000, points: 2000, spendAtTenantId: 'b' });
  });

  test('a file that cannot be loaded is told with its line and exit code 1, wrong use with 2', async () => {
    const broken = file('broken', 'every: century\ngive: { points: 5 }\n');
    expect(await explain(broken)).toBe(1);
    expect(said()).toContain('broken.yaml:6');
    expect(await explain()).toBe(2);
    expect(await explain(broken, '--lang', 'sv')).toBe(2);
    expect(said()).toContain('--lang sv is no language of visitors here; say en, ru, fi, de.');
    expect(await explain('--speed')).toBe(2);
    expect(await campaign(['explain', '--help'])).toBe(0);
  });
});
