/** Points of an award as a lot: funders' shares and their money by cumulative floors, beginning and end by the campaign's rules. */
import { pointsRuleOf } from '../campaign/instead.ts';
import { expiresAtMsOf, idleExpiresAtMs } from '../campaign/points-life.ts';
import { spendableFromMsOf } from '../campaign/points-start.ts';
import type { CampaignVersion, PointsLife, PointsStart, ProgressGrant } from '../contract/campaign.ts';
import type { Lot } from '../contract/account-document.ts';
import { moneyOfSpent, sharesOf } from '../ledger/lot-money.ts';
import { moved } from '../ledger/posting.ts';
import type { PostingReason } from '../ledger/posting-reason.ts';
import { addLotSettlingDebt } from './member-lots.ts';
import type { Earning } from './earning.ts';
import type { Scribe } from './scribe.ts';

/** Points with all that is needed to make a lot of them. */
export interface Gain {
  readonly accountId: string;
  readonly lotId: string;
  readonly points: number;
  readonly purse: string;
  readonly life: PointsLife;
  readonly start: PointsStart;
  readonly funding: CampaignVersion['funding'];
  readonly tenantId: string | null;
  readonly receiptId: string;
  readonly earnedAtMs: number;
  readonly reason: PostingReason;
}

/** Ledger account of a funder: `receipt-tenant` is the shop of the receipt; without a receipt (an event) the operator pays its part. */
export function funderOf(funder: string, tenantId: string | null): string {
  if (funder !== 'receipt-tenant') return funder;
  return tenantId === null ? 'operator' : `tenant:${tenantId}`;
}

/** Price of 1000 points for a funder, minor units: a tenant pays its own rate, the operator the rate of the receipt's shop; without a receipt there is none. */
function rateOf(scribe: Scribe, funder: string, tenantId: string | null): number {
  const own = funder.startsWith('tenant:') ? scribe.world.get('tenant', funder.slice('tenant:'.length)) : null;
  const shop = own ?? (tenantId === null ? null : scribe.world.get('tenant', tenantId));
  return shop?.pointRateMinor ?? 0;
}

/** Grants points of a campaign. */
export function grantPoints(
  scribe: Scribe,
  earning: Earning,
  awardKey: string,
  gain: { readonly points: number; readonly purse: string },
): Partial<ProgressGrant> {
  const { accountId, tenantId, receiptId, earnedAtMs, version } = earning;
  const rule = pointsRuleOf(version, awardKey);
  if (gain.points <= 0 || rule === null) return {};
  const { life, start } = rule;
  const { funding } = version;
  addLot(scribe, { accountId, lotId: awardKey, ...gain, life, start, funding, tenantId, receiptId, earnedAtMs, reason: 'earned' });
  return { points: gain.points, lotId: awardKey };
}

/** Posts the points and puts the lot on the account; everywhere-points settle debt first. */
export function addLot(scribe: Scribe, gain: Gain): void {
  const { accountId, points, tenantId, receiptId, earnedAtMs, life } = gain;
  const { currency, offsets, dayCutoffMinutes } = scribe.mall;
  const shares = sharesOf(points, gain.funding).map(({ part, share }) => {
    const funder = funderOf(part.funder, tenantId);
    return { funder, points: share, moneyMinor: moneyOfSpent(rateOf(scribe, funder, tenantId), share, 1000) };
  });
  const member = `member:${accountId}`;
  const legs = shares.flatMap((share) => [
    ...moved(share.funder, member, 'points', share.points),
    ...moved(share.funder, member, currency, share.moneyMinor),
  ]);
  scribe.post(gain.reason, legs, { tenantId, receiptId: receiptId === '' ? null : receiptId });
  const lot: Lot = {
    lotId: gain.lotId,
    purse: gain.purse,
    points,
    earnedPoints: points,
    earnedAtMs,
    spendableFromMs: spendableFromMsOf(gain.start, earnedAtMs, offsets, dayCutoffMinutes),
    expiresAtMs: endOf(scribe, accountId, life, earnedAtMs),
    funding: shares.map(({ funder, moneyMinor }) => ({ funder, moneyMinor })),
    currency,
    idleDays: life.kind === 'idle-days' ? life.days : null,
    frozenBy: null,
  };
  addLotSettlingDebt(scribe, accountId, lot);
}

/** End of a new lot. One that lives by the account's receipts looks at the last of them, which may have been registered after the earning. */
function endOf(scribe: Scribe, accountId: string, life: PointsLife, earnedAtMs: number): number | null {
  const { offsets, dayCutoffMinutes } = scribe.mall;
  const own = expiresAtMsOf(life, earnedAtMs, offsets, dayCutoffMinutes);
  const last = scribe.account(accountId).lastReceiptAtMs;
  if (own === null || life.kind !== 'idle-days' || last === null) return own;
  return Math.max(own, idleExpiresAtMs(life.days, last, offsets, dayCutoffMinutes));
}

/** A receipt was booked: points that live by the account's receipts end so many mall days after this registration, never earlier than they did. */
export function moveIdleEnds(scribe: Scribe, accountId: string, registeredAtMs: number): void {
  if ((scribe.account(accountId).lastReceiptAtMs ?? -1) < registeredAtMs) {
    scribe.change({ kind: 'account.lastReceiptSet', accountId, atMs: registeredAtMs });
  }
  const { offsets, dayCutoffMinutes } = scribe.mall;
  for (const lot of scribe.account(accountId).lots) {
    if (lot.idleDays === null || lot.expiresAtMs === null) continue;
    const expiresAtMs = idleExpiresAtMs(lot.idleDays, registeredAtMs, offsets, dayCutoffMinutes);
    if (expiresAtMs > lot.expiresAtMs) scribe.change({ kind: 'account.lotEndMoved', accountId, lotId: lot.lotId, expiresAtMs });
  }
}
