import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { questionnaireDocument } from '../../../domain/contract/questionnaire-document.ts';
import { noContext, parseQuestionnaireFile } from '../../../domain/questionnaire/parse-questionnaire-file.ts';
import { demoQuestionnaireFiles, demoQuestionnaires } from '../../../server/demo/demo-questionnaires.ts';

const good = readFileSync(demoQuestionnaireFiles()[0] ?? '', 'utf8')
  .replace('{{today-30}}', '2026-10-15')
  .replace('{{today+120}}', '2027-03-14');
const parse = (text: string, change: Partial<typeof noContext> = {}) => parseQuestionnaireFile(text, 'q.yaml', { ...noContext, ...change });
const problems = (text: string, change: Partial<typeof noContext> = {}) => {
  const parsed = parse(text, change);
  return parsed.ok
    ? []
    : parsed.problems.map((each) => `${each.line}:${each.where} ${each.what}${each.nearest === null ? '' : ` (${each.nearest})`}`);
};

describe('a questionnaire file', () => {
  test('the demo is read, and is a document as kiosks get it', () => {
    const parsed = parse(good);
    expect(parsed.ok && questionnaireDocument.safeParse(parsed.questionnaire).success).toBe(true);
    expect(demoQuestionnaires('2026-11-14')).toHaveLength(1);
  });

  test('everything that is wrong is told at once, with its line', () => {
    const wrong = good
      .replace('offer: home', 'ofer: home')
      .replace('ask: scale', 'ask: scael')
      .replace('ru: Покупки, ', '')
      .replace('id: longer', 'id: Longer than that');
    expect(problems(wrong).toSorted()).toEqual(
      expect.arrayContaining([
        expect.stringContaining('text.ru is missing'),
        expect.stringMatching(/questions\.1\.ask must be one of: .*\(scale\)$/),
        expect.stringContaining('24 small letters'),
        expect.stringMatching(/ofer.*\(offer\)$/),
      ]),
    );
  });

  test('kinds, names and dates must go together', () => {
    expect(problems(good.replace('until: "2027-03-14"', 'until: "2026-02-30"'))).toEqual(
      expect.arrayContaining([expect.stringContaining('until names a day that no calendar has')]),
    );
    expect(problems(good.replace('until: "2027-03-14"', 'until: "2026-01-01"'))).toEqual([
      expect.stringContaining('ends before it begins'),
    ]);
    expect(problems(good.replace('id: finding', 'id: why'))).toEqual([expect.stringContaining('"why" stands here twice')]);
    expect(problems(good.replace('id: eating', 'id: shopping'))).toEqual([expect.stringContaining('"shopping" stands here twice')]);
    expect(problems(good.replace('ask: yes-no', 'ask: several'))).toEqual([expect.stringContaining('choices is missing')]);
    expect(problems(good.replace('ask: several', 'ask: yes-no'))).toEqual([expect.stringContaining('does not go with "ask: yes-no"')]);
    expect(problems(good.replace('ask: scale', 'ask: yes-no'))).toEqual([
      expect.stringContaining('low does not go'),
      expect.stringContaining('high does not go'),
    ]);
  });

  test('what was asked already may not go or change its kind; words may', () => {
    const [before] = demoQuestionnaires('2026-11-14');
    const known = { before: () => before ?? null };
    expect(problems(good.replace('Shopping', 'To shop'), known)).toEqual([]);
    expect(problems(good.replace('id: longer', 'id: later'), known)).toEqual([expect.stringContaining('"longer" was asked already')]);
    expect(problems(good.replace('id: seats', 'id: sofas'), known)).toEqual([expect.stringContaining('"seats" was chosen already')]);
    expect(problems(good.replace('ask: several', 'ask: one'), known)).toEqual([expect.stringContaining('was "several"')]);
  });

  test('what looks unintended is said, and stops nothing', () => {
    const parsed = parse(good, { todayLocal: '2028-01-01', isRewarded: () => false });
    expect(parsed.ok).toBe(true);
    expect(parsed.warnings.map((each) => each.what)).toEqual([
      expect.stringContaining('is past already'),
      expect.stringContaining('brings nothing yet: load a campaign with "on: questionnaire your-visit"'),
    ]);
  });

  test('rubbish is told, never thrown', () => {
    const rubbish = [
      '',
      '\u0000',
      '---\n---\n',
      '[1, 2',
      'a: &a [*a]',
      '{',
      'questionnaire: ok',
      '\ufeff',
      'x'.repeat(200_000),
      'null',
      '- 1',
    ];
    for (const text of rubbish) expect(parse(text).ok).toBe(false);
    fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => !parse(text).ok));
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.string({ maxLength: 6 }), (at, stray) => {
        const parsed = parse(good.slice(0, at) + stray + good.slice(at + 1));
        return parsed.ok ? questionnaireDocument.safeParse(parsed.questionnaire).success : parsed.problems.every((each) => each.line > 0);
      }),
      { numRuns: 60 },
    );
  });
});
