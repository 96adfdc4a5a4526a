/** What a visitor sees who came too late: the word that it is gone first, what there is instead beside it, and no joy of its own. */
import { expect, test } from 'vitest';
import type { AnyDocument } from '../../../domain/contract/document.ts';
import { insteadOfLines } from '../../../domain/visit/instead-view.ts';
import type { ViewOptions } from '../../../domain/visit/progress-view.ts';
import { receiptOutcome } from '../../../domain/visit/receipt-outcome.ts';
import { quota } from '../campaign/make-version.ts';
import { base, campaign, hare, mallDocuments, noon, opened, Programme, scanned } from '../decide/fixture.ts';

const ofKind = <K extends AnyDocument['kind']>(kind: K) =>
  mallDocuments().flatMap((one) => (one.kind === kind ? [one as Extract<AnyDocument, { kind: K }>] : []));
const [mallDocument] = ofKind('mall');
const options = {
  atMs: noon,
  language: 'en',
  online: true,
  countsFresh: true,
  catalogue: { mall: mallDocument, gifts: ofKind('gift'), tenants: ofKind('tenant'), categories: [], tiers: [] },
} as unknown as ViewOptions;

function outcomeOf(n: number) {
  const version = campaign('hare', {
    ...hare,
    quota: quota({ perDay: 1, perAccountWindow: 1 }),
    whenGone: { kind: 'gift', giftId: 'cup' },
  });
  const mall = new Programme([base, version]);
  for (const one of [1, 2]) mall.do(opened(one));
  mall.do(scanned(1, 1, 500_000));
  const { outcome } = mall.do(scanned(2, 2, 500_000));
  const input = { world: mall.draft, account: mall.account(n), receipt: mall.receipt(n), outcome, decided: true, options };
  return receiptOutcome(input);
}

test('the first has the hare and nothing is gone', () => {
  const { bound, gone } = outcomeOf(1);
  expect(bound).toMatchObject([{ granted: true, campaignId: 'hare' }]);
  expect(gone).toEqual([]);
});

test('the second is told that it is gone, and in the same breath what there is instead; nothing is celebrated', () => {
  const { bound, gone, row } = outcomeOf(2);
  expect(bound).toEqual([]);
  expect(gone).toMatchObject([
    {
      campaignId: 'hare',
      what: { key: 'gone.tomorrow' },
      instead: { what: { key: 'award.instead' }, voucher: { giftName: 'cup', state: 'granted' } },
    },
  ]);
  // The slip says both, the bad news first.
  expect(insteadOfLines(row.lines)).toMatchObject([{ gone: { key: 'counts.quota-gone' }, instead: { key: 'award.instead' } }]);
});
