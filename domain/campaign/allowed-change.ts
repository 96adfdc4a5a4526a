/** A running campaign may change its texts, stop, end earlier, or grow a quota. All else breaks what a screen promised and is a new campaign. */
import type { CampaignVersion } from '../contract/campaign.ts';
import { canonicalJson } from '../encoding/canonical-json.ts';

/** Why a change is refused: the field and what to do. */
export interface RefusedChange {
  readonly field: string;
  readonly what: string;
}

const sameFields = ['where', 'span', 'minimumMinor', 'reach', 'reward', 'funding', 'stackingGroup'] as const;

/**
 * Whether `next` may follow `running`. Before the first purchase can count (`next` takes effect before `boughtFromMs`) everything may change. Gives every reason at once.
 */
export function allowedChange(
  running: CampaignVersion,
  next: CampaignVersion,
): { readonly ok: true } | { readonly ok: false; readonly reasons: readonly RefusedChange[] } {
  if (next.effectiveFromMs < running.when.boughtFromMs) return { ok: true };
  const reasons: RefusedChange[] = [];
  const refuse = (field: string, what: string) => void reasons.push({ field, what });
  for (const field of sameFields) {
    if (canonicalJson(running[field]) !== canonicalJson(next[field]))
      refuse(field, 'cannot change while the campaign runs: make a new campaign');
  }
  checkWhen(running.when, next.when, refuse);
  for (const field of ['perDay', 'total', 'perAccountWindow'] as const) {
    const [before, after] = [running.quota[field], next.quota[field]];
    if (after !== null && (before === null || after < before))
      refuse(`quota.${field}`, `may only grow; it is ${before ?? 'without limit'} now`);
  }
  return reasons.length === 0 ? { ok: true } : { ok: false, reasons };
}

function checkWhen(before: CampaignVersion['when'], after: CampaignVersion['when'], refuse: (field: string, what: string) => void): void {
  if (after.boughtFromMs !== before.boughtFromMs) refuse('when.from', 'has begun: it cannot change');
  if (after.boughtUntilMs > before.boughtUntilMs) refuse('when.until', 'may only come earlier: make a new campaign for the time after');
  if (canonicalJson(after.weekdays) !== canonicalJson(before.weekdays)) refuse('when.weekdays', 'cannot change while the campaign runs');
  if (canonicalJson(after.hours) !== canonicalJson(before.hours)) refuse('when.hours', 'cannot change while the campaign runs');
  if (after.registeredSameDay && !before.registeredSameDay) refuse('when.register', 'may not become stricter');
  if (!after.registeredSameDay && before.registeredSameDay) refuse('when.register', 'cannot change while the campaign runs');
  // An earlier end takes the time to register along, but keeps the same time after it.
  const graceBefore = before.registeredUntilMs - before.boughtUntilMs;
  const graceAfter = after.registeredUntilMs - after.boughtUntilMs;
  if (graceAfter < graceBefore) refuse('when.registerUntil', 'may not leave less time to register after the end');
  if (after.collectedUntilMs !== null && (before.collectedUntilMs === null || after.collectedUntilMs < before.collectedUntilMs)) {
    refuse('when.collectUntil', 'may only become later: gifts were promised until then');
  }
}
