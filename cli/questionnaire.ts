/** `passage questionnaire …`: what visitors are asked, from its file, and what they answered. */
import { maxQuestionnaireLength, noContext, parseQuestionnaireFile } from '../domain/questionnaire/parse-questionnaire-file.ts';
import { loadQuestionnaire, questionnaireResults } from '../server/load-questionnaire.ts';
import type { ListedQuestionnaire } from '../server/load-questionnaire.ts';
import { readFlags, serverSettings, settingsHelp } from '../server/settings/server-settings.ts';
import { loadWrittenFile } from './load-written-file.ts';
import { tellProblems } from './problem-line.ts';
import { atProgramme } from './programme-at-hand.ts';
import { questionnaireAnswer, resultsAnswer, resultsText } from './questionnaire-text.ts';
import { tellTrouble } from './server-trouble.ts';
import { writtenText } from './written-text.ts';

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

const counted = (questions: number): string => `${questions} ${questions === 1 ? 'question' : 'questions'}`;

async function check(file: string): Promise<number> {
  const text = await writtenText(file, maxQuestionnaireLength);
  if (text === null) return 1;
  const parsed = parseQuestionnaireFile(text, file, { ...noContext, todayLocal: new Date().toISOString().slice(0, 10) });
  tellProblems(file, parsed.ok ? { problems: [], warnings: parsed.warnings } : parsed);
  if (!parsed.ok) return 1;
  console.log(`${file}: ${counted(parsed.questionnaire.questions.length)} can be loaded`);
  return 0;
}

function load(args: readonly string[]): Promise<number> {
  return loadWrittenFile(args, {
    command: 'questionnaire load',
    help,
    mostCharacters: maxQuestionnaireLength,
    directly: loadQuestionnaire,
    throughServer: (office, body) => office.ask(questionnaireAnswer, 'questionnaires/load', body),
    said: ({ questions }) => `${counted(questions)} loaded`,
  });
}

async function results(args: readonly string[]): Promise<number> {
  try {
    const { flags, rest } = readFlags(args, ['data', 'database']);
    if (rest.length > 1) {
      console.error(help);
      return 2;
    }
    const all = await atProgramme<readonly Omit<ListedQuestionnaire, 'asked'>[]>(serverSettings(flags, process.env), {
      directly: questionnaireResults,
      throughServer: (office) => office.ask(resultsAnswer, 'questionnaires', null),
    });
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
