/**
 * Writes schema/campaign.schema.json from the schema that reads campaign files, so that editors complete and check them. `--check` only compares and ends with 1 when the
 * file is out of date.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { campaignJsonSchemaText } from '../domain/campaign-file/campaign-json-schema.ts';

const path = join(import.meta.dirname, '..', 'schema', 'campaign.schema.json');
const text = campaignJsonSchemaText();
if (process.argv.includes('--check')) {
  if (readFileSync(path, 'utf8') !== text) {
    process.stderr.write(`${path} is out of date: run tools/campaign-schema.ts\n`);
    process.exitCode = 1;
  }
} else {
  writeFileSync(path, text);
}
