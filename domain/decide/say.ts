/** Sentences as data; keys are checked against the texts without carrying them into the rules. */
import type { AccountDocument, Notice } from '../contract/document.ts';
import type { Language, Localized, Say } from '../contract/primitive.ts';
import type { TextKey } from '../text/catalogue.ts';
import type { Scribe } from './scribe.ts';
import type { World } from './world.ts';

/** A sentence of the catalogue. */
export const say = (key: TextKey, args: Say['args'] = {}): Say => ({ key, args });

/** One of the words of a localized text. */
export const wordIn = (text: Localized, language: Language): string => text[language];

/** Name of a shop as people say it; empty when nobody knows it yet. */
export const shopName = (world: World, tenantId: string | null): string => (tenantId === null ? '' : world.get('tenant', tenantId)?.name ?? '');

/** Name of a gift in the account's language. */
export const giftName = (world: World, giftId: string, account: AccountDocument): string => {
  const gift = world.get('gift', giftId);
  return gift === null ? giftId : wordIn(gift.name, account.language);
};

/** Notices an account keeps at most; the oldest go. */
const maxNotices = 10;

/** Leaves something to tell at the next scan. The same `noticeId` replaces the earlier one. */
export function notify(scribe: Scribe, accountId: string, noticeId: string, sentence: Say): void {
  const notice: Notice = { noticeId, atMs: scribe.context.decidedAtMs, say: sentence };
  scribe.change({ kind: 'account.noticeAdded', accountId, notice });
  const notices = scribe.account(accountId).notices;
  const surplus = notices.slice(0, Math.max(0, notices.length - maxNotices)).map((one) => one.noticeId);
  if (surplus.length > 0) scribe.change({ kind: 'account.noticesCleared', accountId, noticeIds: surplus });
}
