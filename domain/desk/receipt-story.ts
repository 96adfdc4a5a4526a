/** What became of a receipt of this account: when and where it was registered, and what of it was spent or handed out since. Staff look at it before goods go back. */
import type { AccountDocument } from '../contract/account-document.ts';
import type { ReceiptDocument } from '../contract/document.ts';
import type { Localized } from '../contract/primitive.ts';

/** A gift that came of a receipt. `handedOut` null: it is still promised. */
export interface StoryGift {
  readonly name: Localized;
  readonly handedOut: { readonly atLocal: string; readonly at: string } | null;
}

/** @see file comment */
export interface ReceiptStory {
  readonly registeredLocal: string;
  /** Of the points that the receipt gave; taken back they become a debt. */
  readonly spentPoints: number;
  readonly gifts: readonly StoryGift[];
}

/** What a story is told with: the receipt's own document (null: another kiosk's, only the account knows of it), names of gifts, local times. */
export interface StorySource {
  readonly receipt: (receiptId: string) => ReceiptDocument | null;
  readonly giftName: (giftId: string) => Localized;
  readonly local: (atMs: number) => string;
}

const gone = new Set(['cancelled', 'expired']);

/** Stories of all booked receipts that the account shows, by receipt. */
export const receiptStories = (account: AccountDocument, source: StorySource): Readonly<Record<string, ReceiptStory>> =>
  Object.fromEntries(
    account.receipts
      .filter((one) => one.state === 'booked')
      .map(({ receiptId, registeredAtMs }) => [receiptId, storyOf(account, receiptId, source.local(registeredAtMs), source)]),
  );

const storyOf = (account: AccountDocument, receiptId: string, registeredLocal: string, source: StorySource): ReceiptStory => {
  const windows = account.progress.filter((window) => window.entries.some((entry) => entry.receiptId === receiptId));
  const grants = windows.flatMap((window) => window.grants);
  const lotIds = new Set(grants.flatMap((grant) => grant.lotId ?? []));
  const voucherIds = new Set([
    ...grants.flatMap((grant) => grant.voucherId ?? []),
    ...(source.receipt(receiptId)?.awards ?? []).flatMap((award) => award.voucherId ?? []),
  ]);
  // Points that stand on the receipt alone are a lot under its own name.
  const lots = account.lots.filter((lot) => lotIds.has(lot.lotId) || lot.lotId.split('/')[1] === receiptId);
  return {
    registeredLocal,
    spentPoints: lots.reduce((sum, lot) => sum + lot.earnedPoints - lot.points, 0),
    gifts: account.vouchers
      .filter((one) => voucherIds.has(one.voucherId) && !gone.has(one.state))
      .map((one) => ({
        name: source.giftName(one.giftId),
        handedOut: one.honouredAtMs === null ? null : { atLocal: source.local(one.honouredAtMs), at: one.honouredAt ?? '' },
      })),
  };
};
