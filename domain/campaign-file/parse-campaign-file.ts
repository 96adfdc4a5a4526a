/** Reads a campaign file, YAML or JSON: one parser for the command line, the office and the demo. Every finding has its line. */
import { campaignFile } from '../contract/campaign-file.ts';
import type { CampaignContext } from './campaign-context.ts';
import { checkDraft } from './check-draft.ts';
import { draftOf } from './draft.ts';
import { withTerms } from './draft-terms.ts';

import type { CampaignDraft } from './draft.ts';
import type { FileProblem, Finding } from '../written-file/file-problem.ts';
import { inOrder, readWrittenFile, refused } from '../written-file/read-written-file.ts';
import { findingsOf } from './schema-finding.ts';

/** Longest file read, characters. */
export const maxCampaignFileLength = 200_000;

/** What a file says, or everything that is wrong with it at once. */
export type ParsedCampaignFile =
  | { readonly ok: true; readonly draft: CampaignDraft; readonly warnings: readonly FileProblem[] }
  | { readonly ok: false; readonly problems: readonly FileProblem[]; readonly warnings: readonly FileProblem[] };

/** Parses and checks one file. Never throws: broken YAML is a problem with its line like any other. */
export function parseCampaignFile(content: string, fileName: string, context: CampaignContext): ParsedCampaignFile {
  const read = readWrittenFile(content, fileName, { noun: 'campaign', mostCharacters: maxCampaignFileLength });
  if (!read.ok) return read;
  const { place } = read;
  const result = campaignFile.safeParse(read.value, { reportInput: true });
  if (!result.success) return refused(result.error.issues.flatMap((issue) => findingsOf(issue)).map(place));

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
    ? { ...refused(problems), warnings: inOrder(warnings) }
    : { ok: true, draft: withTerms(result.data, draft, context), warnings: inOrder(warnings) };
}
