/** `passage questionnaire …`: what visitors are asked, from its file, and what they answered. */
import { basename } from 'node:path';
import * as z from 'zod/mini';
import type { FileProblem } from '../domain/campaign-file/file-problem.ts';
import { maxQuestionnaireLength, noContext, parseQuestionnaireFile } from '../domain/questionnaire/parse-questionnaire-file.ts';
import { loadQuestionnaire, questionnaireResults } from '../server/load-questionnaire.ts';
import { openProgramme } from '../server/open-programme.ts';
import type { Programme } from '../server/open-programme.ts';
import { placeOf } from '../server/run-server.ts';
import { officeTokenOf } from '../server/api/office-session.ts';
import { liveInstance } from '../server/instance.ts';
import { readFlags, serverSettings, settingsHelp } from '../server/settings/server-settings.ts';
import { requireProgramme } from '../server/store/open-store.ts';
import { lineOf } from './problem-line.ts';
import { questionnaireAnswer, resultsAnswer, resultsText } from './questionnaire-text.ts';
import { readTextFile } from './read-text-file.ts';
import { tellTrouble } from './server-trouble.ts';

const ASK_MS = 30_000;

/** Text for `passage questionnaire --help`. */
export const help = `passage questionnaire check FILE
passage questionnaire load FILE [OPTIONS]
passage questionnaire results [NAME] [OPTIONS]

A questionnaire file (YAML or JSON) says what is asked, in all languages, and from when until when. What an answer brings stands in the campaign
that names it ("on: questionnaire NAME"). docs/questionnaires.md tells how to write both.

  check    says what is wrong, with line and column
  load     checks against the programme and loads; kiosks with a link ask within seconds
  results  sums of each question; groups under five people are not told

${settingsHelp(['data', 'database'])}

Exit code: 0 done, 1 the file has problems or there is no such questionnaire, 2 wrong use, 3 the server or its database is in the way.`;

/** Runs a verb; gives the exit code. */
export async function questionnaire(args: readonly string[]): Promise<number> {
  const [verb, ...rest] = args;
  if (rest[0] === '--help' || rest[0] === '-h') {
    console.log(help);
    return 0;
  }
  if (verb === 'check' && rest[0] !== undefined && rest.length === 1) return check(rest[0]);
  if (verb === 'load') return load(rest);
  if (verb === 'results') return results(rest);
  console.error(help);
  return 2;
}

async function textOf(file: string): Promise<string | null> {
  const read = await readTextFile(file, maxQuestionnaireLength * 4 + 4);
  if (read.ok) return read.text.slice(0, maxQuestionnaireLength + 1);
  console.log(lineOf({ file, line: 1, column: 1, where: '', what: read.trouble, nearest: null }, 'problem'));
  return null;
}

function tell(file: string, found: { readonly problems: readonly FileProblem[]; readonly warnings: readonly FileProblem[] }): void {
  for (const problem of found.problems) console.log(lineOf({ ...problem, file }, 'problem'));
  for (const warning of found.warnings) console.log(lineOf({ ...warning, file }, 'warning'));
}

const counted = (questions: number): string => `${questions} ${questions === 1 ? 'question' : 'questions'}`;

async function check(file: string): Promise<number> {
  const text = await textOf(file);
  if (text === null) return 1;
  const parsed = parseQuestionnaireFile(text, file, { ...noContext, todayLocal: new Date().toISOString().slice(0, 10) });
  tell(file, parsed.ok ? { problems: [], warnings: parsed.warnings } : parsed);
  if (!parsed.ok) return 1;
  console.log(`${file}: ${counted(parsed.questionnaire.questions.length)} can be loaded`);
  return 0;
}

async function load(args: readonly string[]): Promise<number> {
  try {
    const { flags, rest } = readFlags(args, ['data', 'database']);
    const [file] = rest;
    if (file === undefined || rest.length !== 1) {
      console.error(help);
      return 2;
    }
    const text = await textOf(file);
    if (text === null) return 1;
    const settings = serverSettings(flags, process.env);
    const body = { fileName: basename(file), text };
    const loaded = await either(
      settings,
      (programme) => loadQuestionnaire(programme, body.fileName, body.text),
      (url, token) => ask(`${url}/office/api/questionnaires/load`, token, questionnaireAnswer, body),
    );
    tell(file, loaded);
    if (loaded.feedSeq === null) return 1;
    console.log(`${file}: ${counted(loaded.questions)} loaded`);
    return 0;
  } catch (error) {
    return tellTrouble('questionnaire load', error);
  }
}

async function results(args: readonly string[]): Promise<number> {
  try {
    const { flags, rest } = readFlags(args, ['data', 'database']);
    if (rest.length > 1) {
      console.error(help);
      return 2;
    }
    const all = await either(serverSettings(flags, process.env), questionnaireResults, (url, token) =>
      ask(`${url}/office/api/questionnaires`, token, resultsAnswer, null),
    );
    const wanted = rest[0] === undefined ? all : all.filter((each) => each.questionnaireId === rest[0]);
    for (const each of wanted) console.log(resultsText(each));
    if (wanted.length > 0 || rest[0] === undefined) return 0;
    console.log(
      `There is no questionnaire ${rest[0]}.${all.length === 0 ? '' : ` There are: ${all.map((each) => each.questionnaireId).join(', ')}.`}`,
    );
    return 1;
  } catch (error) {
    return tellTrouble('questionnaire results', error);
  }
}

/** Through the server that runs on this data, or on the data itself. */
async function either<T>(
  settings: ReturnType<typeof serverSettings>,
  directly: (programme: Programme) => Promise<T>,
  throughServer: (url: string, token: string) => Promise<T>,
): Promise<T> {
  const live = liveInstance(settings.folder);
  if (live !== null) return throughServer(live.url, officeTokenOf(settings.folder));
  requireProgramme(placeOf(settings));
  const programme = await openProgramme({ place: placeOf(settings), nowMs: () => Date.now(), secrets: null });
  try {
    return await directly(programme);
  } finally {
    await programme.close();
  }
}

async function ask<T extends z.core.$ZodType>(url: string, token: string, shape: T, body: unknown): Promise<z.output<T>> {
  const headers = { authorization: `Bearer ${token}`, 'x-passage-office': '1' };
  const response = await fetch(url, {
    signal: AbortSignal.timeout(ASK_MS),
    ...(body === null
      ? { headers }
      : { method: 'POST', body: JSON.stringify(body), headers: { ...headers, 'content-type': 'application/json' } }),
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(`the server answered ${response.status}: ${JSON.stringify(answer).slice(0, 300)}`);
  return z.parse(shape, answer);
}
