/** The demo's questionnaires: the files in `questionnaires/`, their dates set, read by the same parser as everybody's. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { QuestionnaireDocument } from '../../domain/contract/questionnaire-document.ts';
import { noContext, parseQuestionnaireFile } from '../../domain/questionnaire/parse-questionnaire-file.ts';
import { expandCampaignDates } from './campaign-dates.ts';

const folder = join(import.meta.dirname, 'questionnaires');

/** Paths of the files, by name. */
export function demoQuestionnaireFiles(): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(folder, name));
}

/** All of them. Throws when a file does not hold what it should: a fault of ours. */
export function demoQuestionnaires(todayLocal: string): readonly QuestionnaireDocument[] {
  return demoQuestionnaireFiles().map((path) => {
    const parsed = parseQuestionnaireFile(expandCampaignDates(readFileSync(path, 'utf8'), todayLocal), path, { ...noContext, todayLocal });
    if (parsed.ok) return parsed.questionnaire;
    throw new Error(parsed.problems.map((one) => `${one.file}:${one.line}:${one.column} ${one.where} ${one.what}`).join('\n'));
  });
}
