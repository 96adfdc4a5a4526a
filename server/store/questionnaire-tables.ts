/**
 * Counts of answers to questionnaires (schema.ts, `questionnaires`): sums alone, no account, no time, no row of a person. An answer is added in the transaction that decides it,
 * so it counts exactly once.
 */
import type { AnswerCounts } from '../../domain/questionnaire/results.ts';
import type { Answers } from '../../domain/questionnaire/answers.ts';
import { integerFrom, textFrom } from './integer.ts';
import type { SqlSession } from './sql-session.ts';

/** Stands in the place of a choice for the sum of a question, and in that of a question for the sum of all. */
const ALL = '';

/** Reads and writes of this table inside a transaction of the store; writes only inside a write transaction. */
export class QuestionnaireTables {
  readonly #session: SqlSession;
  constructor(session: SqlSession) {
    this.#session = session;
  }

  /** Sums of a questionnaire; all 0 where nobody has answered. */
  async counts(questionnaireId: string): Promise<AnswerCounts> {
    const rows = await this.#session.all('SELECT question_id, choice_id, answers FROM questionnaire_count WHERE questionnaire_id = $1', [
      questionnaireId,
    ]);
    const byQuestion = new Map<string, number>();
    const byChoice = new Map<string, number>();
    let answered = 0;
    for (const row of rows) {
      const questionId = textFrom(row['question_id'], 'questionnaire_count.question_id');
      const choiceId = textFrom(row['choice_id'], 'questionnaire_count.choice_id');
      const answers = integerFrom(row['answers'], 'questionnaire_count.answers');
      if (questionId === ALL) answered = answers;
      else if (choiceId === ALL) byQuestion.set(questionId, answers);
      else byChoice.set(`${questionId}/${choiceId}`, answers);
    }
    return { answered, byQuestion, byChoice };
  }

  /** Adds what one member answered. `answers` are valid for the questionnaire. */
  async add(questionnaireId: string, answers: Answers): Promise<void> {
    await this.#addOne(questionnaireId, ALL, ALL);
    for (const [questionId, chosen] of Object.entries(answers)) {
      await this.#addOne(questionnaireId, questionId, ALL);
      for (const choiceId of chosen) await this.#addOne(questionnaireId, questionId, choiceId);
    }
  }

  async #addOne(questionnaireId: string, questionId: string, choiceId: string): Promise<void> {
    await this.#session.run(
      `INSERT INTO questionnaire_count (questionnaire_id, question_id, choice_id, answers) VALUES ($1, $2, $3, 1)
       ON CONFLICT (questionnaire_id, question_id, choice_id) DO UPDATE SET answers = questionnaire_count.answers + 1`,
      [questionnaireId, questionId, choiceId],
    );
  }
}
