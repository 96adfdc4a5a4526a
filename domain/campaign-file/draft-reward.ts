import type { CampaignFile } from '../contract/campaign-file.ts';
import type { CampaignReward, WhenGone } from '../contract/campaign.ts';
import { scaledOf } from './draft-money.ts';
import type { MinorOf } from './draft-money.ts';
import type { MomentReader } from './draft-moment.ts';
import type { DraftNotes } from './draft-notes.ts';
import { daysIn, lifeOf, startOf } from './draft-points.ts';
import type { DraftLife, DraftStart } from './draft-points.ts';

/** A reward with local times in `life` and `start`. */
type WithLocalTimes<R> = R extends { readonly life: unknown }
  ? Omit<R, 'life' | 'start'> & { readonly life: DraftLife; readonly start: DraftStart }
  : R;

/** What is given when that is gone. @see whenGoneReward */
export type DraftWhenGone = WithLocalTimes<WhenGone>;

/** What is given. @see campaignReward */
export type DraftReward = WithLocalTimes<CampaignReward>;

/** @see inviterReward */
export interface DraftInviter {
  readonly points: number;
  readonly most: number | null;
  readonly life: DraftLife;
}

/** Reads `give`, in which exactly one kind of reward is said (check-give.ts tells where it is not). */
export function rewardOf(give: CampaignFile['give'], money: MinorOf, moments: MomentReader, notes: DraftNotes): DraftReward {
  if (give.gift !== undefined) {
    const [giftId = '', ...choices] = typeof give.gift === 'string' ? [give.gift] : give.gift;
    return { kind: 'gift', giftId, choices };
  }
  if (give.tickets !== undefined) return { kind: 'tickets', tickets: give.tickets };
  if (give.tier !== undefined) return { kind: 'tier', tierId: give.tier, until: tierUntil(give.tierUntil) };
  const points = {
    purse: give.spendAt === undefined ? 'everywhere' : `tenant:${give.spendAt}`,
    life: lifeOf(give.expires, ['give', 'expires'], moments),
    start: startOf(give.spendFrom, ['give', 'spendFrom'], moments),
  };
  if (give.times !== undefined) {
    const what = 'must be more than 1, with at most three decimals';
    const factorPerMille = scaledOf(give.times, 3, 1001, ['give', 'times'], what, notes);
    return { kind: 'multiply', factorPerMille, of: give.of ?? null, capPoints: give.cap ?? null, ...points };
  }
  if (give.per === undefined) return { kind: 'points', points: give.points ?? 1, ...points };
  return {
    kind: 'points-per-amount',
    points: give.points ?? 1,
    perMinor: money(give.per, ['give', 'per']),
    rounding: give.rounding ?? 'down',
    capPoints: give.cap ?? null,
    ...points,
  };
}

function tierUntil(text: string | undefined): Extract<DraftReward, { readonly kind: 'tier' }>['until'] {
  const days = text === undefined ? null : daysIn(text);
  if (days !== null) return { kind: 'days', days };
  return { kind: 'end-of-year', years: text === 'end of year' ? 0 : 1 };
}

/** Reads `whenGone`, in which exactly one kind is said (check-when-gone.ts tells where it is not). */
export function whenGoneOf(whenGone: CampaignFile['whenGone'], moments: MomentReader): DraftWhenGone | null {
  if (whenGone === undefined) return null;
  if (whenGone.gift !== undefined) return { kind: 'gift', giftId: whenGone.gift };
  if (whenGone.tickets !== undefined) return { kind: 'tickets', tickets: whenGone.tickets, drawId: whenGone.draw ?? '' };
  return {
    kind: 'points',
    points: whenGone.points ?? 1,
    purse: whenGone.spendAt === undefined ? 'everywhere' : `tenant:${whenGone.spendAt}`,
    life: lifeOf(whenGone.expires, ['whenGone', 'expires'], moments),
    start: startOf(whenGone.spendFrom, ['whenGone', 'spendFrom'], moments),
  };
}

/** Reads `inviter`. */
export function inviterOf(inviter: CampaignFile['inviter'], moments: MomentReader): DraftInviter | null {
  if (inviter === undefined) return null;
  return { points: inviter.points, most: inviter.most ?? null, life: lifeOf(inviter.expires, ['inviter', 'expires'], moments) };
}
