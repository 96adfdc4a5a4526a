/** Lines that could not be read: all counted, some kept. */
import type { LineReport } from '../../domain/simulate/report.ts';

/** @see file comment */
export interface LineProblems {
  add(line: LineReport): void;
  total(): number;
  /** By file and line. */
  kept(): readonly LineReport[];
}

/** Lines kept for `--json`; the total counts all. */
export const mostKept = 10_000;

/** An empty list. */
export function createLineProblems(): LineProblems {
  const lines: LineReport[] = [];
  let total = 0;
  return {
    add(line) {
      total += 1;
      if (lines.length < mostKept) lines.push(line);
    },
    total: () => total,
    kept: () => lines.toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line)),
  };
}
