/** An account document stays small, and keeps what can still matter. */
import { describe, expect, test } from 'vitest';
import type { CampaignVersion } from '../../../domain/contract/campaign.ts';
import type { ProgressGrant } from '../../../domain/contract/campaign.ts';
import { maxEntriesPerWindow } from '../../../domain/decide/book-receipt.ts';
import { decideAct } from '../../../domain/decide/decide-act.ts';
import { emptyGrant } from '../../../domain/decide/earning.ts';
import { balanceOf } from '../../../domain/ledger/balance.ts';
import { windowEndMs } from '../../../domain/decide/window-end.ts';
import { utcOf } from '../../../domain/time/zone.ts';
import { entry, gift, points, quota, reach, tickets } from '../campaign/make-version.ts';
import { account, base, campaign, dayMs, id, noon, opened, Programme, scanned } from './fixture.ts';

const mallTime = { offsets: [{ atMs: 0, offsetMinutes: 180 }], dayCutoffMinutes: 240 };
const at = (local: string): number => utcOf(`${local}:00`, mallTime.offsets);
const untilFebruary = { ...base.when, boughtUntilMs: at('2027-02-01T04:00'), registeredUntilMs: at('2027-02-03T04:00') };

test.each([
  ['2026-11-21', at('2026-11-22T04:00')],
  ['2026-12-31', at('2027-01-01T04:00')],
  ['2026-W47', at('2026-11-23T04:00')],
  ['2026-W53', at('2027-01-04T04:00')],
  ['2021-W01', at('2021-01-11T04:00')],
  ['2024-02', at('2024-03-01T04:00')],
  ['2026-Q1', at('2026-04-01T04:00')],
  ['2026-Q4', at('2027-01-01T04:00')],
  ['2026', at('2027-01-01T04:00')],
  ['rolling', at('2027-02-03T04:00')],
  ['campaign', at('2027-02-03T04:00')],
  ['joined', at('2027-02-03T04:00')],
  ['inviter', at('2027-02-03T04:00')],
  [id('b', 1), at('2027-02-03T04:00')],
])('window %s ends with its calendar time, or with its campaign', (windowKey, endMs) => {
  expect(windowEndMs({ windowKey }, campaign('x', { when: untilFebruary }), mallTime)).toBe(endMs);
});

test('a limit for the whole campaign keeps all its windows as long as the campaign', () => {
  const limited = campaign('x', { when: untilFebruary, quota: quota({ perAccountCampaign: 1 }) });
  expect(windowEndMs({ windowKey: '2026-11-21' }, limited, mallTime)).toBe(at('2027-02-03T04:00'));
  expect(windowEndMs({ windowKey: 'campaign' }, null, mallTime)).toBe(0);
  expect(windowEndMs({ windowKey: '2026-11-21' }, null, mallTime)).toBe(at('2026-11-22T04:00'));
});

test('a tick that makes old lots one leaves those apart that cannot be spent yet', () => {
  const later = campaign('later', { reward: points(50, { start: { kind: 'fixed', atMs: noon + 200 * dayMs } }) });
  const mall = new Programme([later, campaign('now', { reward: points(70) })]);
  mall.do(opened(1));
  mall.do(scanned(1, 1, 245_000));
  const spendable = (atMs: number): number => {
    const act = { kind: 'tick' as const, atMs, accountIds: [account(1)] };
    mall.draft.apply(decideAct(mall.draft, id('e', 1), act, mall.context(), mall.rules).changes);
    return balanceOf(mall.account(1), atMs).spendable;
  };
  expect([100, 199, 201].map((days) => spendable(noon + days * dayMs))).toEqual([70, 70, 120]);
});

