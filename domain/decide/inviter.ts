/** What the inviter of a member gets with that member's awards. Only the decider knows the inviter's account, so a prediction leaves it out. */
import { explainInviterAward } from '../campaign/explain.ts';
import type { CampaignVersion, ProgressGrant } from '../contract/campaign.ts';
import { accountIdOf } from './account-of.ts';
import type { Earning } from './earning.ts';
import { addLot } from './grant-points.ts';
import { takeLotBack } from './member-lots.ts';
import { notify } from './say.ts';
import type { Scribe } from './scribe.ts';

/** Window of the inviter's account that holds these grants. */
export const inviterWindow = 'inviter';

/** A campaign that names no number thanks one inviter at most so many times: keeps the account document small. */
export const mostThanks = 100;

/** Several members may earn under one award key, so the grant of their inviter names the member as well. */
const thanksKey = (awardKey: string, accountId: string): string => `${awardKey}/inviter/${accountId}`;

/** Account of whoever invited this one; null: nobody, or nobody that is known here. */
function inviterOf(scribe: Scribe, accountId: string): string | null {
  const { invitedBy } = scribe.account(accountId);
  if (invitedBy === null) return null;
  const inviterId = accountIdOf(scribe.world, invitedBy);
  const inviter = scribe.world.get('account', inviterId);
  return inviter === null || inviter.status === 'closed' || inviterId === accountId ? null : inviterId;
}

const grantsOf = (scribe: Scribe, accountId: string, campaignId: string): readonly ProgressGrant[] =>
  scribe.account(accountId).progress.find((one) => one.campaignId === campaignId && one.windowKey === inviterWindow)?.grants ?? [];

/** An award was granted to an invited member: the inviter gets its points, at most `most` times in the campaign. */
export function thankInviter(scribe: Scribe, earning: Earning, awardKey: string): void {
  const { version, accountId, earnedAtMs } = earning;
  const { inviter, campaignId } = version;
  if (inviter === null || scribe.context.role === 'predict') return;
  const inviterId = inviterOf(scribe, accountId);
  if (inviterId === null) return;
  const key = thanksKey(awardKey, accountId);
  const before = grantsOf(scribe, inviterId, campaignId);
  if (before.some((one) => one.awardKey === key) || before.length >= Math.min(inviter.most ?? mostThanks, mostThanks)) return;
  addLot(scribe, {
    accountId: inviterId,
    lotId: key,
    points: inviter.points,
    purse: 'everywhere',
    life: inviter.life,
    start: { kind: 'at-once' },
    funding: version.funding,
    tenantId: earning.tenantId,
    receiptId: '',
    earnedAtMs,
    reason: 'invited',
  });
  const grant: ProgressGrant = {
    awardKey: key,
    receiptId: earning.receiptId,
    points: inviter.points,
    lotId: key,
    voucherId: null,
    tickets: 0,
    tierId: null,
    refused: null,
  };
  scribe.change({ kind: 'account.grantPut', accountId: inviterId, campaignId, version: version.version, windowKey: inviterWindow, grant });
  const lot = scribe.account(inviterId).lots.find((one) => one.lotId === key) ?? null;
  notify(scribe, inviterId, `award/${key}`, explainInviterAward(campaignId, inviter.points, lot, scribe.mall));
}

/** The member's award was taken back: so is what its inviter got for it. */
export function takeThanksBack(scribe: Scribe, accountId: string, version: CampaignVersion, awardKey: string): void {
  if (version.inviter === null || scribe.context.role === 'predict') return;
  const inviterId = inviterOf(scribe, accountId);
  if (inviterId === null) return;
  const { campaignId } = version;
  const grant = grantsOf(scribe, inviterId, campaignId).find((one) => one.awardKey === thanksKey(awardKey, accountId));
  if (grant === undefined || grant.lotId === null) return;
  const { lotId } = grant;
  if (!scribe.account(inviterId).lots.some((lot) => lot.lotId === lotId)) return;
  takeLotBack(scribe, inviterId, lotId, { tenantId: null, receiptId: null });
  scribe.change({ kind: 'account.grantRemoved', accountId: inviterId, campaignId, windowKey: inviterWindow, awardKey: grant.awardKey });
}
