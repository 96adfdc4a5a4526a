/** Reads a campaign file, YAML or JSON: one parser for the command line, the office and the demo. Every finding has its line. */
import { LineCounter, parseDocument } from 'yaml';
import { campaignFile } from '../contract/campaign-file.ts';
import type { CampaignContext } from './campaign-context.ts';
import { checkDraft } from './check-draft.ts';
import { draftOf } from './draft.ts';
import { withTerms } from './draft-terms.ts';

import type { CampaignDraft } from './draft.ts';
import { placeFinding } from './file-problem.ts';
import type { FileProblem, Finding } from './file-problem.ts';
import { findingsOf } from './schema-finding.ts';

/** Longest file read, characters. */
export const maxCampaignFileLength = 200_000;

/** What a file says, or everything that is wrong with it at once. */
export type ParsedCampaignFile =
  | { readonly ok: true; readonly draft: CampaignDraft; readonly warnings: readonly FileProblem[] }
  | { readonly ok: false; readonly problems: readonly FileProblem[]; readonly warnings: readonly FileProblem[] };

/** Parses and checks one file. Never throws: broken YAML is a problem with its line like any other. */
export function parseCampaignFile(text: string, fileName: string, context: CampaignContext): ParsedCampaignFile {
  if (text.length > maxCampaignFileLength) {
    return failed([
      { file: fileName, line: 1, column: 1, where: '', what: `is longer than ${maxCampaignFileLength} characters`, nearest: null },
    ]);
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false });
  const place = (finding: Finding) => placeFinding(fileName, document, lines, finding);
  if (document.errors.length > 0) {
    return failed(
      document.errors.map((error) => {
        const { line, col } = lines.linePos(error.pos[0]);
        return {
          file: fileName,
          line: Math.max(1, line),
          column: Math.max(1, col),
          where: '',
          what: `cannot be read: ${error.message}`,
          nearest: null,
        };
      }),
    );
  }
  const content = contentOf(document);
  if (!content.ok) return failed([place({ path: [], what: content.what })]);
  const result = campaignFile.safeParse(content.value, { reportInput: true });
  if (!result.success) return failed(result.error.issues.flatMap((issue) => findingsOf(issue)).map(place));

  const problems: FileProblem[] = [];
  const warnings: FileProblem[] = [];
  const notes = {
    problem: (finding: Finding) => void problems.push(place(finding)),
    warning: (finding: Finding) => void warnings.push(place(finding)),
  };
  const draft = draftOf(result.data, context, notes);
  checkDraft(result.data, draft, context, notes);
  return problems.length > 0
    ? { ok: false, problems: problems.sort(byPlace), warnings: warnings.sort(byPlace) }
    : { ok: true, draft: withTerms(result.data, draft, context), warnings: warnings.sort(byPlace) };
}

function failed(problems: readonly FileProblem[]): ParsedCampaignFile {
  return { ok: false, problems: [...problems].sort(byPlace), warnings: [] };
}

function byPlace(a: FileProblem, b: FileProblem): number {
  return a.line - b.line || a.column - b.column;
}

function contentOf(
  document: ReturnType<typeof parseDocument>,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly what: string } {
  try {
    // A few aliases are a convenience, a thousand are an attack.
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    return value === null || value === undefined ? { ok: false, what: 'is empty' } : { ok: true, value };
  } catch (error) {
    return { ok: false, what: `cannot be read: ${error instanceof Error ? error.message : 'unknown'}` };
  }
}
