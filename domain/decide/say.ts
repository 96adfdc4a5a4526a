/**
 * Sentences as data, without a language: things are named by id (`tenantId`, `giftId`, `campaignId`) and get their names where they are shown. Keys are
 * checked against the texts without carrying the texts into the rules.
 */
import type { Notice } from '../contract/account-document.ts';
import type { Say } from '../contract/primitive.ts';
import type { TextKey } from '../text/catalogue.ts';
import type { Scribe } from './scribe.ts';

/** A sentence of the catalogue. */
export const say = (key: TextKey, args: Say['args'] = {}): Say => ({ key, args });

/** The shop in a sentence; nothing while nobody knows it. */
export const ofShop = (tenantId: string | null): Say['args'] => (tenantId === null ? { shop: '' } : { tenantId });

/** Notices an account keeps at most; the oldest go. */
const maxNotices = 10;

/** Leaves something to tell at the next scan; nobody comes to a closed account. The same `noticeId` replaces the earlier one. */
export function notify(scribe: Scribe, accountId: string, noticeId: string, sentence: Say): void {
  if (scribe.account(accountId).status === 'closed') return;
  const notice: Notice = { noticeId, atMs: scribe.context.decidedAtMs, say: sentence };
  scribe.change({ kind: 'account.noticeAdded', accountId, notice });
  const notices = scribe.account(accountId).notices;
  const surplus = notices.slice(0, Math.max(0, notices.length - maxNotices)).map((one) => one.noticeId);
  if (surplus.length > 0) scribe.change({ kind: 'account.noticesCleared', accountId, noticeIds: surplus });
}
