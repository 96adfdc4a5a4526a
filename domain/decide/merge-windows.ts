/** Progress of two accounts becomes one: entries are joined as sets, and each grant finds its place among what the joined window is due. */
import { dueInCampaign } from '../campaign/campaign-due.ts';
import { insteadKey, insteadOf, isInstead } from '../campaign/instead.ts';
import type { CampaignVersion, ProgressGrant, ProgressWindow } from '../contract/campaign.ts';
import type { AccountDocument } from '../contract/account-document.ts';
import { takeThanksBack } from './inviter.ts';
import type { Scribe } from './scribe.ts';
import { takeGrantBack } from './take-grant-back.ts';

/** What the join did: award keys that have another name now, and the campaigns whose windows are to be settled anew. */
export interface JoinedWindows {
  readonly keys: ReadonlyMap<string, string>;
  readonly campaignIds: readonly string[];
}

/**
 * Moves every window of `from` to the account `toId`. Where both hold a grant under one award key, the other one takes the next key that the joined set is due and nobody has;
 * one that finds none stands under a key that is never due, so that settling takes it back. Events give once: the second grant of one is taken back here. `lots`: new names.
 */
export function joinWindows(scribe: Scribe, from: AccountDocument, toId: string, lots: ReadonlyMap<string, string>): JoinedWindows {
  const keys = new Map<string, string>();
  for (const window of from.progress) {
    const { campaignId, windowKey, version } = window;
    for (const entry of window.entries)
      scribe.change({ kind: 'account.entryAdded', accountId: toId, campaignId, version, windowKey, entry });
    scribe.change({ kind: 'account.windowDropped', accountId: from.id, campaignId, windowKey });
  }
  for (const window of from.progress) joinGrants(scribe, from.id, toId, { ...window, grants: renamedLots(window.grants, lots) }, keys);
  return { keys, campaignIds: [...new Set(from.progress.map((window) => window.campaignId))] };
}

const renamedLots = (grants: readonly ProgressGrant[], lots: ReadonlyMap<string, string>): ProgressGrant[] =>
  grants.map((grant) => (grant.lotId === null ? grant : { ...grant, lotId: lots.get(grant.lotId) ?? grant.lotId }));

function joinGrants(scribe: Scribe, fromId: string, toId: string, window: ProgressWindow, keys: Map<string, string>): void {
  const { campaignId, windowKey } = window;
  const windows = scribe.account(toId).progress.filter((one) => one.campaignId === campaignId);
  const here = windows.find((one) => one.windowKey === windowKey);
  const taken = new Set(here?.grants.map((grant) => grant.awardKey));
  const version = scribe.rules.version(scribe.world, campaignId, Math.max(window.version, ...windows.map((one) => one.version)));
  const isEvent = version === null || version.trigger !== 'receipt';
  const mine = new Set(window.grants.map((grant) => grant.awardKey));
  const insteadUnder = (awardKey: string) => insteadKey(keys.get(insteadOf(awardKey)) ?? `${insteadOf(awardKey)}/of/${fromId}`);
  const free = isEvent ? [] : freeKeys(version, windows, windowKey, new Set([...taken, ...mine]));
  // What stands in for a refused award goes where that one goes.
  const awards = window.grants.toSorted((a, b) => Number(isInstead(a.awardKey)) - Number(isInstead(b.awardKey)));
  for (const grant of awards) {
    const { awardKey } = grant;
    const isTaken = taken.has(insteadOf(awardKey));
    if (isTaken && isEvent) {
      takeGrantBack(scribe, toId, null, grant, { tenantId: null, receiptId: null });
      if (version !== null) takeThanksBack(scribe, fromId, version, awardKey);
      continue;
    }
    const key = !isTaken ? awardKey : isInstead(awardKey) ? insteadUnder(awardKey) : (free.shift() ?? `${awardKey}/of/${fromId}`);
    if (key !== awardKey) {
      keys.set(awardKey, key);
      renameOnReceipt(scribe, grant.receiptId, awardKey, key);
    }
    scribe.change({
      kind: 'account.grantPut',
      accountId: toId,
      campaignId,
      version: window.version,
      windowKey,
      grant: { ...grant, awardKey: key },
    });
  }
}

/** Keys that the joined window is due and neither side has been granted. */
function freeKeys(version: CampaignVersion, windows: readonly ProgressWindow[], windowKey: string, granted: ReadonlySet<string>): string[] {
  const due = dueInCampaign(version, windows).get(windowKey) ?? [];
  return due.map((one) => one.awardKey).filter((key) => !granted.has(key));
}

/** The receipt that shows the award shows it under its new key, with the units it bound. */
function renameOnReceipt(scribe: Scribe, receiptId: string, awardKey: string, key: string): void {
  const receipt = receiptId === '' ? null : scribe.world.get('receipt', receiptId);
  if (receipt === null || !receipt.awards.some((award) => award.awardKey === awardKey)) return;
  const renamed = <T extends { readonly awardKey: string }>(list: readonly T[]): T[] =>
    list.map((one) => (one.awardKey === awardKey ? { ...one, awardKey: key } : one));
  scribe.put({ ...receipt, awards: renamed(receipt.awards), binds: renamed(receipt.binds) });
}
