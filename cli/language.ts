/** `passage language …`: a language of visitors from its file. */
import { basename, dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { languageFaults } from './language/check-language.ts';

/** Text for `passage language --help`. */
export const help = `passage language check FILE [--code CODE]

A language of visitors is one file, domain/text/CODE/language.ts (see domain/text/language-file.ts), and its name in domain/text/language.ts.

  check   says what of the texts is missing, too much, without its arguments or without a plural form that the language has,
          and what of its dates, numbers and keys is wrong. The file is run. CODE is the name of its folder unless given.

Exit code: 0 all is right, 1 the file has problems, 2 wrong use.`;

/** Runs a verb; gives the exit code. */
export async function language(args: readonly string[]): Promise<number> {
  const [verb, file, flag, given] = args;
  if (file === '--help' || file === '-h') {
    console.log(help);
    return 0;
  }
  if (verb !== 'check' || file === undefined || !(args.length === 2 || (args.length === 4 && flag === '--code'))) {
    console.error(help);
    return 2;
  }
  const code = given ?? basename(dirname(resolve(file)));
  const exported = await exportsOf(file);
  if (typeof exported === 'string') {
    console.log(`${file}: ${exported}`);
    return 1;
  }
  const found = Object.hasOwn(exported, code) ? exported[code] : (exported['default'] ?? Object.values(exported)[0]);
  const faults = languageFaults(code, found);
  for (const fault of faults) console.log(`${file}: ${fault}`);
  console.log(faults.length === 0 ? `${file}: ${code} is complete` : `${file}: ${faults.length} problems`);
  return faults.length === 0 ? 0 : 1;
}

/** What the file exports; a string: why it cannot be run. */
async function exportsOf(file: string): Promise<Readonly<Record<string, unknown>> | string> {
  try {
    return (await import(pathToFileURL(resolve(file)).href)) as Readonly<Record<string, unknown>>;
  } catch (error) {
    return `cannot be run (${error instanceof Error ? error.message : String(error)})`;
  }
}
