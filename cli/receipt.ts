/** `passage receipt parse TEXT|-`: what the code on a receipt says, one JSON object a line. */
import { createInterface } from 'node:readline';
import { readReceipt, splitTestMark } from '../domain/receipt/read-receipt.ts';

/** Text for `passage receipt --help`. */
export const help = `passage receipt parse TEXT...     read the code of one receipt, or of several
passage receipt parse -           read one code a line from standard input

Prints one JSON object a line, fields null where the code does not say:
  {"ok":true,"country","format","issuer","tenant","identity","issuedAtLocal","zone","totalMinor","currency","kind","proof","warnings"}
  {"ok":false,"reason":"not-a-receipt"|"malformed","detail"}
"totalMinor" is in minor units (kopecks, cents). "kind" is purchase, refund, training, cancelled or copy. "tenant" and "zone" are known to the mall, not to the code.
A code marked TEST: in front (test receipts of a kiosk) is read without the mark, with a warning.

Exit code: 0 every code was read, 1 at least one was not, 2 wrong use.`;

/** Runs the command; gives the exit code. */
export async function receipt(args: readonly string[]): Promise<number> {
  const [verb, ...texts] = args;
  if (verb === '--help' || verb === '-h' || verb === 'help') {
    console.log(help);
    return 0;
  }
  if (verb !== 'parse' || texts.length === 0) {
    console.error(help);
    return 2;
  }
  if (texts.length === 1 && (texts[0] === '--help' || texts[0] === '-h')) {
    console.log(help);
    return 0;
  }
  let failed = false;
  for await (const text of texts.length === 1 && texts[0] === '-' ? standardInput() : texts) {
    const line = parsed(text);
    failed ||= !line.ok;
    console.log(JSON.stringify(line));
  }
  return failed ? 1 : 0;
}

async function* standardInput(): AsyncGenerator<string> {
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (line.trim() !== '') yield line;
  }
}

function parsed(text: string): { readonly ok: boolean } & Readonly<Record<string, unknown>> {
  const mark = splitTestMark(text);
  const reading = readReceipt(mark.text);
  if (!reading.ok) return { ok: false, reason: reading.reason, detail: reading.detail };
  const { country, format, issuer, identity, issuedAtLocal, totalMinor, currency, kind, proof } = reading;
  const warnings = mark.test ? ['test receipt: posts nothing', ...reading.warnings] : reading.warnings;
  return {
    ok: true,
    country,
    format,
    issuer,
    tenant: null,
    identity,
    issuedAtLocal,
    zone: null,
    totalMinor,
    currency,
    kind,
    proof,
    warnings,
  };
}
