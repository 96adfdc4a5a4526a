/** A window whose beginning was folded gives what the whole window gives, with receipts that come late and with each limit. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueInCampaign } from '../../../domain/campaign/campaign-due.ts';
import type { CarriedWindow } from '../../../domain/campaign/carry.ts';
import type { Due } from '../../../domain/campaign/evaluation.ts';
import { compareEntries, fold } from '../../../domain/campaign/fold.ts';
import { addEntry, progressFrom } from '../../../domain/campaign/progress.ts';
import { compileRule } from '../../../domain/campaign/rule.ts';
import { settleWindow } from '../../../domain/campaign/settle-window.ts';
import type { CampaignVersion, ProgressEntry } from '../../../domain/contract/campaign.ts';
import { addDays } from '../../../domain/time/local-time.ts';
import { part, entry, makeVersion, perAmount, points, quota, reach, windowsAfter } from './make-version.ts';
import { someReceipts, windowCampaign } from './random-campaign.ts';

/** Days between a purchase and the receipt in whose company it comes at the latest. */
const lateDays = 3;

/** Entries as they come, each with its window: `lateDays` days of purchase may stand in any order. */
const arrivals = fc
  .tuple(windowCampaign, someReceipts(30), fc.array(fc.integer({ min: 0, max: lateDays - 1 }), { minLength: 30, maxLength: 30 }))
  .map(([version, receipts, waits]) => {
    const joined = windowsAfter([version], receipts).flatMap(({ windowKey, entries }) => entries.map((one) => ({ windowKey, entry: one })));
    const order = joined
      .sort((a, b) => compareEntries(a.entry, b.entry))
      .map((one, index) => ({ ...one, comesOn: addDays(one.entry.day, waits[index % waits.length] ?? 0) }))
      .sort((a, b) => (a.comesOn < b.comesOn ? -1 : a.comesOn > b.comesOn ? 1 : 0));
    return { version, order };
  });

type Windows = Map<string, CarriedWindow>;

const join = (version: CampaignVersion, windows: Windows, windowKey: string, one: ProgressEntry): void =>
  void windows.set(windowKey, addEntry(version, windowKey, windows.get(windowKey) ?? null, one));

const keyed = (dues: Iterable<readonly Due[]>) => [...dues].flat().sort((a, b) => (a.awardKey < b.awardKey ? -1 : 1));

