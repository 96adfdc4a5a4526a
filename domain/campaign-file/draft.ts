/** A campaign file in the engine's terms: minor units, full lists, local times. Becomes a version when it is loaded (to-version.ts). */
import type { CampaignFile } from '../contract/campaign-file.ts';
import type { CampaignVersion } from '../contract/campaign.ts';
import type { CampaignContext } from './campaign-context.ts';
import { audienceOf, notForOf, segmentOf } from './draft-audience.ts';
import { drawOf } from './draft-draw.ts';
import type { DraftDraw } from './draft-draw.ts';
import { fundingOf } from './draft-funding.ts';
import { countedOf, partsOf, quotaOf, reachOf, spanOf, triggerOf } from './draft-goal.ts';
import { legalOf } from './draft-legal.ts';
import { minorReader } from './draft-money.ts';
import { momentReader } from './draft-moment.ts';
import type { DraftNotes } from './draft-notes.ts';
import { inviterOf, rewardOf, whenGoneOf } from './draft-reward.ts';
import type { DraftInviter, DraftReward, DraftWhenGone } from './draft-reward.ts';
import { textsOf } from './draft-texts.ts';
import { whenOf } from './draft-when.ts';
import type { DraftWhen } from './draft-when.ts';

/** What loading gives a version, and what a draft says with local times. */
type NotInDraft =
  'version' | 'contentHash' | 'effectiveFromMs' | 'stoppedAtMs' | 'engineLevel' | 'when' | 'reward' | 'whenGone' | 'inviter' | 'draw';

/** @see campaignVersion for the meaning of each field; times are `YYYY-MM-DDTHH:MM:SS`, untils exclusive. */
export interface CampaignDraft extends Omit<CampaignVersion, NotInDraft> {
  readonly when: DraftWhen;
  readonly reward: DraftReward;
  readonly whenGone: DraftWhenGone | null;
  readonly inviter: DraftInviter | null;
  readonly draw: DraftDraw | null;
}

/** Translates a file that fits the schema. */
export function draftOf(file: CampaignFile, context: CampaignContext, notes: DraftNotes): CampaignDraft {
  const money = minorReader(context.minorDigits, notes);
  const moments = momentReader(context.dayCutoffMinutes, notes);
  const draw = drawOf(file.draw, money, moments, notes);
  const text = textsOf(file.text, ['text'], notes);
  const span = spanOf(file, notes);
  return {
    campaignId: file.campaign,
    title: textsOf(file.title, ['title'], notes),
    text,
    short: textsOf(file.short, ['short'], notes),
    terms: file.terms === undefined ? text : textsOf(file.terms, ['terms'], notes),
    ...triggerOf(file.on),
    audience: audienceOf(file, notes),
    segment: segmentOf(file.for ?? {}, money, notes),
    notFor: notForOf(file),
    where: {
      tenants: file.where?.shops ?? [],
      categories: file.where?.categories ?? [],
      except: { tenants: file.where?.except?.shops ?? [], categories: file.where?.except?.categories ?? [] },
    },
    when: whenOf(file.when, draw?.closesLocal ?? null, moments, notes),
    counted: countedOf(file.counts, money),
    ...span,
    minimumMinor: file.minimum === undefined ? 0 : money(file.minimum, ['minimum']),
    reach: reachOf(file.reach, money),
    parts: partsOf(file.together, money),
    reward: rewardOf(file.give, money, moments, notes),
    whenGone: whenGoneOf(file.whenGone, moments),
    inviter: inviterOf(file.inviter, moments),
    quota: quotaOf(file, span.span),
    refunds: file.refunds === 'keep' ? 'keep' : 'take-back',
    draw,
    legal: legalOf(file.legal, notes),
    funding: fundingOf(file.pays, notes),
    poster: { art: file.poster?.art ?? null, priority: file.poster?.priority ?? 0, palette: file.poster?.palette ?? null },
    stackingGroup: file.bestOf ?? file.firstOf ?? null,
    stackingBy: file.firstOf === undefined ? 'best' : 'rank',
    receiptUse: file.useFor ?? null,
    rank: file.rank ?? 0,
  };
}
