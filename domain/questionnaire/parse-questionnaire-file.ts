/** Reads a questionnaire file, YAML or JSON, with the line of everything that is wrong in it. */
import { LineCounter, parseDocument } from 'yaml';
import type * as z from 'zod/mini';
import { placeFinding } from '../campaign-file/file-problem.ts';
import type { FileProblem, Finding } from '../campaign-file/file-problem.ts';
import { nearestName } from '../campaign-file/nearest-name.ts';
import { findingsOf } from '../campaign-file/schema-finding.ts';
import { aliasProblem, strayByte, unprintable, wordsOf } from '../campaign-file/yaml-problem.ts';
import type { TextFinding } from '../campaign-file/yaml-problem.ts';
import type { QuestionnaireDocument } from '../contract/questionnaire-document.ts';
import { changedTooMuch, fileKeys, oddInFile, questionnaireFile, questionnaireOf, wrongInFile } from './questionnaire-file.ts';

/** Longest file read, characters. */
export const maxQuestionnaireLength = 100_000;

/** Findings told of one file. */
const PROBLEMS_MAX = 50;

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
  const text = content.startsWith('\ufeff') ? content.slice(1) : content;
  const lines = new LineCounter();
  const atOffset = ({ offset, what }: TextFinding): FileProblem => {
    const { line, col } = lines.linePos(offset);
    return { file: fileName, line: Math.max(1, line), column: Math.max(1, col), where: '', what, nearest: null };
  };
  if (text.length > maxQuestionnaireLength)
    return failed([atOffset({ offset: 0, what: `is longer than ${maxQuestionnaireLength} characters` })]);
  const stray = strayByte(text);
  if (stray !== null) return failed([atOffset(stray)]);
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false });
  if (document.errors.length > 0)
    return failed(
      document.errors.map((error) => atOffset({ offset: error.pos[0], what: wordsOf(error).replace('campaign', 'questionnaire') })),
    );
  const alias = aliasProblem(document);
  if (alias !== null) return failed([atOffset(alias)]);
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 100 });
  } catch {
    return failed([atOffset({ offset: 0, what: 'uses marks (*name) within marks too often: write it out' })]);
  }
  if (value === null || value === undefined) return failed([atOffset({ offset: 0, what: 'is empty' })]);
  const place = (finding: Finding): FileProblem => placeFinding(fileName, document, lines, finding);
  const unreadable = unprintable(value);
  if (unreadable.length > 0) return failed(unreadable.map(place));
  const result = questionnaireFile.safeParse(value, { reportInput: true });
  if (!result.success) return failed(result.error.issues.flatMap(ownFindings).map(place));
  const wrong = wrongInFile(result.data);
  if (wrong.length > 0) return failed(wrong.map(place));
  const questionnaire = questionnaireOf(result.data);
  const before = context.before(questionnaire.id);
  const changed = before === null ? [] : changedTooMuch(before, questionnaire);
  if (changed.length > 0) return failed(changed.map(place));
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

function failed(problems: readonly FileProblem[]): Extract<ParsedQuestionnaire, { readonly ok: false }> {
  const all = [...problems].sort((a, b) => a.line - b.line || a.column - b.column);
  const last = all[PROBLEMS_MAX - 1];
  if (last === undefined || all.length === PROBLEMS_MAX) return { ok: false, problems: all, warnings: [] };
  const rest = { ...last, where: '', what: `has ${all.length - PROBLEMS_MAX + 1} more problems: mend these first`, nearest: null };
  return { ok: false, problems: [...all.slice(0, PROBLEMS_MAX - 1), rest], warnings: [] };
}
