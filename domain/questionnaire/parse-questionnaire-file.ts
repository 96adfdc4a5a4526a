/** Reads a questionnaire file, YAML or JSON, with the line of everything that is wrong in it. */
import type * as z from 'zod/mini';
import type { FileProblem, Finding } from '../written-file/file-problem.ts';
import { nearestName } from '../written-file/nearest-name.ts';
import { findingsOf } from '../campaign-file/schema-finding.ts';
import { readWrittenFile, refused } from '../written-file/read-written-file.ts';
import type { QuestionnaireDocument } from '../contract/questionnaire-document.ts';
import { changedTooMuch, fileKeys, oddInFile, questionnaireFile, questionnaireOf, wrongInFile } from './questionnaire-file.ts';

/** Longest file read, characters. */
export const maxQuestionnaireLength = 100_000;

/** What the programme knows besides the file. `before`: this questionnaire as it stands; null: it is new, or no programme is at hand. */
export interface QuestionnaireContext {
  readonly todayLocal: string | null;
  readonly before: (questionnaireId: string) => QuestionnaireDocument | null;
  /** Whether a campaign gives something for it; null: nobody knows. */
  readonly isRewarded: ((questionnaireId: string) => boolean) | null;
}

/** Without a programme at hand. */
export const noContext: QuestionnaireContext = { todayLocal: null, before: () => null, isRewarded: null };

/** What a file says, or everything that is wrong with it at once. */
export type ParsedQuestionnaire =
  | { readonly ok: true; readonly questionnaire: QuestionnaireDocument; readonly warnings: readonly FileProblem[] }
  | { readonly ok: false; readonly problems: readonly FileProblem[]; readonly warnings: readonly FileProblem[] };

/** Parses and checks one file. Never throws. */
export function parseQuestionnaireFile(content: string, fileName: string, context: QuestionnaireContext): ParsedQuestionnaire {
  const read = readWrittenFile(content, fileName, { noun: 'questionnaire', mostCharacters: maxQuestionnaireLength });
  if (!read.ok) return read;
  const { place } = read;
  const result = questionnaireFile.safeParse(read.value, { reportInput: true });
  if (!result.success) return refused(result.error.issues.flatMap(ownFindings).map(place));
  const wrong = wrongInFile(result.data);
  if (wrong.length > 0) return refused(wrong.map(place));
  const questionnaire = questionnaireOf(result.data);
  const before = context.before(questionnaire.id);
  const changed = before === null ? [] : changedTooMuch(before, questionnaire);
  if (changed.length > 0) return refused(changed.map(place));
  const odd: Finding[] = oddInFile(result.data, context.todayLocal);
  if (context.isRewarded?.(questionnaire.id) === false)
    odd.push({ path: ['questionnaire'], what: `brings nothing yet: load a campaign with "on: questionnaire ${questionnaire.id}"` });
  return { ok: true, questionnaire, warnings: odd.map(place) };
}

/** The words of campaign files, where they do not fit here. */
function ownFindings(issue: z.core.$ZodIssue): readonly Finding[] {
  const key = issue.path.at(-1);
  if (issue.code === 'too_small' && issue.origin === 'string') return [{ path: pathOf(issue), what: 'is empty' }];
  if (issue.code === 'too_big' && issue.origin === 'string')
    return [{ path: pathOf(issue), what: `is longer than ${String(issue.maximum)} characters` }];
  if (issue.code === 'invalid_format' && (key === 'from' || key === 'until'))
    return [{ path: pathOf(issue), what: 'must be a day like 2026-11-21' }];
  if (issue.code === 'invalid_format' && key === 'id')
    return [{ path: pathOf(issue), what: 'must be a name of at most 24 small letters, digits and hyphens, like sea-view' }];
  if (issue.code === 'unrecognized_keys')
    return findingsOf(issue).map((finding) => ({ ...finding, nearest: nearestName(String(finding.path.at(-1)), fileKeys) }));
  return findingsOf(issue);
}

const pathOf = (issue: z.core.$ZodIssue): (string | number)[] => issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
