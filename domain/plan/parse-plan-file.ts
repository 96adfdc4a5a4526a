/** Reads a plan file, YAML or JSON, with the line of everything that is wrong in it. */
import { LineCounter, parseDocument } from 'yaml';
import { placeFinding } from '../campaign-file/file-problem.ts';
import type { FileProblem } from '../campaign-file/file-problem.ts';
import { findingsOf } from '../campaign-file/schema-finding.ts';
import { aliasProblem, strayByte, unprintable, wordsOf } from '../campaign-file/yaml-problem.ts';
import type { TextFinding } from '../campaign-file/yaml-problem.ts';
import type { PlanDocument } from '../contract/plan-document.ts';
import type { TenantDocument } from '../contract/catalogue-document.ts';
import { checkPlan } from './check-plan.ts';
import type { PlanFinding } from './check-plan.ts';
import { planFile, planOf, wrongInFile } from './plan-file.ts';

/** Longest file read, characters: a thousand shops, written wide. */
export const maxPlanFileLength = 400_000;

/** Findings told of one file. */
const PROBLEMS_MAX = 50;

/** What a file says, or everything that is wrong with it at once. */
export type ParsedPlanFile =
  | { readonly ok: true; readonly plan: PlanDocument; readonly warnings: readonly FileProblem[] }
  | { readonly ok: false; readonly problems: readonly FileProblem[]; readonly warnings: readonly FileProblem[] };

/** Parses and checks one file; `tenants` null: names are not looked up. Never throws. */
export function parsePlanFile(
  content: string,
  fileName: string,
  tenants: readonly Pick<TenantDocument, 'id' | 'floor'>[] | null,
): ParsedPlanFile {
  const text = content.startsWith('\ufeff') ? content.slice(1) : content;
  const lines = new LineCounter();
  const atOffset = ({ offset, what }: TextFinding): FileProblem => {
    const { line, col } = lines.linePos(offset);
    return { file: fileName, line: Math.max(1, line), column: Math.max(1, col), where: '', what, nearest: null };
  };
  if (text.length > maxPlanFileLength) return failed([atOffset({ offset: 0, what: `is longer than ${maxPlanFileLength} characters` })]);
  const stray = strayByte(text);
  if (stray !== null) return failed([atOffset(stray)]);
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false });
  if (document.errors.length > 0) return failed(document.errors.map((error) => atOffset({ offset: error.pos[0], what: wordsOf(error) })));
  const alias = aliasProblem(document);
  if (alias !== null) return failed([atOffset(alias)]);
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 100 });
  } catch {
    return failed([atOffset({ offset: 0, what: 'uses marks (*name) within marks too often: write it out' })]);
  }
  if (value === null || value === undefined) return failed([atOffset({ offset: 0, what: 'is empty' })]);
  const place = (finding: PlanFinding): FileProblem => placeFinding(fileName, document, lines, finding);
  const unreadable = unprintable(value);
  if (unreadable.length > 0) return failed(unreadable.map(place));
  const result = planFile.safeParse(value, { reportInput: true });
  if (!result.success)
    return failed(
      result.error.issues.flatMap((issue) => findingsOf(issue)).map((finding) => placeFinding(fileName, document, lines, finding)),
    );
  const wrong = wrongInFile(result.data);
  if (wrong.length > 0) return failed(wrong.map(place));
  const plan = planOf(result.data);
  const findings = checkPlan(plan, tenants);
  const inFile = (finding: PlanFinding): FileProblem => place({ ...finding, path: pathInFile(finding.path, plan, result.data) });
  const warnings = findings.warnings.map(inFile);
  return findings.problems.length > 0 ? { ...failed(findings.problems.map(inFile)), warnings } : { ok: true, plan, warnings };
}

/** Where a place of the document stands in the file: names differ, and hours are one text a day. */
function pathInFile(
  path: PlanFinding['path'],
  plan: PlanDocument,
  file: { readonly floors: readonly { readonly areas: readonly { readonly polygon?: unknown }[] }[] },
): PlanFinding['path'] {
  if (path[0] === 'hours' || path[0] === 'shopHours') {
    const shop = path[0] === 'shopHours' ? plan.shopHours[Number(path[1])]?.tenantId : undefined;
    const hours = shop === undefined ? plan.hours : plan.shopHours[Number(path[1])]?.hours;
    const rest = shop === undefined ? path.slice(1) : path.slice(3);
    const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
    const head = shop === undefined ? ['hours'] : ['shopHours', shop];
    if (rest[0] === 'week') return [...head, days[Number(rest[1])] ?? ''];
    if (rest[0] === 'exceptions') return [...head, 'dates', hours?.exceptions[Number(rest[1])]?.date ?? ''];
    return head;
  }
  const [, floor, areas, area, part, index] = path;
  if (areas !== 'areas') return path;
  const head = ['floors', Number(floor), 'areas', Number(area)];
  if (part === 'tenantId') return [...head, 'tenant'];
  if (part !== 'polygons') return path;
  const single = file.floors[Number(floor)]?.areas[Number(area)]?.polygon !== undefined;
  if (!single) return path;
  return index === undefined || index === 0 ? [...head, 'polygon'] : [...head, 'polygons', Number(index) - 1];
}

function failed(problems: readonly FileProblem[]): Extract<ParsedPlanFile, { readonly ok: false }> {
  const all = [...problems].sort((a, b) => a.line - b.line || a.column - b.column);
  const last = all[PROBLEMS_MAX - 1];
  if (last === undefined || all.length === PROBLEMS_MAX) return { ok: false, problems: all, warnings: [] };
  const rest = { ...last, where: '', what: `has ${all.length - PROBLEMS_MAX + 1} more problems: mend these first`, nearest: null };
  return { ok: false, problems: [...all.slice(0, PROBLEMS_MAX - 1), rest], warnings: [] };
}
