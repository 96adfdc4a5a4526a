import * as z from 'zod/mini';
import type { FileProblem } from '../domain/written-file/file-problem.ts';

/** A finding as a server answers it. */
export const fileProblem = z.object({
  file: z.string(),
  line: z.int(),
  column: z.int(),
  where: z.string(),
  what: z.string(),
  nearest: z.nullable(z.string()),
});

/** Prints what is wrong in a file and what looks unintended, a line each; the file by the name that it has here. */
export function tellProblems(
  file: string,
  found: { readonly problems: readonly FileProblem[]; readonly warnings: readonly FileProblem[] },
): void {
  for (const problem of found.problems) console.log(lineOf({ ...problem, file }, 'problem'));
  for (const warning of found.warnings) console.log(lineOf({ ...warning, file }, 'warning'));
}

/** One finding as a line: `file:line:column problem: key what (did you mean x?)`. Control characters that the file brought along are shown, not obeyed. */
export function lineOf(problem: FileProblem, tone: 'problem' | 'warning'): string {
  const nearest = problem.nearest === null ? '' : ` (did you mean ${problem.nearest}?)`;
  const where = problem.where === '' ? 'the file' : problem.where;
  return shown(`${problem.file}:${problem.line}:${problem.column} ${tone}: ${where} ${problem.what}${nearest}`);
}

/** A line of text for a terminal, with control characters as `\\u001b`. */
export function shown(text: string): string {
  return text.replace(/\p{Cc}/gu, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
