/** `passage campaign …`: what marketing does with files. One file a verb; a verb is loaded only when it is called. */
interface Verb {
  readonly run: (args: readonly string[]) => number | Promise<number>;
  readonly help: string;
}

const verbs: Readonly<Record<string, { readonly about: string; readonly load: () => Promise<Verb> }>> = {
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

function verb(run: Verb['run'], help: string): Verb {
  return { run, help };
}

/** `passage campaign --help`. */
export const help = [
  'passage campaign VERB [OPTIONS]',
  '',
  ...Object.entries(verbs).map(([name, each]) => `  ${name.padEnd(10)} ${each.about}`),
  '',
  'passage campaign VERB --help tells more.',
].join('\n');

/** Runs a verb; gives the exit code. */
export async function campaign(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  const entry = name !== undefined && Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (entry === undefined) {
    console.error(`passage campaign: say ${Object.keys(verbs).join(', ')}.\n\n${help}`);
    return 2;
  }
  const { run, help: verbHelp } = await entry.load();
  if (rest[0] === '--help' || rest[0] === '-h') {
    console.log(verbHelp);
    return 0;
  }
  return run(rest);
}
