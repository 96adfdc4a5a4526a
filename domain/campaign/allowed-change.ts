/** A running campaign may change its texts, stop, end earlier, or grow a quota or budget. All else breaks what a screen promised and is a new campaign. */
import type { CampaignVersion } from '../contract/campaign.ts';
import { canonicalJson } from '../encoding/canonical-json.ts';

/** Why a change is refused: the field and what to do. */
export interface RefusedChange {
  readonly field: string;
  readonly what: string;
}

/** What each field of a version may do while the campaign runs. Every field stands here: the compiler asks for a new one. */
const changes: Readonly<Record<keyof CampaignVersion, 'same' | 'free' | 'own-rule'>> = {
  campaignId: 'same',
  version: 'free',
  contentHash: 'free',
  effectiveFromMs: 'free',
  stoppedAtMs: 'free',
  engineLevel: 'free',
  title: 'free',
  text: 'free',
  short: 'free',
  terms: 'free',
  poster: 'free',
  trigger: 'same',
  questionnaireId: 'same',
  audience: 'same',
  segment: 'same',
  notFor: 'same',
  where: 'same',
  when: 'own-rule',
  counted: 'same',
  span: 'same',
  rollingDays: 'same',
  minimumMinor: 'same',
  reach: 'same',
  parts: 'same',
  reward: 'same',
  whenGone: 'same',
  inviter: 'own-rule',
  quota: 'own-rule',
  refunds: 'same',
  draw: 'same',
  legal: 'own-rule',
  funding: 'same',
  stackingGroup: 'same',
  stackingBy: 'same',
  receiptUse: 'same',
  rank: 'same',
};

const fixedFields = (Object.keys(changes) as (keyof CampaignVersion)[]).filter((field) => changes[field] === 'same');

const growingQuotas = ['perDay', 'total', 'perAccountWindow', 'perAccountCampaign', 'budgetPoints', 'budgetPointsPerDay'] as const;

const newCampaign = 'cannot change while the campaign runs: make a new campaign';

const announcedDraw = 'is announced with the draw: make a new campaign';

type Refuse = (field: string, what: string) => void;

/**
 * Whether `next` may follow `running`. Before the first purchase can count (`next` takes effect before `boughtFromMs`) everything may change but the campaign's id and an announced
 * draw. Gives every reason at once.
 */
export function allowedChange(
  running: CampaignVersion,
  next: CampaignVersion,
): { readonly ok: true } | { readonly ok: false; readonly reasons: readonly RefusedChange[] } {
  const reasons: RefusedChange[] = [];
  const refuse: Refuse = (field, what) => void reasons.push({ field, what });
  if (next.effectiveFromMs < running.when.boughtFromMs) {
    if (next.campaignId !== running.campaignId) refuse('campaignId', newCampaign);
    // A draw is announced, and its terms frozen, the moment its campaign is loaded.
    if (running.draw !== null)
      for (const field of ['draw', 'notFor'] as const) if (!isSame(running[field], next[field])) refuse(field, announcedDraw);
  } else {
    for (const field of fixedFields) if (!isSame(running[field], next[field])) refuse(field, newCampaign);
    checkWhen(running.when, next.when, refuse);
    checkQuota(running.quota, next.quota, refuse);
    checkInviter(running.inviter, next.inviter, refuse);
    checkLegal(running.legal, next.legal, refuse);
  }
  return reasons.length === 0 ? { ok: true } : { ok: false, reasons };
}

function isSame(before: unknown, after: unknown): boolean {
  return canonicalJson(before) === canonicalJson(after);
}

function checkQuota(before: CampaignVersion['quota'], after: CampaignVersion['quota'], refuse: Refuse): void {
  for (const field of growingQuotas) checkGrows(`quota.${field}`, before[field], after[field], refuse);
  if (before.remainder !== after.remainder) refuse('quota.remainder', newCampaign);
}

/** Without limit is the most there is. */
function checkGrows(field: string, before: number | null, after: number | null, refuse: Refuse): void {
  if (after !== null && (before === null || after < before)) refuse(field, `may only grow; it is ${before ?? 'without limit'} now`);
}

function checkInviter(before: CampaignVersion['inviter'], after: CampaignVersion['inviter'], refuse: Refuse): void {
  if (before === null || after === null) {
    if (before !== after) refuse('inviter', newCampaign);
    return;
  }
  if (before.points !== after.points || !isSame(before.life, after.life)) refuse('inviter', newCampaign);
  checkGrows('inviter.most', before.most, after.most, refuse);
}

/** Texts in languages may be put better; what they are about may not change. */
function checkLegal(before: CampaignVersion['legal'], after: CampaignVersion['legal'], refuse: Refuse): void {
  if (before === null || after === null) {
    if (before !== after) refuse('legal', newCampaign);
    return;
  }
  if (before.profile !== after.profile) refuse('legal.profile', newCampaign);
  for (const name of new Set([...Object.keys(before.fields), ...Object.keys(after.fields)])) {
    const [was, is] = [before.fields[name], after.fields[name]];
    if (typeof was === 'object' && typeof is === 'object') continue;
    if (was !== is) refuse(`legal.${name}`, newCampaign);
  }
}

function checkWhen(before: CampaignVersion['when'], after: CampaignVersion['when'], refuse: Refuse): void {
  if (after.boughtFromMs !== before.boughtFromMs) refuse('when.from', 'has begun: it cannot change');
  if (after.boughtUntilMs > before.boughtUntilMs) refuse('when.until', 'may only come earlier: make a new campaign for the time after');
  if (!isSame(after.weekdays, before.weekdays)) refuse('when.weekdays', 'cannot change while the campaign runs');
  if (!isSame(after.hours, before.hours)) refuse('when.hours', 'cannot change while the campaign runs');
  const [soonBefore, soonAfter] = [before.registeredWithinDays ?? Infinity, after.registeredWithinDays ?? Infinity];
  if (soonAfter < soonBefore) refuse('when.register', 'may not become stricter');
  if (soonAfter > soonBefore) refuse('when.register', 'cannot change while the campaign runs');
  // An earlier end takes the time to register along, but keeps the same time after it.
  const graceBefore = before.registeredUntilMs - before.boughtUntilMs;
  const graceAfter = after.registeredUntilMs - after.boughtUntilMs;
  if (graceAfter < graceBefore) refuse('when.registerUntil', 'may not leave less time to register after the end');
  if (after.collectedUntilMs !== null && (before.collectedUntilMs === null || after.collectedUntilMs < before.collectedUntilMs)) {
    refuse('when.collectUntil', 'may only become later: gifts were promised until then');
  }
}
