/** Loads a plan of the building: checked against the shops of the programme, put as a document that travels to every kiosk. */
import type { FileProblem } from '../domain/written-file/file-problem.ts';
import { parsePlanFile } from '../domain/plan/parse-plan-file.ts';
import { ActRefused } from './decider/entry.ts';
import { mallsOf } from './open-programme.ts';
import type { Programme } from './open-programme.ts';

/** Longer lists than this no mall has. */
const TENANTS_MAX = 5000;

/** What became of a file. `feedSeq` null: it has problems and changed nothing. */
export interface LoadedPlan {
  readonly problems: readonly FileProblem[];
  readonly warnings: readonly FileProblem[];
  readonly floors: number;
  readonly shops: number;
  readonly feedSeq: number | null;
}

/** Checks and puts one file; the same file twice changes nothing. Throws ActRefused where there is no mall yet. */
export async function loadPlan(programme: Programme, fileName: string, text: string): Promise<LoadedPlan> {
  const mall = (await mallsOf(programme.store))[0];
  if (mall === undefined) throw new ActRefused('This programme has no mall yet.');
  const tenants = await programme.store.read((transaction) => transaction.documentsOf('tenant', '', TENANTS_MAX));
  const parsed = parsePlanFile(text, fileName, tenants);
  if (!parsed.ok) return { problems: parsed.problems, warnings: parsed.warnings, floors: 0, shops: 0, feedSeq: null };
  const { plan, warnings } = parsed;
  if (plan.id !== mall.id) {
    const problem = {
      file: fileName,
      line: 1,
      column: 1,
      where: 'plan',
      what: `must name the mall of this programme, ${mall.id}`,
      nearest: mall.id,
    };
    return { problems: [problem], warnings, floors: 0, shops: 0, feedSeq: null };
  }
  const feedSeq = await programme.decider.act([{ kind: 'catalogue.put', items: [plan], stocks: [] }], mall.id);
  return {
    problems: [],
    warnings,
    floors: plan.floors.length,
    shops: plan.floors.reduce((sum, floor) => sum + floor.areas.length, 0),
    feedSeq,
  };
}
