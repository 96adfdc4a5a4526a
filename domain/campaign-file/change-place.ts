/** A change that a running campaign may not make, shown at the key of the file that makes it. */
import { LineCounter, parseDocument } from 'yaml';
import type { RefusedChange } from '../campaign/allowed-change.ts';
import { placeFinding } from '../written-file/file-problem.ts';
import type { FilePath, FileProblem } from '../written-file/file-problem.ts';

/** Keys of the file by fields of the version, where they differ. */
const keyOf: Readonly<Record<string, FilePath>> = {
  campaignId: ['campaign'],
  trigger: ['on'],
  questionnaireId: ['on'],
  audience: ['for'],
  segment: ['for'],
  counted: ['counts'],
  span: ['every'],
  rollingDays: ['every'],
  minimumMinor: ['minimum'],
  parts: ['together'],
  reward: ['give'],
  funding: ['pays'],
  stackingGroup: ['bestOf'],
  stackingBy: ['firstOf'],
  receiptUse: ['useFor'],
  'quota.perAccountWindow': ['quota', 'perAccount'],
  'quota.perAccountCampaign': ['quota', 'perAccountInAll'],
  'quota.budgetPoints': ['quota', 'points'],
  'quota.budgetPointsPerDay': ['quota', 'pointsPerDay'],
};

/** Each reason with its line. `text` is a file that was read without problems; a key that it leaves out is shown at what would hold it. */
export function placeChanges(text: string, fileName: string, reasons: readonly RefusedChange[]): readonly FileProblem[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  return reasons.map(({ field, what }) => placeFinding(fileName, document, lines, { path: pathOf(field), what }));
}

function pathOf(field: string): FilePath {
  if (Object.hasOwn(keyOf, field)) return keyOf[field] ?? [];
  const path = field.split('.');
  return path[0] === 'legal' && path[1] !== undefined && path[1] !== 'profile' ? ['legal', 'fields', ...path.slice(1)] : path;
}
