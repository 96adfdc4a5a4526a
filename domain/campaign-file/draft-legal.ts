import type { CampaignFile } from '../contract/campaign-file.ts';
import type { CampaignLegal } from '../contract/campaign.ts';
import type { DraftNotes } from './draft-notes.ts';
import { textsOf } from './draft-texts.ts';

/** What the law wants said, as filled in; what the profile asks is checked by domain/legal. */
export function legalOf(legal: CampaignFile['legal'], notes: DraftNotes): CampaignLegal | null {
  if (legal === undefined) return null;
  const fields = Object.entries(legal.fields).map(([name, value]): [string, CampaignLegal['fields'][string]] => [
    name,
    typeof value === 'object' ? textsOf(value, ['legal', 'fields', name], notes) : value,
  ]);
  return { profile: legal.profile, fields: Object.fromEntries(fields) };
}
