/** The index of rules: a receipt costs what its own candidates cost, and no answer depends on it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueInCampaign } from '../../../domain/campaign/campaign-due.ts';
import { dueOf } from '../../../domain/campaign/due.ts';
import { evaluate } from '../../../domain/campaign/evaluate.ts';
import type { Due } from '../../../domain/campaign/evaluation.ts';
import { buildRuleIndex, candidates } from '../../../domain/campaign/rule-index.ts';
import type { CampaignVersion, ProgressWindow } from '../../../domain/contract/campaign.ts';
import { localOf } from '../../../domain/time/zone.ts';
import {
  at,
  gift,
  makeMember,
  makeReceipt,
  makeVersion,
  mall,
  part,
  quota,
  reach,
  run,
  when,
  where,
  windowsAfter,
} from './make-version.ts';
import { shops, someReceipts, windowCampaign, withOrder } from './random-campaign.ts';

describe('the index', () => {
  test('gives exactly the campaigns that a search through all of them would find something to say with', () => {
    const shops = ['vesta', 'corso-shoes', 'mira-toys'];
    const versions = Array.from({ length: 200 }, (_, n) =>
      makeVersion({
        campaignId: `c${n}`,
        where: {
          tenants: n % 3 === 0 ? [shops[n % 5] ?? 'other'] : [],
          categories: n % 3 === 1 ? [n % 2 === 0 ? 'fashion' : 'cafe'] : [],
          except: { tenants: [], categories: n % 7 === 0 ? ['fashion'] : [] },
        },
        when: {
          ...makeVersion().when,
          boughtFromMs: at('2026-11-01T04:00') + (n % 11) * 86_400_000 * 9,
          boughtUntilMs: at('2026-11-10T04:00') + (n % 11) * 86_400_000 * 9,
          registeredUntilMs: at('2026-11-11T04:00') + (n % 11) * 86_400_000 * 9,
        },
      }),
    );
    const index = buildRuleIndex(versions);
    for (let day = 0; day < 120; day += 3) {
      const ms = at('2026-10-25T15:00') + day * 86_400_000;
      const receipt = makeReceipt({
        receiptId: 'r',
        purchasedAtMs: ms,
        purchasedAtLocal: localOf(ms, mall.offsets),
        registeredAtMs: ms + 1000,
      });
      const found = run(
        candidates(index, receipt).map((rule) => rule.version),
        receipt,
      );
      const all = run(
        versions.filter((one) => one.when.registeredUntilMs > receipt.registeredAtMs),
        receipt,
      );
      expect(found.touched.map((one) => one.version.campaignId).sort()).toEqual(all.touched.map((one) => one.version.campaignId).sort());
      expect(found.notCounted.map((one) => one.version.campaignId).sort()).toEqual(
        all.notCounted.map((one) => one.version.campaignId).sort(),
      );
    }
  });

  test('a campaign of many years is found on every day of them', () => {
    const forever = makeVersion({
      when: when({ boughtUntilMs: at('9999-01-01T00:00'), registeredUntilMs: at('9999-01-01T00:00') }),
    });
    const index = buildRuleIndex([forever]);
    expect(
      candidates(index, {
        tenantId: 'x',
        category: 'y',
        purchasedAtMs: at('2040-01-01T00:00'),
        registeredAtMs: at('2040-01-01T00:00'),
      }).map((rule) => rule.version),
    ).toEqual([forever]);
    expect([...index.bays.keys()]).toHaveLength(1);
  });
});

describe('with the index or without', () => {
  const places = fc.record({
    tenants: fc.subarray(shops, { maxLength: 2 }),
    categories: fc.subarray(['food', 'toys', 'shoes'], { maxLength: 1 }),
    from: fc.integer({ min: 1, max: 20 }),
    days: fc.integer({ min: 1, max: 30 }),
    stoppedOn: fc.option(fc.integer({ min: 1, max: 30 }), { nil: null }),
    group: fc.constantFrom(null, null, 'g'),
  });
  const campaigns = fc.array(fc.tuple(windowCampaign, places), { minLength: 1, maxLength: 12 }).map((list) =>
    list.map(([version, one], n) => ({
      ...version,
      campaignId: `c${n}`,
      where: where({ tenants: one.tenants, categories: one.categories, except: version.where.except }),
      when: when({
        boughtFromMs: at('2026-11-01T04:00') + one.from * 86_400_000,
        boughtUntilMs: at('2026-11-01T04:00') + (one.from + one.days) * 86_400_000,
        registeredUntilMs: at('2026-11-01T04:00') + (one.from + one.days + 1) * 86_400_000,
      }),
      stoppedAtMs: one.stoppedOn === null ? null : at('2026-11-01T04:00') + one.stoppedOn * 86_400_000,
      receiptUse: one.group,
      rank: n % 3,
    })),
  );

  test('the same awards, near misses and reasons for any campaigns and receipts; only what is closed for good says nothing', () => {
    fc.assert(
      fc.property(campaigns, someReceipts(8), (versions, list) => {
        const index = buildRuleIndex(versions);
        for (const one of list) {
          const receipt = { ...one, registeredAtMs: one.purchasedAtMs + 60_000 };
          const found = evaluate({ candidates: candidates(index, receipt), mall, member: makeMember(), progress: [], receipt });
          const open = versions.filter((version) => version.when.registeredUntilMs > receipt.registeredAtMs);
          const sorted = [...open].sort((a, b) => (a.campaignId < b.campaignId ? -1 : 1));
          expect(found).toEqual(run(sorted, receipt));
        }
      }),
      { numRuns: 400 },
    );
  });

  test('a campaign of other shops is not even a candidate; a combination only at the places of its parts', () => {
    const party = makeVersion({ campaignId: 'party', reach: reach(), parts: [part({ tenants: ['a'] }), part({ categories: ['toys'] })] });
    const index = buildRuleIndex([makeVersion({ where: where({ tenants: ['b'] }) }), party]);
    const idsAt = (tenantId: string, category: string) =>
      candidates(index, makeReceipt({ receiptId: 'r', tenantId, category })).map((rule) => rule.version.campaignId);
    expect(idsAt('a', 'food')).toEqual(['party']);
    expect(idsAt('b', 'food')).toEqual(['hare']);
    expect(idsAt('b', 'toys')).toEqual(['hare', 'party']);
    expect(idsAt('c', 'shoes')).toEqual([]);
  });
});

describe('a version that grew while it ran', () => {
  test('after any order of arrival every window has been told what it is due under the newest version', () => {
    const grown = fc.tuple(windowCampaign, fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 2 }), fc.integer({ min: 2, max: 29 }));
    fc.assert(
      fc.property(grown, withOrder(12), ([first, more, moreInAll, day], [, order]) => {
        const grow = (limit: number | null, by: number) => (limit === null ? null : limit + by);
        const second: CampaignVersion = {
          ...first,
          version: 2,
          effectiveFromMs: at(`2026-11-${String(day).padStart(2, '0')}T12:00`),
          quota: {
            ...first.quota,
            perAccountWindow: grow(first.quota.perAccountWindow, more),
            perAccountCampaign: grow(first.quota.perAccountCampaign, moreInAll),
          },
        };
        const index = buildRuleIndex([first, second]);
        const windows = new Map<string, ProgressWindow>();
        const told = new Map<string, readonly Due[]>();
        for (const one of order) {
          const receipt = { ...one, registeredAtMs: one.purchasedAtMs + 60_000 };
          const progress = [...windows.values()];
          for (const touched of evaluate({ candidates: candidates(index, receipt), mall, member: makeMember(), progress, receipt })
            .touched) {
            told.set(touched.windowKey, touched.due);
            if (touched.after !== null) windows.set(touched.windowKey, touched.after);
          }
        }
        const newest = [...windows.values()].some((window) => window.version === 2) ? second : first;
        for (const [windowKey, due] of dueInCampaign(newest, [...windows.values()])) expect(told.get(windowKey)).toEqual(due);
      }),
      { numRuns: 600 },
    );
  });

  const one = makeVersion({ reward: gift('g'), quota: quota({ perAccountWindow: 1 }) });
  const two = { ...one, version: 2, effectiveFromMs: at('2026-11-21T13:00'), quota: quota({ perAccountWindow: 2 }) };
  const early = makeReceipt({ receiptId: 'early', amountMinor: 500_000 });
  const late = makeReceipt({ receiptId: 'late', amountMinor: 500_000, purchasedAtLocal: '2026-11-21T14:00:00' });

  test('a window that the newer version touched is judged by it, whichever receipt arrives last', () => {
    const index = buildRuleIndex([one, two]);
    const [window] = windowsAfter([two], [late]);
    const progress = window === undefined ? [] : [window];
    const { touched } = evaluate({ candidates: candidates(index, early), mall, member: makeMember(), progress, receipt: early });
    expect(touched).toHaveLength(1);
    expect(touched[0]?.version.version).toBe(2);
    expect(touched[0]?.after?.version).toBe(2);
    expect(touched[0]?.due).toHaveLength(2);
    const [other] = windowsAfter([two], [late], windowsAfter([one], [early]));
    expect(touched[0]?.after).toEqual(other);
    expect(other === undefined ? [] : dueOf(two, other)).toEqual(touched[0]?.due);
  });
});
