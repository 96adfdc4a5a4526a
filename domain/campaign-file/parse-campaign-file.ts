/** Reads a campaign file, YAML or JSON: one parser for the command line, the office and the demo. Every finding has its line. */
import { LineCounter, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import { campaignFile } from '../contract/campaign-file.ts';
import type { CampaignContext } from './campaign-context.ts';
import { checkDraft } from './check-draft.ts';
import { draftOf } from './draft.ts';
import { withTerms } from './draft-terms.ts';

import type { CampaignDraft } from './draft.ts';
import { placeFinding } from './file-problem.ts';
import type { FileProblem, Finding } from './file-problem.ts';
import { findingsOf } from './schema-finding.ts';
import { aliasProblem, firstAlias, strayByte, unprintable, wordsOf } from './yaml-problem.ts';
import type { TextFinding } from './yaml-problem.ts';

/** Longest file read, characters. */
export const maxCampaignFileLength = 200_000;

/** What a file says, or everything that is wrong with it at once. */
export type ParsedCampaignFile =
  | { readonly ok: true; readonly draft: CampaignDraft; readonly warnings: readonly FileProblem[] }
  | { readonly ok: false; readonly problems: readonly FileProblem[]; readonly warnings: readonly FileProblem[] };

/** Findings told of one file; a file that is broken all over has said enough by then. */
const maxProblems = 50;

/** Parses and checks one file. Never throws: broken YAML is a problem with its line like any other. */
export function parseCampaignFile(content: string, fileName: string, context: CampaignContext): ParsedCampaignFile {
  const text = content.startsWith('\ufeff') ? content.slice(1) : content;
  const lines = new LineCounter();
  const atOffset = ({ offset, what }: TextFinding): FileProblem => {
    const { line, col } = lines.linePos(offset);
    return { file: fileName, line: Math.max(1, line), column: Math.max(1, col), where: '', what, nearest: null };
  };
  if (text.length > maxCampaignFileLength)
    return failed([atOffset({ offset: 0, what: `is longer than ${maxCampaignFileLength} characters: a campaign is a page or two` })]);
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false });
  const stray = strayByte(text);
  if (stray !== null) return failed([atOffset(stray)]);
  const place = (finding: Finding) => placeFinding(fileName, document, lines, finding);
  if (document.errors.length > 0) {
    return failed(document.errors.map((error) => atOffset({ offset: error.pos[0], what: wordsOf(error) })));
  }
  const alias = aliasProblem(document);
  if (alias !== null) return failed([atOffset(alias)]);
  const read = contentOf(document);
  if (!read.ok) return failed([atOffset(read)]);
  const unreadable = unprintable(read.value);
  if (unreadable.length > 0) return failed(unreadable.map(place));
  const result = campaignFile.safeParse(read.value, { reportInput: true });
  if (!result.success) return failed(result.error.issues.flatMap((issue) => findingsOf(issue)).map(place));

  const problems: FileProblem[] = [];
  const warnings: FileProblem[] = [];
  let isSpoilt = false;
  const notes = {
    problem: (finding: Finding) => {
      problems.push(place(finding));
      isSpoilt ||= finding.spoils === true;
    },
    warning: (finding: Finding) => void warnings.push(place(finding)),
  };
  const draft = draftOf(result.data, context, notes);
  if (!isSpoilt) checkDraft(result.data, draft, context, notes);
  return problems.length > 0
    ? { ...failed(problems), warnings: inOrder(warnings) }
    : { ok: true, draft: withTerms(result.data, draft, context), warnings: inOrder(warnings) };
}

function failed(problems: readonly FileProblem[]): Extract<ParsedCampaignFile, { readonly ok: false }> {
  const all = inOrder(problems);
  const last = all[maxProblems - 1];
  if (last === undefined || all.length === maxProblems) return { ok: false, problems: all, warnings: [] };
  const rest = { ...last, where: '', what: `has ${all.length - maxProblems + 1} more problems: mend these first`, nearest: null };
  return { ok: false, problems: [...all.slice(0, maxProblems - 1), rest], warnings: [] };
}

/** By place, each once. */
function inOrder(problems: readonly FileProblem[]): readonly FileProblem[] {
  const isSame = (a: FileProblem, b: FileProblem): boolean =>
    a.line === b.line && a.column === b.column && a.where === b.where && a.what === b.what;
  return problems
    .filter((one, index) => problems.findIndex((other) => isSame(one, other)) === index)
    .sort((a, b) => a.line - b.line || a.column - b.column);
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
