/** Questionnaires into the programme, and what people answered, as sums that may be told. */
import type { FileProblem } from '../domain/written-file/file-problem.ts';
import type { QuestionnaireDocument } from '../domain/contract/questionnaire-document.ts';
import { parseQuestionnaireFile } from '../domain/questionnaire/parse-questionnaire-file.ts';
import { resultOf } from '../domain/questionnaire/results.ts';
import type { QuestionnaireResult } from '../domain/questionnaire/results.ts';
import { mallDayAt } from '../domain/time/mall-day.ts';
import { ActRefused } from './decider/entry.ts';
import { officeDid } from './office-did.ts';
import type { Programme } from './open-programme.ts';
import type { ReadTransaction } from './store/store.ts';

const LIST_MAX = 5_000;

/** What became of a file. `feedSeq` null: it was only checked, or has problems and changed nothing. */
export interface LoadedQuestionnaire {
  readonly problems: readonly FileProblem[];
  readonly warnings: readonly FileProblem[];
  readonly questions: number;
  readonly feedSeq: number | null;
}

/** A questionnaire as the office lists it. */
export interface ListedQuestionnaire extends QuestionnaireResult {
  readonly title: QuestionnaireDocument['title'];
  readonly fromLocal: string;
  readonly untilLocal: string;
  /** What was asked, in words, in the order of the results. */
  readonly asked: QuestionnaireDocument['questions'];
}

async function check(transaction: ReadTransaction, fileName: string, text: string, nowMs: number) {
  const mall = (await transaction.documentsOf('mall', '', 1))[0];
  if (mall === undefined) throw new ActRefused('This programme has no mall yet.');
  const standing = new Map((await transaction.documentsOf('questionnaire', '', LIST_MAX)).map((each) => [each.id, each]));
  const campaigns = await transaction.documentsOf('campaign', '', LIST_MAX);
  const named = new Set(campaigns.flatMap(({ versions }) => versions.slice(0, 1).map((version) => version.questionnaireId)));
  const parsed = parseQuestionnaireFile(text, fileName, {
    todayLocal: mallDayAt(nowMs, mall.offsets, mall.dayCutoffMinutes),
    before: (id) => standing.get(id) ?? null,
    isRewarded: (id) => named.has(id),
  });
  return { parsed, mallId: mall.id };
}

/** Checks a file against the programme; changes nothing. Throws ActRefused where there is no mall yet. */
export async function checkQuestionnaire(programme: Programme, fileName: string, text: string): Promise<LoadedQuestionnaire> {
  const { parsed } = await programme.store.read((transaction) => check(transaction, fileName, text, programme.nowMs()));
  return parsed.ok
    ? { problems: [], warnings: parsed.warnings, questions: parsed.questionnaire.questions.length, feedSeq: null }
    : { problems: parsed.problems, warnings: parsed.warnings, questions: 0, feedSeq: null };
}

/** Checks and puts one file; the same file twice changes nothing. Throws ActRefused where there is no mall yet. */
export async function loadQuestionnaire(programme: Programme, fileName: string, text: string): Promise<LoadedQuestionnaire> {
  const { parsed, mallId } = await programme.store.read((transaction) => check(transaction, fileName, text, programme.nowMs()));
  if (!parsed.ok) return { problems: parsed.problems, warnings: parsed.warnings, questions: 0, feedSeq: null };
  const feedSeq = await programme.decider.act(
    [
      { kind: 'catalogue.put', items: [parsed.questionnaire], stocks: [] },
      officeDid(programme, 'questionnaire-loaded', parsed.questionnaire.id, null),
    ],
    mallId,
  );
  return { problems: [], warnings: parsed.warnings, questions: parsed.questionnaire.questions.length, feedSeq };
}

/** Sums of all questionnaires, by name; small groups are left out. */
export function questionnaireResults(programme: Programme): Promise<readonly ListedQuestionnaire[]> {
  return programme.store.read(async (transaction) => {
    const all = await transaction.documentsOf('questionnaire', '', LIST_MAX);
    const listed: ListedQuestionnaire[] = [];
    for (const each of all) {
      const { title, fromLocal, untilLocal } = each;
      listed.push({
        title,
        fromLocal,
        untilLocal,
        asked: each.questions,
        ...resultOf(each, await transaction.questionnaires.counts(each.id)),
      });
    }
    return listed;
  });
}
