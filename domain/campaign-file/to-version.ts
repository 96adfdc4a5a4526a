import type { CampaignVersion, PointsLife, PointsStart } from '../contract/campaign.ts';
import type { CampaignDraw } from '../contract/draw.ts';
import { ENGINE_LEVEL } from '../contract/wire-version.ts';
import { canonicalJson } from '../encoding/canonical-json.ts';
import { sha256Hex } from '../encoding/hash.ts';
import { utcOf } from '../time/zone.ts';
import type { Offsets } from '../time/zone.ts';
import type { CampaignDraft } from './draft.ts';
import type { DraftDraw } from './draft-draw.ts';
import type { DraftLife, DraftStart } from './draft-points.ts';

/** Hash of what a file says: white space, comments, key order, YAML or JSON make no difference. */
export function contentHashOf(draft: CampaignDraft): string {
  return sha256Hex(canonicalJson(draft));
}

/** The immutable version of a draft, in force from `effectiveFromMs`. Local times become instants by the mall's offset table. */
export function toVersion(draft: CampaignDraft, versionNumber: number, effectiveFromMs: number, offsets: Offsets): CampaignVersion {
  const { when, reward, whenGone, inviter, draw, ...same } = draft;
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
      registeredWithinDays: when.registeredWithinDays,
      collectedUntilMs: optional(when.collectedUntilLocal),
      announcedAtMs: optional(when.announcedAtLocal),
    },
    reward: 'life' in reward ? withInstants(reward, offsets) : reward,
    whenGone: whenGone !== null && 'life' in whenGone ? withInstants(whenGone, offsets) : whenGone,
    inviter: inviter === null ? null : { ...inviter, life: lifeOf(inviter.life, offsets) },
    draw: draw === null ? null : drawOf(draw, offsets),
  };
}

function withInstants<R extends { readonly life: DraftLife; readonly start: DraftStart }>(reward: R, offsets: Offsets) {
  return { ...reward, life: lifeOf(reward.life, offsets), start: startOf(reward.start, offsets) };
}

function lifeOf(life: DraftLife, offsets: Offsets): PointsLife {
  return life.kind === 'fixed' ? { kind: 'fixed', atMs: utcOf(life.atLocal, offsets) } : life;
}

function startOf(start: DraftStart, offsets: Offsets): PointsStart {
  return start.kind === 'fixed' ? { kind: 'fixed', atMs: utcOf(start.atLocal, offsets) } : start;
}

function drawOf({ closesLocal, drawnLocal, ...same }: DraftDraw, offsets: Offsets): CampaignDraw {
  return { ...same, closesAtMs: utcOf(closesLocal, offsets), drawnAtMs: utcOf(drawnLocal, offsets) };
}
