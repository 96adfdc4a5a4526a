import * as z from 'zod/mini';
import { campaignFile } from '../contract/campaign-file.ts';

/** The published JSON Schema (draft 2020-12) of campaign files, as the text of schema/campaign.schema.json. */
export function campaignJsonSchemaText(): string {
  const schema = z.toJSONSchema(campaignFile, { target: 'draft-2020-12' });
  return `${JSON.stringify({ $schema: schema.$schema, title: 'Passage campaign', description: 'A campaign of a shopping centre.', ...schema }, null, 2)}\n`;
}
