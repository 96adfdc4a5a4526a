/** What became of the bench's receipts: `spent…` has ten points spent; the one that bound the hare has it handed out. */
import type { ReceiptStory } from '../../../domain/desk/receipt-story.ts';
import type { BenchReceipt } from './bench-paper.ts';

const hare = { en: 'Plush hare', ru: 'Плюшевый заяц', fi: 'Pehmojänis', de: 'Plüschhase' };

/** @see file comment */
export const benchStories = (receipts: Iterable<BenchReceipt>, accountId: string, nowLocal: string): Record<string, ReceiptStory> =>
  Object.fromEntries(
    [...receipts]
      .filter((one) => one.accountId === accountId && one.state === 'booked')
      .map((one) => [
        one.id,
        {
          registeredLocal: nowLocal,
          spentPoints: one.raw?.startsWith('spent') === true ? 10 : 0,
          gifts: one.amountMinor === 260_000 ? [{ name: hare, handedOut: { atLocal: nowLocal, at: 'D1' } }] : [],
        },
      ]),
  );
