import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Question, QuestionnaireDocument } from '../../../domain/contract/questionnaire-document.ts';
import { answersIn, answersText, choicesOf, chosenAfter, isComplete, validAnswers } from '../../../domain/questionnaire/answers.ts';
import { resultOf, SMALLEST_GROUP } from '../../../domain/questionnaire/results.ts';
import { demoQuestionnaires } from '../../../server/demo/demo-questionnaires.ts';

const [visit] = demoQuestionnaires('2026-11-14');
if (visit === undefined) throw new Error('the demo has no questionnaire');
const asked: QuestionnaireDocument = visit;
function of(id: string): Question {
  const found = asked.questions.find((each) => each.id === id);
  if (found === undefined) throw new Error(`the demo asks no ${id}`);
  return found;
}

/** Answers as anybody may send them. */
const anyAnswers = fc.dictionary(
  fc.oneof(fc.constantFrom(...asked.questions.map((each) => each.id)), fc.string({ maxLength: 12 }), fc.constant('__proto__')),
  fc.array(fc.oneof(fc.constantFrom('shopping', 'eating', '1', '5', 'yes', 'no', 'seats'), fc.string({ maxLength: 8 })), { maxLength: 8 }),
);

describe('answers', () => {
  test('one of many replaces, several of many switches, in the order shown', () => {
    expect(chosenAfter(of('missing'), ['seats'], 'food')).toEqual(['food']);
    expect(chosenAfter(of('why'), ['friends'], 'shopping')).toEqual(['shopping', 'friends']);
    expect(chosenAfter(of('why'), ['shopping', 'friends'], 'shopping')).toEqual(['friends']);
    expect(chosenAfter(of('finding'), [], '6')).toEqual([]);
    expect(chosenAfter(of('longer'), ['no'], 'yes')).toEqual(['yes']);
  });

  test('whatever is sent, what counts are choices that there are, one where one is asked', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const kept = validAnswers(asked, answers);
        for (const [id, chosen] of Object.entries(kept)) {
          const question = asked.questions.find((each) => each.id === id);
          expect(question).toBeDefined();
          expect(chosen.length).toBeGreaterThan(0);
          if (question !== undefined) {
            expect(choicesOf(question)).toEqual(expect.arrayContaining([...chosen]));
            if (question.kind !== 'several') expect(chosen).toHaveLength(1);
          }
        }
        expect(validAnswers(asked, kept)).toEqual(kept);
      }),
    );
  });

  test('a text comes back as it was sealed, and its length tells nothing of the choice', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const kept = validAnswers(asked, answers);
        expect(answersIn(answersText('your-visit', kept), 'your-visit')).toEqual(kept);
        expect(answersIn(answersText('your-visit', kept), 'another')).toBeNull();
      }),
    );
    const lengths = ['seats', 'nothing', 'children'].map((choice) => answersText('your-visit', { missing: [choice] }).length);
    expect(new Set(lengths).size).toBe(1);
  });

  test('a text that is none of ours is no answer', () => {
    for (const text of ['', 'null', '[]', '{"questionnaireId":"your-visit"}', '{"questionnaireId":"your-visit","answers":[]}', '\u0000'])
      expect(answersIn(text, 'your-visit')).toBeNull();
    expect(answersIn('{"questionnaireId":"your-visit","answers":{"why":"shopping"}}', 'your-visit')).toBeNull();
    expect(answersIn(`{"questionnaireId":"your-visit","answers":{"why":[${'"x",'.repeat(40)}"x"]}}`, 'your-visit')).toBeNull();
    fc.assert(fc.property(fc.string(), (text) => void answersIn(text, 'your-visit')));
    fc.assert(fc.property(fc.json(), (text) => void answersIn(text, 'your-visit')));
  });

  test('it is complete when nothing is missing that may not be left out', () => {
    expect(isComplete(asked, { why: ['shopping'], finding: ['3'] })).toBe(true);
    expect(isComplete(asked, { why: ['shopping'], longer: ['yes'] })).toBe(false);
  });
});

describe('results', () => {
  const question = of('missing');
  const document: QuestionnaireDocument = { ...asked, questions: [question] };
  const countsOf = (...by: number[]) => {
    const ids = choicesOf(question);
    const answered = by.reduce((sum, each) => sum + each, 0);
    return {
      answered,
      byQuestion: new Map([[question.id, answered]]),
      byChoice: new Map(ids.map((id, at) => [`${question.id}/${id}`, by[at] ?? 0])),
    };
  };
  const shown = (...by: number[]) => resultOf(document, countsOf(...by)).questions[0]?.choices.map((each) => each.count);

  test('under five people nothing is told', () => {
    expect(resultOf(document, countsOf(2, 2, 0, 0))).toMatchObject({ answered: null, questions: [{ answered: null }] });
    expect(shown(4, 0, 0, 0)).toEqual([null, null, null, null]);
  });

  test('what would be the rest is left out with it', () => {
    expect(shown(10, 20, 30, 3)).toEqual([null, 20, 30, null]);
    expect(shown(10, 20, 30, 40)).toEqual([10, 20, 30, 40]);
  });

  test('no choice of a small group can be worked out from what is told', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { minLength: 4, maxLength: 4 }), (by) => {
        const { answered, questions } = resultOf(document, countsOf(...by));
        const [first] = questions;
        if (first === undefined || first.answered === null || answered === null) return;
        const told = first.choices.map((each) => each.count);
        const hidden = by.filter((_, at) => told[at] === null);
        for (const count of told) if (count !== null) expect(count).toBeGreaterThanOrEqual(SMALLEST_GROUP);
        if (hidden.length === 0) return;
        const rest = hidden.reduce((sum, each) => sum + each, 0);
        // More than one stands behind a rest that anybody can work out, and the rest is no small group itself.
        expect(hidden.length).toBeGreaterThan(1);
        expect(rest === 0 || rest >= SMALLEST_GROUP).toBe(true);
      }),
    );
  });

  test('a mean is told only where every count is', () => {
    const scale: QuestionnaireDocument = { ...asked, questions: [of('finding')] };
    const counts = (by: readonly number[]) => ({
      answered: 50,
      byQuestion: new Map([['finding', by.reduce((sum, each) => sum + each, 0)]]),
      byChoice: new Map(by.map((each, at) => [`finding/${at + 1}`, each])),
    });
    expect(resultOf(scale, counts([10, 10, 10, 10, 10])).questions[0]?.meanHundredths).toBe(300);
    expect(resultOf(scale, counts([2, 10, 10, 10, 10])).questions[0]?.meanHundredths).toBeNull();
  });
});
