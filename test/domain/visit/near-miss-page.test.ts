/** What the page of a near miss says large, and what is true for later. */
import { expect, test } from 'vitest';
import type { ScreenOf } from '../../../domain/contract/screen.ts';
import type { ProgressView } from '../../../domain/contract/screen-parts.ts';
import { Driver } from './driver.ts';
import { account, booked, scanned } from './fixtures.ts';

const open: ProgressView = {
  campaignId: 'gala',
  title: 'Gala',
  short: 'Gala',
  sentence: '',
  figure: 'arch',
  sum: { doneMinor: 500_000, ofMinor: 500_000 },
  receipts: null,
  shops: { done: 2, of: 3 },
  categories: null,
  days: null,
  stamps: null,
  parts: [],
  today: false,
  next: null,
  reward: { kind: 'points', points: 500, spendAt: null },
  endsLocal: '2026-11-30T22:00:00',
  state: 'open',
};

/** The page after a receipt brought the goal near; what is missing as the rule's own sentence has it. */
function pageOf(missing: Record<string, string | number>, endsLocal = open.endsLocal): ScreenOf<'near-miss'> {
  const driver = new Driver().member(1);
  driver.feed(scanned(1, driver.atMs));
  const draftId = driver.all('register-receipt').at(-1)?.draftId ?? '';
  const progress = {
    ...open,
    endsLocal,
    next: { key: 'near', args: { byLocal: '2026-11-30', winClause: 'win.points', points: 500, ...missing } },
  };
  driver.feed({
    kind: 'receipt.outcome',
    draftId,
    outcome: booked(draftId, { nearMisses: [{ progress, shops: [] }] }),
    view: account(1, { progress: [progress] }),
  });
  const { screen } = driver;
  if (screen.kind !== 'near-miss') throw new Error(`${screen.kind} is shown`);
  return screen;
}

test('what alone is missing stands large; a sum that is reached is never said to be missing', () => {
  expect(pageOf({ missingClause: 'missing.shops', missingShops: 1 })).toMatchObject({
    missingMinor: null,
    missingShops: 1,
    missingReceipts: null,
  });
  expect(pageOf({ missingClause: 'missing.sum', missingMinor: 24_000 })).toMatchObject({ missingMinor: 24_000, missingShops: null });
});

test('what is missing together is said in one sentence, none of it large', () => {
  const page = pageOf({ missingClause: 'missing.sum missing.shops', missingMinor: 24_000, missingShops: 1 });
  expect(page).toMatchObject({ missingMinor: null, missingShops: null, missingReceipts: null });
  expect(page.progress.next?.args).toMatchObject({ missingMinor: 24_000, missingShops: 1 });
});

test('where the goal ends today nobody is told to come later', () => {
  const missing = { missingClause: 'missing.shops', missingShops: 1 };
  expect(pageOf(missing, '2026-11-14T21:00:00').honest.key).toBe('near.honest.today');
  expect(pageOf(missing).honest).toEqual({ key: 'near.honest', args: { campaign: 'Gala', untilLocal: '2026-11-30T22:00:00' } });
});
