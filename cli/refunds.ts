/** `passage refunds …`: a shop's list of what came back. */
import { runVerb, verb, verbLines } from './verb.ts';
import type { Verbs } from './verb.ts';

const verbs: Verbs = {
  load: {
    about: "take back what a shop's list of refunds says; --check tells first",
    load: async () => verb((await import('./refunds-load.ts')).load, (await import('./refunds-load.ts')).help),
  },
};

/** `passage refunds --help`. */
export const help = ['passage refunds VERB [OPTIONS]', '', ...verbLines(verbs), '', 'passage refunds VERB --help tells more.'].join('\n');

/** Runs a verb; gives the exit code. */
export function refunds(args: readonly string[]): Promise<number> {
  return runVerb('passage refunds', verbs, help, args);
}
