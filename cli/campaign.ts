/** `passage campaign …`: what marketing does with files. One file a verb; a verb is loaded only when it is called. */
import { runVerb, verb, verbLines } from './verb.ts';
import type { Verbs } from './verb.ts';

const verbs: Verbs = {
  check: {
    about: 'what is wrong in campaign files, and what looks unintended',
    load: async () => verb((await import('./campaign-check.ts')).check, (await import('./campaign-check.ts')).help),
  },
  explain: {
    about: 'the rule in words, with worked examples',
    load: async () => verb((await import('./campaign-explain.ts')).explain, (await import('./campaign-explain.ts')).help),
  },
  load: {
    about: 'load campaign files into the programme',
    load: async () => verb((await import('./campaign-load.ts')).load, (await import('./campaign-load.ts')).help),
  },
  profiles: {
    about: 'legal profiles and the fields that they ask for',
    load: async () => verb((await import('./campaign-profiles.ts')).profiles, (await import('./campaign-profiles.ts')).help),
  },
  schema: {
    about: 'the JSON Schema of campaign files, for editors',
    load: async () => verb((await import('./campaign-schema.ts')).schema, (await import('./campaign-schema.ts')).help),
  },
  simulate: {
    about: 'what campaigns would have given for past receipts',
    load: async () => verb((await import('./campaign-simulate.ts')).simulate, (await import('./campaign-simulate.ts')).help),
  },
};

/** `passage campaign --help`. */
export const help = ['passage campaign VERB [OPTIONS]', '', ...verbLines(verbs), '', 'passage campaign VERB --help tells more.'].join('\n');

/** Runs a verb; gives the exit code. */
export function campaign(args: readonly string[]): Promise<number> {
  return runVerb('passage campaign', verbs, help, args);
}