describe('a window whose beginning was folded', () => {
  it('is due what the whole window is due, less what has been settled, after every receipt in time', () => {
    let [stories, folded] = [0, 0];
    fc.assert(
      fc.property(arrivals, fc.integer({ min: 0, max: 4 }), ({ version, order }, every) => {
        stories += 1;
        const [whole, carried]: [Windows, Windows] = [new Map(), new Map()];
        const settled: Due[] = [];
        order.forEach(({ windowKey, entry: one, comesOn }, n) => {
          join(version, whole, windowKey, one);
          join(version, carried, windowKey, one);
          const now = dueInCampaign(version, [...carried.values()]);
          expect(keyed([...now.values(), settled])).toEqual(keyed(dueInCampaign(version, [...whole.values()]).values()));
          if (n % (every + 1) > 0) return;
          const openFrom = addDays(comesOn, 1 - lateDays);
          for (const [key, before] of carried) {
            const { window, settled: dues } = settleWindow(version, before, openFrom);
            const standing = new Set((now.get(key) ?? []).map((due) => due.awardKey));
            settled.push(...dues.filter((due) => standing.has(due.awardKey)));
            if (window !== before) folded += 1;
            carried.set(key, window);
          }
        });
      }),
      { numRuns: 600 },
    );
    expect(folded).toBeGreaterThan(stories);
  }, 60_000);

  it('is as far as the whole window while an award can still be had', () => {
    fc.assert(
      fc.property(arrivals, ({ version, order }) => {
        const [whole, carried]: [Windows, Windows] = [new Map(), new Map()];
        for (const { windowKey, entry: one, comesOn } of order) {
          join(version, whole, windowKey, one);
          join(version, carried, windowKey, one);
          const [a, b] = [whole, carried].map((windows) => {
            const window = windows.get(windowKey);
            return window === undefined ? null : progressFrom(version, fold(version, window, comesOn));
          });
          if (a?.complete === true) expect(b).toMatchObject({ complete: true, awards: a.awards });
          else expect(b).toEqual(a);
          for (const [key, before] of carried) carried.set(key, settleWindow(version, before, addDays(comesOn, 1 - lateDays)).window);
        }
      }),
      { numRuns: 400 },
    );
  }, 60_000);

  it('holds no more entries than may still change, however many receipts came', () => {
    const version = makeVersion({ span: 'campaign', reach: reach({ receipts: 3, shops: 2 }), reward: points(5), quota: quota() });
    let window: CarriedWindow | null = null;
    let awards = 0;
    for (let n = 0; n < 300; n += 1) {
      const day = addDays('2026-11-01', Math.floor(n / 10));
      const shop = n % 3 === 0 ? 'a' : 'b';
      const after: CarriedWindow = addEntry(
        version,
        'campaign',
        window,
        entry({ receiptId: `r${n}`, atLocal: `${day}T12:00:00`, tenantId: shop }),
      );
      const { window: next, settled } = settleWindow(version, after, day);
      awards += settled.length;
      window = next;
      expect(window.entries.length).toBeLessThanOrEqual(10);
    }
    expect(window?.carry?.receipts).toBe(290);
    expect(awards).toBe(window?.carry?.awards);
    expect(compileRule(version).keepsWindows).toBe(true);
  });

  it('keeps the receipts of points per amount until the goal of the window is reached, because each is then to earn its own', () => {
    const version = makeVersion({ span: 'campaign', reach: reach({ receipts: 2 }), reward: perAmount(), quota: quota() });
    const one = addEntry(version, 'campaign', null, entry({ receiptId: 'r1', atLocal: '2026-11-01T12:00:00' }));
    expect(settleWindow(version, one, '2026-11-20').window.entries).toHaveLength(1);
    const two = addEntry(version, 'campaign', one, entry({ receiptId: 'r2', atLocal: '2026-11-02T12:00:00' }));
    const { window, settled } = settleWindow(version, two, '2026-11-20');
    expect(window.entries).toEqual([]);
    expect(settled.map((due) => due.receiptId)).toEqual(['r1', 'r2']);
    const three = addEntry(version, 'campaign', window, entry({ receiptId: 'r3', atLocal: '2026-11-21T12:00:00' }));
    expect(fold(version, three).due.map((due) => due.receiptId)).toEqual(['r3']);
  });

  it('forgets receipts that no further combination can use', () => {
    const parts = [part({ tenants: ['a'] }), part({ tenants: ['b'] })];
    const version = makeVersion({ span: 'campaign', parts, reach: reach(), reward: points(5), quota: quota({ perAccountWindow: 2 }) });
    let window: CarriedWindow | null = null;
    for (let n = 0; n < 50; n += 1) {
      const cake = entry({
        receiptId: `r${n}`,
        atLocal: `2026-11-01T12:00:${n + 10}`,
        tenantId: 'a',
        parts: [{ part: 0, amountMinor: 1 }],
      });
      window = settleWindow(version, addEntry(version, 'campaign', window, cake), '2026-11-20').window;
    }
    for (const n of [1, 2, 3]) {
      const balloons = entry({
        receiptId: `b${n}`,
        atLocal: `2026-11-2${n}T12:00:00`,
        tenantId: 'b',
        parts: [{ part: 1, amountMinor: 1 }],
      });
      window = addEntry(version, 'campaign', window, balloons);
    }
    if (window === null) throw new Error('no window');
    expect(fold(version, window).due.map((due) => due.receiptId)).toEqual(['b1', 'b2']);
  });
});
