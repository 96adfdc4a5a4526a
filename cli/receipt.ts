/** `passage receipt …`: codes of receipts, and the certificates that prove them. One file a verb; a verb is loaded only when it is called. */
interface Verb {
  readonly run: (args: readonly string[]) => Promise<number>;
  readonly help: string;
}

const verbs: Readonly<Record<string, { readonly about: string; readonly load: () => Promise<Verb> }>> = {
  parse: {
    about: 'what the code of a receipt says, one JSON object a line',
    load: async () => verb((await import('./receipt/parse.ts')).parse, (await import('./receipt/parse.ts')).help),
  },
  certificate: {
    about: 'certificates that Austrian tills sign with, into the programme',
    load: async () => verb((await import('./receipt/certificate.ts')).certificate, (await import('./receipt/certificate.ts')).help),
  },
};

function verb(run: Verb['run'], help: string): Verb {
  return { run, help };
}

/** `passage receipt --help`. */
export const help = [
  'passage receipt parse TEXT... | -      read the code of a receipt, or of many',
  'passage receipt certificate FILE...    load certificates that receipts are signed with',
  '',
  ...Object.entries(verbs).map(([name, each]) => `  ${name.padEnd(12)} ${each.about}`),
  '',
  'passage receipt VERB --help tells more.',
].join('\n');

/** Runs a verb; gives the exit code. */
export async function receipt(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === '--help' || name === '-h' || name === 'help') {
    console.log(help);
    return 0;
  }
  const entry = name !== undefined && Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (entry === undefined) {
    console.error(`passage receipt: say ${Object.keys(verbs).join(' or ')}.\n\n${help}`);
    return 2;
  }
  const { run, help: verbHelp } = await entry.load();
  if (rest[0] === '--help' || rest[0] === '-h') {
    console.log(verbHelp);
    return 0;
  }
  return run(rest);
}
