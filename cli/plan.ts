/** `passage plan …`: the plan of the building from its file. */
import { writeFile } from 'node:fs/promises';
import * as z from 'zod/mini';
import { maxPlanFileLength, parsePlanFile } from '../domain/plan/parse-plan-file.ts';
import type { ParsedPlanFile } from '../domain/plan/parse-plan-file.ts';
import { planSvg } from '../domain/plan/plan-svg.ts';
import { demoTenants } from '../server/demo/catalogue/tenants.ts';
import { loadPlan } from '../server/load-plan.ts';
import { settingsHelp } from '../server/settings/server-settings.ts';
import { loadWrittenFile } from './load-written-file.ts';
import { fileProblem, tellProblems } from './problem-line.ts';
import { writtenText } from './written-text.ts';

/** Text for `passage plan --help`. */
export const help = `passage plan check FILE [--mall demo]
passage plan draw FILE OUT.svg
passage plan load FILE [OPTIONS]

A plan file (YAML or JSON) draws the floors of the mall in whole centimetres: outline, shops with their doors, lifts, desk, kiosks, ways to walk,
and says when the house and its shops are open. Kiosks then show a map. See docs of the demo: server/demo/plan/galleria-lumen.yaml.

  check   says what is wrong, with line and column; --mall demo looks the shops up in the demo mall
  draw    draws every floor into one SVG, to be looked at
  load    checks against the mall's shops and loads; kiosks with a link show it within seconds

${settingsHelp(['data', 'database'])}

Exit code: 0 done, 1 the file has problems, 2 wrong use, 3 the server or its database is in the way.`;

/** Runs a verb; gives the exit code. */
export async function plan(args: readonly string[]): Promise<number> {
  const [verb, ...rest] = args;
  if (rest[0] === '--help' || rest[0] === '-h') {
    console.log(help);
    return 0;
  }
  if (verb === 'check' && rest[0] !== undefined && (rest.length === 1 || (rest.length === 3 && rest[1] === '--mall' && rest[2] === 'demo')))
    return check(rest[0], rest.length === 3);
  if (verb === 'draw' && rest[0] !== undefined && rest[1] !== undefined && rest.length === 2) return draw(rest[0], rest[1]);
  if (verb === 'load') return load(rest);
  console.error(help);
  return 2;
}

async function parsedFile(file: string, demo: boolean): Promise<ParsedPlanFile | null> {
  const text = await writtenText(file, maxPlanFileLength);
  if (text === null) return null;
  const parsed = parsePlanFile(text, file, demo ? demoTenants : null);
  tellProblems(file, parsed.ok ? { problems: [], warnings: parsed.warnings } : parsed);
  return parsed;
}

async function check(file: string, demo: boolean): Promise<number> {
  const parsed = await parsedFile(file, demo);
  if (parsed === null || !parsed.ok) return 1;
  const shops = parsed.plan.floors.reduce((sum, floor) => sum + floor.areas.length, 0);
  console.log(`${file}: ${parsed.plan.floors.length} floors and ${shops} shops can be loaded`);
  return 0;
}

async function draw(file: string, out: string): Promise<number> {
  const parsed = await parsedFile(file, false);
  if (parsed === null || !parsed.ok) return 1;
  try {
    await writeFile(out, planSvg(parsed.plan));
  } catch (error) {
    console.error(`${out} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
  console.log(`${out} shows ${parsed.plan.floors.length} floors`);
  return 0;
}

const answer = z.object({
  problems: z.array(fileProblem),
  warnings: z.array(fileProblem),
  floors: z.int(),
  shops: z.int(),
  feedSeq: z.nullable(z.int()),
});

function load(args: readonly string[]): Promise<number> {
  return loadWrittenFile(args, {
    command: 'plan load',
    help,
    mostCharacters: maxPlanFileLength,
    directly: loadPlan,
    throughServer: (office, body) => office.ask(answer, 'plans/load', body),
    said: ({ floors, shops }) => `${floors} floors and ${shops} shops are loaded`,
  });
}
