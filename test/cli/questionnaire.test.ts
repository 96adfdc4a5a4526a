import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { questionnaire } from '../../cli/questionnaire.ts';
import { demoQuestionnaireFiles } from '../../server/demo/demo-questionnaires.ts';
import { seedDemo } from '../../server/demo/seed-demo.ts';
import { openProgramme } from '../../server/open-programme.ts';
import type { Programme } from '../../server/open-programme.ts';
import { cliGround } from './cli-ground.ts';

const ground = cliGround();
const { out } = ground;

const good = readFileSync(demoQuestionnaireFiles()[0] ?? '', 'utf8')
  .replace('{{today-30}}', '2026-01-01')
  .replace('{{today+120}}', '2099-12-31');
const file = (name: string, text: string): string => {
  writeFileSync(join(ground.folder, name), text);
  return join(ground.folder, name);
};

describe('passage questionnaire check', () => {
  test('a good file ends with 0 and says how much it asks', async () => {
    const path = file('good.yaml', good);
    expect(await questionnaire(['check', path])).toBe(0);
    expect(out).toEqual([`${path}: 4 questions can be loaded`]);
  });

  test('a mistake ends with 1, with its line and the nearest right key, and obeys nothing that the file holds', async () => {
    const path = file('bad.yaml', `"\\e[31mred": 1\n${good.replace('questions:', 'qestions:')}`);
    expect(await questionnaire(['check', path])).toBe(1);
    expect(out).toContainEqual(expect.stringContaining(`${path}:1:1 problem: \\u001b[31mred "\\u001b[31mred" is not known here`));
    expect(out.join('\n')).toContain('(did you mean questions?)');
  });

  test('no file, a ground.folder, a device without an end and bytes are told', async () => {
    expect(await questionnaire(['check', join(ground.folder, 'none.yaml')])).toBe(1);
    expect(await questionnaire(['check', ground.folder])).toBe(1);
    expect(await questionnaire(['check', '/dev/zero'])).toBe(1);
    writeFileSync(join(ground.folder, 'bytes.yaml'), Buffer.from([0xff, 0xfe, 0x63, 0x00, 0x1b]));
    expect(await questionnaire(['check', join(ground.folder, 'bytes.yaml')])).toBe(1);
    expect(out).toHaveLength(4);
  });

  test('wrong use ends with 2 and the help', async () => {
    for (const args of [[], ['check'], ['load'], ['results', 'a', 'b'], ['no-such']]) expect(await questionnaire(args)).toBe(2);
    expect(await questionnaire(['load', '--help'])).toBe(0);
    expect(out.at(-1)).toContain('passage questionnaire results [NAME]');
  });
});

describe('passage questionnaire load and results', () => {
  const inProgramme = async (work: (programme: Programme) => Promise<unknown>): Promise<void> => {
    const programme = await openProgramme({ place: { kind: 'sqlite', folder: ground.folder }, nowMs: () => Date.now(), secrets: null });
    await work(programme);
    await programme.close();
  };

  test('a questionnaire is loaded, mended in its words, kept from losing a question; results tell no small group', async () => {
    await inProgramme((programme) => seedDemo(programme, { accounts: 3, seed: 3, print: () => undefined }));
    const data = ['--data', ground.folder];
    expect(await questionnaire(['load', file('a.yaml', good.replace('questionnaire: your-visit', 'questionnaire: spring')), ...data])).toBe(
      0,
    );
    expect(out).toEqual([
      expect.stringContaining('a.yaml:2:16 warning: questionnaire brings nothing yet: load a campaign with "on: questionnaire spring"'),
      expect.stringContaining('a.yaml: 4 questions loaded'),
    ]);
    expect(await questionnaire(['load', file('b.yaml', good.replace('Your visit today', 'Your visit')), ...data])).toBe(0);
    expect(await questionnaire(['load', file('c.yaml', good.replace('id: longer', 'id: later')), ...data])).toBe(1);
    expect(out.at(-1)).toContain('"longer" was asked already and may not go');
    await inProgramme((programme) =>
      programme.store.write(async (transaction) => {
        for (let n = 0; n < 6; n += 1)
          await transaction.questionnaires.add('your-visit', { finding: ['4'], ...(n < 2 ? { longer: ['no'] } : {}) });
      }),
    );
    out.length = 0;
    expect(await questionnaire(['results', 'your-visit', ...data])).toBe(0);
    const text = out.join('\n');
    expect(text).toContain('your-visit: Your visit, 2026-01-01 to 2099-12-31, 6 answered');
    expect(text).toContain('  longer (yes-no), · answered');
    expect(text).toContain(`  finding (scale), 6 answered\n${' '.repeat(10)}·  1\n`);
    expect(await questionnaire(['results', 'none', ...data])).toBe(1);
    expect(out.at(-1)).toBe('There is no questionnaire none. There are: spring, your-visit.');
  });

  test('a ground.folder without a programme is told with 3', async () => {
    expect(await questionnaire(['results', '--data', join(ground.folder, 'nothing')])).toBe(3);
  });
});
