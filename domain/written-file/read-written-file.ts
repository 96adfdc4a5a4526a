/** Reads what somebody wrote by hand (YAML or JSON: campaigns, plans, questionnaires) up to the point where its own schema takes over. */
import { LineCounter, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import { placeFinding } from './file-problem.ts';
import type { FileProblem, Finding } from './file-problem.ts';
import { aliasProblem, firstAlias, strayByte, unprintable, wordsOf } from './yaml-problem.ts';
import type { TextFinding } from './yaml-problem.ts';

/** What a file of this kind is. */
export interface WrittenKind {
  /** As in "one campaign a file". */
  readonly noun: string;
  /** Longest text read, characters. */
  readonly mostCharacters: number;
}

/** The bare value with a way back to its lines, or everything that is wrong with the text. */
export type WrittenFile =
  | { readonly ok: true; readonly value: unknown; readonly place: (finding: Finding) => FileProblem }
  | { readonly ok: false; readonly problems: readonly FileProblem[]; readonly warnings: readonly FileProblem[] };

/** Never throws: broken YAML is a problem with its line like any other. */
export function readWrittenFile(content: string, fileName: string, { noun, mostCharacters }: WrittenKind): WrittenFile {
  const text = content.startsWith('\ufeff') ? content.slice(1) : content;
  const lines = new LineCounter();
  const failed = (...found: readonly TextFinding[]): WrittenFile =>
    refused(
      found.map(({ offset, what }) => {
        const { line, col } = lines.linePos(offset);
        return { file: fileName, line: Math.max(1, line), column: Math.max(1, col), where: '', what, nearest: null };
      }),
    );
  if (text.length > mostCharacters)
    return failed({ offset: 0, what: `is longer than ${mostCharacters} characters: a ${noun} is shorter than that` });
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false });
  const stray = strayByte(text);
  if (stray !== null) return failed(stray);
  if (document.errors.length > 0) return failed(...document.errors.map((error) => ({ offset: error.pos[0], what: wordsOf(error, noun) })));
  const alias = aliasProblem(document);
  if (alias !== null) return failed(alias);
  const read = contentOf(document);
  if (!read.ok) return failed(read);
  const place = (finding: Finding): FileProblem => placeFinding(fileName, document, lines, finding);
  const unreadable = unprintable(read.value);
  return unreadable.length > 0 ? refused(unreadable.map(place)) : { ok: true, value: read.value, place };
}

function contentOf(document: Document): { readonly ok: true; readonly value: unknown } | ({ readonly ok: false } & TextFinding) {
  try {
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    return value === null || value === undefined ? { ok: false, offset: 0, what: 'is empty' } : { ok: true, value };
  } catch {
    // Short as it is, it would grow without end.
    return { ok: false, offset: firstAlias(document), what: 'uses marks (*name) within marks too often: write it out' };
  }
}

/** Findings told of one file; a file that is broken all over has said enough by then. */
const mostProblems = 50;

/** A file that is refused, with its problems in their order, each once, and not more than anybody reads. */
export function refused(problems: readonly FileProblem[]): {
  readonly ok: false;
  readonly problems: readonly FileProblem[];
  readonly warnings: readonly FileProblem[];
} {
  const all = inOrder(problems);
  const last = all[mostProblems - 1];
  if (last === undefined || all.length === mostProblems) return { ok: false, problems: all, warnings: [] };
  const rest = { ...last, where: '', what: `has ${all.length - mostProblems + 1} more problems: mend these first`, nearest: null };
  return { ok: false, problems: [...all.slice(0, mostProblems - 1), rest], warnings: [] };
}

/** By place, each once. */
export function inOrder(problems: readonly FileProblem[]): readonly FileProblem[] {
  const isSame = (a: FileProblem, b: FileProblem): boolean =>
    a.line === b.line && a.column === b.column && a.where === b.where && a.what === b.what;
  return problems
    .filter((one, index) => problems.findIndex((other) => isSame(one, other)) === index)
    .sort((a, b) => a.line - b.line || a.column - b.column);
}
