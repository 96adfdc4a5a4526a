/** Posted = due − granted, per award key and in both directions, for one window of one member. */
import type { CarriedWindow } from '../campaign/carry.ts';
import type { Due, Touched } from '../campaign/evaluation.ts';
import { insteadDue, isInstead, withInstead } from '../campaign/instead.ts';
import type { ProgressGrant } from '../contract/campaign.ts';
import type { CampaignTotals } from './campaign-totals.ts';
import { addPoints, grant, takeBack, takePoints } from './grant.ts';
import type { Cause, GrantBooks } from './grant.ts';
import type { SimulatedMember } from './simulated-member.ts';

/** Finds the member of an inviter's name; null: not known. */
export type FindMember = (memberId: string) => SimulatedMember | null;

/** Grants what is due and takes back what no longer is. The window, with its grants, as it stands afterwards; null where no progress is kept. */
export function settle(
  books: GrantBooks,
  totals: CampaignTotals,
  member: SimulatedMember,
  touched: Touched,
  cause: Cause,
  findMember: FindMember,
): CarriedWindow | null {
  const give = (due: Due, tenantId: string | null, earnedAtMs: number): ProgressGrant => {
    const itsCause = { ...cause, tenantId, earnedAtMs };
    const record = grant(books, totals, member, due, itsCause);
    if (record.refused === null && !isInstead(due.awardKey)) thankInviter(books, totals, member, record.awardKey, itsCause, findMember);
    return record;
  };
  const { version, windowKey } = touched;
  /** What is refused is due what the campaign gives instead. */
  const instead = (record: ProgressGrant, due: Due): Due | null =>
    record.refused === null || isInstead(due.awardKey) ? null : insteadDue(version, due);
  if (!cause.inWindow) {
    for (const due of touched.due) {
      const other = instead(give(due, cause.tenantId, cause.earnedAtMs), due);
      if (other !== null) give(other, cause.tenantId, cause.earnedAtMs);
    }
    return null;
  }
  const windows = member.windows.get(version.campaignId) ?? none;
  const at = windows.findIndex((one) => one.windowKey === windowKey);
  const before = windows[at];
  const granted = before?.grants ?? [];
  const window = touched.after ??
    before ?? { campaignId: version.campaignId, version: version.version, windowKey, entries: [], grants: [] };
  const earnedAtMs = new Map<string, number>();
  const take = (record: ProgressGrant): void => {
    // Granted anew, its points are as old as they were.
    earnedAtMs.set(record.awardKey, member.open.get(record.awardKey)?.lot?.earnedAtMs ?? cause.earnedAtMs);
    takeBack(books, totals, member, record, cause);
    takeThanksBack(books, totals, member, record.awardKey, cause, findMember);
  };
  const giveInWindow = (due: Due): readonly ProgressGrant[] => {
    const one = (each: Due): ProgressGrant =>
      give(each, tenantOf(window, each, cause, version.reward.kind), earnedAtMs.get(each.awardKey) ?? cause.earnedAtMs);
    const record = one(due);
    const other = instead(record, due);
    return other === null ? [record] : [record, one(other)];
  };
  const isIdle = granted.length === 0 && touched.due.length === 0;
  const grants = isIdle ? granted : settled(granted, withInstead(version, touched.due, granted), giveInWindow, take);
  const after = { ...window, grants };
  // A list that grows (by `push` or `...`) takes room for sixteen more.
  if (at === -1) member.windows.set(version.campaignId, windows.concat(after));
  else windows[at] = after;
  return after;
}

/** Shop that an award is charged to: that of the receipt in hand, which brought it about; a receipt's own points to its own shop. */
function tenantOf(window: CarriedWindow, due: Due, cause: Cause, kind: string): string | null {
  const inHand = kind !== 'points-per-amount' && window.entries.some((entry) => entry.receiptId === cause.receiptId);
  return window.entries.find((entry) => entry.receiptId === (inHand ? cause.receiptId : due.receiptId))?.tenantId ?? null;
}

const none: never[] = [];

function settled(
  granted: readonly ProgressGrant[],
  dues: readonly Due[],
  give: (due: Due) => readonly ProgressGrant[],
  take: (record: ProgressGrant) => void,
): ProgressGrant[] {
  const kept: ProgressGrant[] = [];
  for (const record of granted) {
    const due = dues.find((one) => one.awardKey === record.awardKey);
    // What was refused stays refused: the slot went to somebody else.
    if (record.refused !== null || (due !== undefined && isSame(record, due))) kept.push(record);
    else take(record);
  }
  const known = new Set(kept.map((record) => record.awardKey));
  for (const due of dues) if (!known.has(due.awardKey)) kept.push(...give(due));
  return kept.length === 0 ? none : kept.slice();
}

function isSame(record: ProgressGrant, { reward }: Due): boolean {
  return reward.kind === 'points' ? record.points === reward.points : reward.kind === 'tickets' ? record.tickets === reward.tickets : true;
}

/** As many thanks an inviter gets at most, where the campaign names no number (domain/decide/inviter.ts). */
const mostThanks = 100;

const thanksKey = (awardKey: string, invited: SimulatedMember): string => `${awardKey}/inviter/${invited.known.memberId}`;

function thankInviter(
  books: GrantBooks,
  totals: CampaignTotals,
  member: SimulatedMember,
  awardKey: string,
  cause: Cause,
  findMember: FindMember,
): void {
  const { inviter, campaignId } = totals.version;
  if (inviter === null || member.known.invitedBy === null) return;
  const host = findMember(member.known.invitedBy);
  const times = host?.invitations?.get(campaignId) ?? 0;
  if (host === null || host === member || times >= Math.min(inviter.most ?? mostThanks, mostThanks)) return;
  (host.invitations ??= new Map<string, number>()).set(campaignId, times + 1);
  const gift = { points: inviter.points, life: inviter.life, start: { kind: 'at-once' as const } };
  const lot = addPoints(books, totals, host, gift, cause);
  if (cause.inWindow || lot.idleDays !== null) host.open.set(thanksKey(awardKey, member), { needs: [], tenantId: cause.tenantId, lot });
}

function takeThanksBack(
  books: GrantBooks,
  totals: CampaignTotals,
  member: SimulatedMember,
  awardKey: string,
  cause: Cause,
  findMember: FindMember,
): void {
  if (member.known.invitedBy === null) return;
  const host = findMember(member.known.invitedBy);
  const key = thanksKey(awardKey, member);
  const lot = host?.open.get(key)?.lot ?? null;
  if (host === null || lot === null) return;
  host.open.delete(key);
  host.invitations?.set(totals.version.campaignId, (host.invitations.get(totals.version.campaignId) ?? 1) - 1);
  takePoints(books, totals, host, lot, cause);
}
