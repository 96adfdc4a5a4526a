/** `passage receipt parse TEXT…|-`: what the code on a receipt says, one JSON object a line. */
import type { Readable, Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { WrongSetting } from '../../server/settings/server-settings.ts';
import { tellTrouble } from '../server-trouble.ts';
import { readCodes } from './read-codes.ts';
import { readCertificates } from './read-certificates.ts';
import { readTills } from './read-tills.ts';
import { receiptLine } from './receipt-line.ts';
import { lineWriter } from './write-lines.ts';

/** `passage receipt parse --help`. */
export const help = `passage receipt parse TEXT... [OPTIONS]   read the code of one receipt, or of several
passage receipt parse - [OPTIONS]         read one code a line from standard input, as many as come

Prints one JSON object a line and in the same order, fields null where the code does not say:
  {"ok":true,"country","format","issuer","tenant","identity","issuedAtLocal","zone","totalMinor","currency","kind","proof":{"level","verified"},"warnings"}
  {"ok":false,"reason":"not-a-receipt"|"malformed","detail"}
"totalMinor" is in minor units (cents), never negative. "kind" is purchase, refund, training, cancelled or copy. "proof.level" is what could prove the receipt: signed (by a key in the
code), certificate (by one that must be loaded), online (the authority knows) or none; "proof.verified" is true or false where a signature was checked, else null. A code without a time
of day stands at midnight, with a warning. A code marked TEST: in front (test receipts of a kiosk) is read without the mark, with a warning.

  --certificate FILE       certificates to check Austrian receipts with: PEM, DER, or the crypto container of a till (JSON); may be given several times
  --provider ATn           whose certificates these are, where they do not say: AT1 A-Trust, AT2 GlobalTrust, AT3 PrimeSign, AT0 closed system
  --tills FILE             fills "tenant": a JSON object {"till key": "tenant"}, or a CSV with the header till,tenant. A till key is the first half of an identity,
                           such as ru-fns:9289000100393237; without the file "tenant" is null, since codes name tills and not shops
  --                       what follows is text, whatever it begins with

Exit code: 0 every code was read, 1 at least one was not, 2 wrong use, 3 a file cannot be read.`;

/** Where codes come from and lines go to; a test gives others. */
export interface ParseStreams {
  readonly input: Readable;
  readonly output: Writable;
}

/** Runs the command; gives the exit code. A reader that goes away (`| head`) ends it quietly. */
export async function parse(
  args: readonly string[],
  { input, output }: ParseStreams = { input: process.stdin, output: process.stdout },
): Promise<number> {
  try {
    const { values, positionals: texts } = optionsOf(args);
    if (texts.length === 0) {
      console.error(help);
      return 2;
    }
    const certificates = await readCertificates(values.certificate ?? [], values.provider ?? null);
    const tenantOf = values.tills === undefined ? () => null : await readTills(values.tills);
    const trust = { keyOf: (tillKey: string) => certificates.get(tillKey) ?? null };
    const writer = lineWriter(output);
    let failed = false;
    for await (const codes of texts.length === 1 && texts[0] === '-' ? readCodes(input) : [texts]) {
      for (const code of codes) {
        const line = receiptLine(code, trust, tenantOf);
        failed ||= !line.ok;
        if (!(await writer.write(JSON.stringify(line)))) break;
      }
      // Whoever sends a line and waits for its answer gets it.
      if (!(await writer.flush())) break;
    }
    return failed ? 1 : 0;
  } catch (error) {
    return tellTrouble('receipt parse', error);
  }
}

function optionsOf(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { certificate: { type: 'string', multiple: true }, provider: { type: 'string' }, tills: { type: 'string' } },
    });
  } catch (error) {
    throw new WrongSetting(error instanceof Error ? error.message : String(error));
  }
}
