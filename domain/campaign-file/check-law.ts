/** What the legal profile of the campaign wants said. */
import { checkLegal } from '../legal/check-legal.ts';
import type { CheckInput } from './check-input.ts';

/** @see file comment */
export function checkLaw({ file, version, context, notes }: CheckInput): void {
  for (const { level, ...finding } of checkLegal(file, version, context)) {
    if (level === 'problem') notes.problem(finding);
    else notes.warning(finding);
  }
}
