/** `passage receipt …`: codes of receipts, and the certificates that prove them. One file a verb; a verb is loaded only when it is called. */
import { runVerb, verb, verbLines } from './verb.ts';
import type { Verbs } from './verb.ts';

const verbs: Verbs = {
  parse: {
    about: 'what the code of a receipt says, one JSON object a line',
    load: async () => verb((await import('./receipt/parse.ts')).parse, (await import('./receipt/parse.ts')).help),
  },
  certificate: {
    about: 'certificates that Austrian tills sign with, into the programme',
    load: async () => verb((await import('./receipt/certificate.ts')).certificate, (await import('./receipt/certificate.ts')).help),
  },
};

/** `passage receipt --help`. */
export const help = [
  'passage receipt parse TEXT... | -      read the code of a receipt, or of many',
  'passage receipt certificate FILE...    load certificates that receipts are signed with',
  '',
  ...verbLines(verbs),
  '',
  'passage receipt VERB --help tells more.',
].join('\n');

/** Runs a verb; gives the exit code. */
export function receipt(args: readonly string[]): Promise<number> {
  return runVerb('passage receipt', verbs, help, args);
}
