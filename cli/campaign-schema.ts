/** `passage campaign schema`: the JSON Schema of campaign files, for editors. */
import { campaignJsonSchemaText } from '../domain/campaign-file/campaign-json-schema.ts';

/** Text for `passage campaign schema --help`. */
export const help = `passage campaign schema

Prints the JSON Schema (draft 2020-12) of campaign files. An editor that has it completes and checks keys; it stands in schema/campaign.schema.json too,
and a file may name it: "$schema": "./campaign.schema.json", or "# yaml-language-server: $schema=campaign.schema.json" as its first line.

Exit code: 0 done, 2 wrong use.`;

/** Runs the command; gives the exit code. */
export function schema(args: readonly string[]): number {
  if (args.length === 0) {
    process.stdout.write(campaignJsonSchemaText());
    return 0;
  }
  const isHelp = args[0] === '--help' || args[0] === '-h';
  if (isHelp) console.log(help);
  else console.error(help);
  return isHelp ? 0 : 2;
}
