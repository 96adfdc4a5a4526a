import type { FileProblem } from '../domain/campaign-file/file-problem.ts';

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
