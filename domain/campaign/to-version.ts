import type { CampaignReward, CampaignVersion } from '../contract/campaign.ts';
import { ENGINE_LEVEL } from '../contract/wire-version.ts';
import { canonicalJson } from '../encoding/canonical-json.ts';
import { sha256Hex } from '../encoding/hash.ts';
import { utcOf } from '../time/zone.ts';
import type { Offsets } from '../time/zone.ts';
import type { CampaignDraft, DraftReward } from './draft.ts';

/** Hash of what a file says: white space, comments, key order, YAML or JSON make no difference. */
export function contentHashOf(draft: CampaignDraft): string {
  return sha256Hex(canonicalJson(draft));
}

/** The immutable version of a draft, in force from `effectiveFromMs`. Local times become instants by the mall's offset table. */
export function toVersion(draft: CampaignDraft, versionNumber: number, effectiveFromMs: number, offsets: Offsets): CampaignVersion {
  const { when, reward, ...same } = draft;
  const optional = (local: string | null) => (local === null ? null : utcOf(local, offsets));
  return {
    ...same,
    version: versionNumber,
    contentHash: contentHashOf(draft),
    effectiveFromMs,
    stoppedAtMs: null,
    engineLevel: ENGINE_LEVEL,
    when: {
      boughtFromMs: utcOf(when.boughtFromLocal, offsets),
      boughtUntilMs: utcOf(when.boughtUntilLocal, offsets),
      weekdays: when.weekdays,
      hours: when.hours,
      registeredUntilMs: utcOf(when.registeredUntilLocal, offsets),
      registeredSameDay: when.registeredSameDay,
      collectedUntilMs: optional(when.collectedUntilLocal),
      announcedAtMs: optional(when.announcedAtLocal),
    },
    reward: rewardOf(reward, offsets),
  };
}

function rewardOf(reward: DraftReward, offsets: Offsets): CampaignReward {
  if (reward.kind === 'gift') return reward;
  const { life } = reward;
  return { ...reward, life: life.kind === 'fixed' ? { kind: 'fixed', atMs: utcOf(life.atLocal, offsets) } : life };
}
