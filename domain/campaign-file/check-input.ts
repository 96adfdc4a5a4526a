import type { CampaignFile } from '../contract/campaign-file.ts';
import type { CampaignVersion } from '../contract/campaign.ts';
import type { CampaignContext } from './campaign-context.ts';
import type { CampaignDraft } from './draft.ts';
import type { DraftNotes } from './draft-notes.ts';

/** What every check looks at: the file as written, what it means, and the mall. */
export interface CheckInput {
  readonly file: CampaignFile;
  readonly draft: CampaignDraft;
  /** The draft as a version, for comparison with others. */
  readonly version: CampaignVersion;
  readonly context: CampaignContext;
  readonly notes: DraftNotes;
}
