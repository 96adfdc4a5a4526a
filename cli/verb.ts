/** Commands and verbs that are loaded only when they are called, so that `passage receipt parse` never opens a database. */

/** What a verb does. `run` gives the exit code. */
export interface Verb {
  readonly run: (args: readonly string[]) => number | Promise<number>;
  /** Text for --help. */
  readonly help: string;
}

/** Verbs by their name. */
export type Verbs = Readonly<Record<string, { readonly about: string; readonly load: () => Promise<Verb> }>>;

/** One of a module that exports its function and `help`. */
export function verb(run: Verb['run'], help: string): Verb {
  return { run, help };
}

/** A line a verb, for the help of what has them. */
export function verbLines(verbs: Verbs): readonly string[] {
  const width = Math.max(...Object.keys(verbs).map((name) => name.length));
  return Object.entries(verbs).map(([name, { about }]) => `  ${name.padEnd(width)}  ${about}`);
}

/** Runs the verb that `args` begins with, or prints help: what `--help` asks for (0), or that there is no such verb (2). */
export async function runVerb(command: string, verbs: Verbs, help: string, args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === '--help' || name === '-h' || name === 'help') {
    console.log(help);
    return 0;
  }
  const entry = name !== undefined && Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (entry === undefined) {
    console.error(name === undefined ? help : `${command}: there is no "${name}".\n\n${help}`);
    return 2;
  }
  const { run, help: ofVerb } = await entry.load();
  if (rest[0] === '--help' || rest[0] === '-h') {
    console.log(ofVerb);
    return 0;
  }
  return run(rest);
}
