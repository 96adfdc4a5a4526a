/** What the inviter of a member gets with that member's awards. Only the decider knows the inviter's account, so a prediction leaves it out. */
import { explainInviterAward } from '../campaign-words/explain.ts';
import type { AccountDocument } from '../contract/account-document.ts';
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
  if (grant !== undefined) takeBack(scribe, inviterId, campaignId, grant);
}

function takeBack(scribe: Scribe, inviterId: string, campaignId: string, { lotId, awardKey }: ProgressGrant): void {
  if (lotId === null || !scribe.account(inviterId).lots.some((lot) => lot.lotId === lotId)) return;
  takeLotBack(scribe, inviterId, lotId, { tenantId: null, receiptId: null });
  scribe.change({ kind: 'account.grantRemoved', accountId: inviterId, campaignId, windowKey: inviterWindow, awardKey });
}

/** A merge: what the inviter of `from` got stands for awards that are those of `toId` now, under the keys that they have there, and goes back with them as before. */
export function carryThanks(scribe: Scribe, from: AccountDocument, toId: string, keys: ReadonlyMap<string, string>): void {
  const inviterId = from.invitedBy === null ? null : accountIdOf(scribe.world, from.invitedBy);
  const ending = thanksKey('', from.id);
  for (const window of inviterId === null ? [] : (scribe.world.get('account', inviterId)?.progress ?? [])) {
    const { campaignId, windowKey, version } = window;
    if (inviterId === null || windowKey !== inviterWindow) continue;
    for (const grant of window.grants.filter((one) => one.awardKey.endsWith(ending))) {
      const before = grant.awardKey.slice(0, -ending.length);
      const awardKey = thanksKey(keys.get(before) ?? before, toId);
      const name = { accountId: inviterId, campaignId, windowKey };
      if (window.grants.some((one) => one.awardKey === awardKey)) continue;
      scribe.change(
        { kind: 'account.grantRemoved', ...name, awardKey: grant.awardKey },
        { kind: 'account.grantPut', ...name, version, grant: { ...grant, awardKey } },
      );
    }
  }
}

/** Nobody invites oneself: inviter and invited turned out to be one, so what the one got for the other goes back. Call it when the merge stands. */
export function takeOwnThanksBack(scribe: Scribe, accountId: string): void {
  for (const { campaignId, windowKey, grants } of scribe.account(accountId).progress) {
    if (windowKey !== inviterWindow) continue;
    for (const grant of grants) {
      const invited = grant.awardKey.slice(grant.awardKey.lastIndexOf('/') + 1);
      if (accountIdOf(scribe.world, invited) === accountId) takeBack(scribe, accountId, campaignId, grant);
    }
  }
}