describe('a tick drops', () => {
  const tick = (mall: Programme, atMs: number): void => {
    const decision = decideAct(mall.draft, id('e', 1), { kind: 'tick', atMs, accountIds: [account(1)] }, mall.context(), mall.rules);
    mall.draft.apply(decision.changes);
  };
  function mallWith(version: CampaignVersion, windowKey: string, grants: readonly ProgressGrant[]): Programme {
    const mall = new Programme([version]);
    mall.do(opened(1));
    for (const grant of grants)
      mall.draft.apply([{ kind: 'account.grantPut', accountId: account(1), campaignId: version.campaignId, version: 1, windowKey, grant }]);
    return mall;
  }

  test.each([
    ['joined', at('2027-02-03T04:00')],
    ['2026-11', at('2026-12-01T04:00')],
  ])('a window %s that granted something 90 days after its end, not before', (windowKey, endMs) => {
    const version = campaign('x', { when: untilFebruary });
    const mall = mallWith(version, windowKey, [emptyGrant(`x/${windowKey}/1`, '')]);
    tick(mall, endMs + 90 * dayMs);
    expect(mall.account(1).progress).toHaveLength(1);
    tick(mall, endMs + 90 * dayMs + 1);
    expect(mall.account(1).progress).toHaveLength(0);
  });

  test('a window that granted nothing 35 days after its end', () => {
    const mall = new Programme([campaign('x', { span: 'day', reach: reach({ receipts: 5 }), reward: points(1) })]);
    mall.do(opened(1));
    mall.do(scanned(1, 1, 100_000));
    tick(mall, at('2026-11-22T04:00') + 35 * dayMs);
    expect(mall.account(1).progress).toHaveLength(1);
    tick(mall, at('2026-11-22T04:00') + 35 * dayMs + 1);
    expect(mall.account(1).progress).toHaveLength(0);
  });

  test('a tier 90 days after its end, and tickets of a draw that is over', () => {
    const mall = new Programme([campaign('x', { reward: tickets(1) })]);
    mall.do(opened(1));
    mall.do(scanned(1, 1, 100_000));
    mall.draft.apply([
      { kind: 'account.tierPut', accountId: account(1), tier: { tierId: 'gold', fromMs: 0, untilMs: noon, awardKey: 'k' } },
    ]);
    tick(mall, noon + 90 * dayMs);
    expect([mall.account(1).tiers.length, mall.account(1).tickets.length]).toEqual([1, 1]);
    tick(mall, noon + 90 * dayMs + 1);
    expect([mall.account(1).tiers.length, mall.account(1).tickets.length]).toEqual([0, 1]);
    tick(mall, noon + 400 * dayMs);
    expect(mall.account(1).tickets).toHaveLength(1);
    tick(mall, noon + 400 * dayMs + 1);
    expect(mall.account(1).tickets).toHaveLength(0);
  });

  test("lots that end with the account's idleness are merged only with their like, and frozen ones stay as they are", () => {
    const mall = new Programme([campaign('x', { reward: gift('hare') })]);
    mall.do(opened(1));
    const lot = (lotId: string, over: object = {}) => ({
      lotId,
      purse: 'everywhere',
      points: 5,
      earnedPoints: 5,
      earnedAtMs: 0,
      spendableFromMs: 0,
      expiresAtMs: noon + 500 * dayMs,
      funding: [],
      currency: 'RUB',
      idleDays: null,
      frozenBy: null,
      ...over,
    });
    const lots = [
      lot('a'),
      lot('b'),
      lot('c', { idleDays: 100 }),
      lot('d', { idleDays: 100 }),
      lot('e', { frozenBy: 'case-1' }),
      lot('f', { frozenBy: 'case-1' }),
    ];
    for (const one of lots) mall.draft.apply([{ kind: 'account.lotAdded', accountId: account(1), lot: one }]);
    tick(mall, noon + 200 * dayMs);
    expect(mall.account(1).lots.map((one) => [one.points, one.idleDays, one.frozenBy])).toEqual([
      [5, null, 'case-1'],
      [5, null, 'case-1'],
      [10, null, null],
      [10, 100, null],
    ]);
  });
});

test('a window that is full takes no further receipt and says so; one that it holds already may still change', () => {
  const stamps = campaign('x', { span: 'campaign', reach: reach({ receipts: maxEntriesPerWindow + 1 }), reward: points(1) });
  const mall = new Programme([stamps]);
  mall.do(opened(1));
  const entries = Array.from({ length: maxEntriesPerWindow }, (_, n) => entry({ receiptId: id('8', n) }));
  const window = { campaignId: 'x', version: 1, windowKey: 'campaign', entries, grants: [] };
  mall.draft.apply([{ kind: 'account.opened', account: { ...mall.account(1), progress: [window] } }]);
  const { outcome } = mall.do(scanned(1, 1, 100_000));
  expect(outcome).toMatchObject({ fate: 'applied', awards: [] });
  expect(outcome.nearMisses.map((one) => one.key)).toContain('counts.quota-gone');
  expect(mall.account(1).progress[0]?.entries).toHaveLength(maxEntriesPerWindow);
  mall.draft.apply([{ kind: 'account.opened', account: { ...mall.account(1), progress: [{ ...window, entries: entries.slice(1) }] } }]);
  mall.do(scanned(2, 1, 100_000, { atLocal: '2026-11-21T11:40:00' }));
  expect(mall.account(1).progress[0]?.entries).toHaveLength(maxEntriesPerWindow);
});
