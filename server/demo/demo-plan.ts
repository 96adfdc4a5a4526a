import { readFileSync } from 'node:fs';
import type { PlanDocument } from '../../domain/contract/plan-document.ts';
import { parsePlanFile } from '../../domain/plan/parse-plan-file.ts';
import { demoTenants } from './catalogue/tenants.ts';

/** Path of the plan of the demo mall. */
export const demoPlanFile = new URL('plan/galleria-lumen.yaml', import.meta.url);

/** The building of the demo mall, as its file draws it. */
export function demoPlan(): PlanDocument {
  const parsed = parsePlanFile(readFileSync(demoPlanFile, 'utf8'), 'galleria-lumen.yaml', demoTenants);
  if (!parsed.ok) throw new Error(parsed.problems.map((each) => `${each.file}:${each.line} ${each.where} ${each.what}`).join('\n'));
  return parsed.plan;
}
