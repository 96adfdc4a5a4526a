/** What is wrong in a file that somebody wrote, and where: file, line, column, in words that they can act on. */
import { isMap, isScalar } from 'yaml';
import type { Document, LineCounter, Node } from 'yaml';

/** One finding. A problem stops loading; a warning is legal but looks unintended. */
export interface FileProblem {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  /** Path of the key, `give.points`; empty for the file itself. */
  readonly where: string;
  readonly what: string;
  /** The right key or name that was probably meant. */
  readonly nearest: string | null;
}

/** Path of a place in a file. */
export type FilePath = readonly (string | number)[];

/** A finding before it has its line. `atKey`: points at the key, not at its value. */
export interface Finding {
  readonly path: FilePath;
  readonly what: string;
  readonly nearest?: string | null;
  readonly atKey?: boolean;
  /** A stand-in takes the place of what was written, and nothing that is checked with it would help anybody. */
  readonly spoils?: boolean;
}

/** Gives findings their line and column in one parsed file. */
export function placeFinding(file: string, document: Document, lines: LineCounter, finding: Finding): FileProblem {
  const { line, col } = lines.linePos(offsetOf(document, finding));
  return {
    file,
    line: Math.max(1, line),
    column: Math.max(1, col),
    where: finding.path.map(String).join('.'),
    what: finding.what,
    nearest: finding.nearest ?? null,
  };
}

/** Offset of the deepest part of the path that exists; what is missing is shown at what should hold it. */
function offsetOf(document: Document, finding: Finding): number {
  const path = [...finding.path];
  for (let left = path.length; left >= 0; left -= 1) {
    const parent = left === 0 ? null : (document.getIn(path.slice(0, left - 1), true) as Node | undefined);
    const key = path[left - 1];
    if (finding.atKey === true && left === path.length && isMap(parent)) {
      const pair = parent.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
      const start = (pair?.key as Node | undefined)?.range?.[0];
      if (start !== undefined) return start;
    }
    const node = document.getIn(path.slice(0, left), true) as Node | undefined;
    const start = node?.range?.[0];
    if (start !== undefined) return start;
  }
  return 0;
}
