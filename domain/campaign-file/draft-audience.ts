import type { CampaignFile } from '../contract/campaign-file.ts';
import type { CampaignAudience, ExcludedPersons } from '../contract/campaign.ts';
import type { SegmentRule } from '../contract/segment.ts';
import { scaledOf } from './draft-money.ts';
import type { MinorOf } from './draft-money.ts';
import type { DraftNotes } from './draft-notes.ts';
import { daysIn } from './draft-points.ts';

type FileFor = NonNullable<CampaignFile['for']>;

/** Keys of `for` that only the server can judge: together they are the campaign's own segment. */
export const segmentKeys = ['women', 'men', 'age', 'spent', 'idle'] as const satisfies readonly (keyof FileFor)[];

/** Longest time that a segment looks back, days. */
export const lookBackMaxDays = 1100;

/** Name of the audience bit of a campaign's own segment. */
export function ownSegmentBit(campaignId: string): string {
  return `in-${campaignId}`;
}

/** Who takes part. A segment written in the file itself becomes the audience bit `in-<campaignId>`. */
export function audienceOf(file: CampaignFile, notes: DraftNotes): CampaignAudience {
  const who = file.for ?? {};
  const hasOwnSegment = segmentKeys.some((key) => who[key] !== undefined);
  const share = 'must be per cent with at most one decimal';
  return {
    tiers: who.tiers ?? [],
    anyOf: [...(who.segments ?? []), ...(hasOwnSegment ? [ownSegmentBit(file.campaign)] : [])],
    noneOf: who.without ?? [],
    languages: who.languages ?? [],
    media: who.cards ?? [],
    kiosks: who.kiosks ?? [],
    joinedWithinDays: who.joinedWithin === undefined ? null : daysIn(who.joinedWithin),
    birthday: who.birthday ?? null,
    invited: who.invited ?? false,
    share: who.share === undefined ? null : { perMille: scaledOf(who.share, 1, 1, ['for', 'share'], share, notes), salt: file.campaign },
  };
}

/** The segment written in the file; null: none. */
export function segmentOf(who: FileFor, money: MinorOf, notes: DraftNotes): SegmentRule | null {
  if (segmentKeys.every((key) => who[key] === undefined)) return null;
  const age = /^(\d+)(?:-(\d+)|\+)$/.exec(who.age ?? '');
  const [ageFrom, ageTo] = [age?.[1] === undefined ? null : Number(age[1]), age?.[2] === undefined ? null : Number(age[2])];
  if (ageFrom !== null && ageTo !== null && ageTo < ageFrom)
    notes.problem({ path: ['for', 'age'], what: `${who.age ?? ''} ends before it begins` });
  return {
    genders: [...(who.women === true ? (['female'] as const) : []), ...(who.men === true ? (['male'] as const) : [])],
    ageFrom,
    ageTo,
    spent: (who.spent ?? []).map((line, index) => ({
      tenants: line.shops ?? [],
      categories: line.categories ?? [],
      sumMinor: line.sum === undefined ? null : money(line.sum, ['for', 'spent', index, 'sum']),
      receipts: line.receipts ?? null,
      withinDays: lookBack(line.within, index, notes),
    })),
    idleDays: who.idle === undefined ? null : daysIn(who.idle),
  };
}

/** Days of "90 days" or "3 months", a month being 30 days. */
function lookBack(within: string, index: number, notes: DraftNotes): number {
  const days = daysIn(within) ?? Number(/^\d+/.exec(within)?.[0] ?? 1) * 30;
  if (days <= lookBackMaxDays) return days;
  notes.problem({ path: ['for', 'spent', index, 'within'], what: `looks back ${days} days: at most ${lookBackMaxDays} are kept at hand` });
  return lookBackMaxDays;
}

/** Who takes no part. Draws leave out those whom nobody would believe a prize (M29) unless the file says otherwise. */
export function notForOf(file: CampaignFile): ExcludedPersons[] {
  return [...new Set(file.notFor ?? (file.draw === undefined ? [] : (['mall-staff', 'under-age', 'jury'] as const)))];
}
