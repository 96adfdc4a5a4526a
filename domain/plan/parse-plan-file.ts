/** Reads a plan file, YAML or JSON, with the line of everything that is wrong in it. */
import type { FileProblem } from '../written-file/file-problem.ts';
import { findingsOf } from '../campaign-file/schema-finding.ts';
import { readWrittenFile, refused } from '../written-file/read-written-file.ts';
import type { PlanDocument } from '../contract/plan-document.ts';
import type { TenantDocument } from '../contract/catalogue-document.ts';
import { checkPlan } from './check-plan.ts';
import type { PlanFinding } from './check-plan.ts';
import { planFile, planOf, wrongInFile } from './plan-file.ts';

/** Longest file read, characters: a thousand shops, written wide. */
export const maxPlanFileLength = 400_000;

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
  const read = readWrittenFile(content, fileName, { noun: 'plan', mostCharacters: maxPlanFileLength });
  if (!read.ok) return read;
  const { place } = read;
  const result = planFile.safeParse(read.value, { reportInput: true });
  if (!result.success) return refused(result.error.issues.flatMap((issue) => findingsOf(issue)).map(place));
  const wrong = wrongInFile(result.data);
  if (wrong.length > 0) return refused(wrong.map(place));
  const plan = planOf(result.data);
  const findings = checkPlan(plan, tenants);
  const inFile = (finding: PlanFinding): FileProblem => place({ ...finding, path: pathInFile(finding.path, plan, result.data) });
  const warnings = findings.warnings.map(inFile);
  return findings.problems.length > 0 ? { ...refused(findings.problems.map(inFile)), warnings } : { ok: true, plan, warnings };
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
