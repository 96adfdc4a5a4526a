/** Windows of a campaign that hang together: which rule judges them, and which of them a receipt changes. */
import { describe, expect, test } from 'vitest';
import { ProgressByCampaign, settleTogether } from '../../../domain/campaign/campaign-windows.ts';
import { addEntry } from '../../../domain/campaign/progress.ts';
import { compileRule } from '../../../domain/campaign/rule.ts';
import type { CampaignVersion, ProgressEntry, ProgressWindow } from '../../../domain/contract/campaign.ts';
import { entry, makeVersion, perAmount, quota, reach } from './make-version.ts';

const weekly = (version: number, limits: Partial<CampaignVersion['quota']> = {}): CampaignVersion =>
  makeVersion({ campaignId: 'w', version, span: 'week', reach: reach({ receipts: 1 }), quota: quota(limits) });
const on = (receiptId: string, day: string): ProgressEntry => entry({ receiptId, atLocal: `2026-11-${day}T12:00:00` });
const window = (windowKey: string, entries: readonly ProgressEntry[], version = 1, campaignId = 'w'): ProgressWindow => ({
  campaignId,
  version,
  windowKey,
  entries: [...entries],
  grants: [],
});

describe('the rule that judges', () => {
  const third = compileRule(weekly(3));
  const second = compileRule(weekly(2), [third]);
  const first = compileRule(weekly(1), [third, second]);
  const judged = (rule: typeof first, versions: readonly number[]) => {
    const progress = [...versions.map((version, n) => window(`w${n}`, [], version)), window('other', [], 9, 'x')];
    const { windows, rule: judge, hasGrown } = new ProgressByCampaign(progress).of(rule);
    return [windows.length, judge.version.version, hasGrown];
  };

  test('is that of the newest version that touched one of its windows, or the one at hand', () => {
    expect(judged(first, [])).toEqual([0, 1, false]);
    expect(judged(second, [])).toEqual([0, 2, false]);
    expect(judged(first, [1])).toEqual([1, 1, false]);
    expect(judged(first, [1, 2])).toEqual([2, 2, false]);
    expect(judged(first, [2, 3, 1])).toEqual([3, 3, false]);
    expect(judged(second, [2, 1])).toEqual([2, 2, false]);
  });

  test('a version newer than all that touched them has grown', () => {
    expect(judged(second, [1])).toEqual([1, 2, true]);
    expect(judged(third, [1, 2])).toEqual([2, 3, true]);
  });
});

describe('windows together', () => {
  const [a, b, c] = [window('2026-W45', [on('a', '03')]), window('2026-W46', [on('b', '10')]), window('2026-W47', [on('c', '17')])];
  const settled = (version: CampaignVersion, windows: readonly ProgressWindow[], after: ProgressWindow, hasGrown = false) => {
    const result = settleTogether(version, { windows, rule: compileRule(version), hasGrown }, after);
    return result === null ? null : [result.due.length, result.changed.map((one) => [one.windowKey, one.due.length]), result.total];
  };

  test('without a limit for the campaign each stands by itself, unless the version grew: then all are told', () => {
    expect(settled(weekly(1), [a, b], c)).toBeNull();
    expect(settled(weekly(2), [a, b], c, true)).toEqual([
      1,
      [
        ['2026-W45', 1],
        ['2026-W46', 1],
      ],
      3,
    ]);
  });

  test('with one, those are told whose awards changed, and no others', () => {
    const two = weekly(1, { perAccountCampaign: 2 });
    expect(settled(two, [a], b)).toEqual([1, [], 2]);
    expect(settled(two, [a, b], c)).toEqual([0, [], 2]);
    expect(settled(two, [b, c], a)).toEqual([1, [['2026-W47', 0]], 2]);
    expect(settled(weekly(1, { perAccountCampaign: 3 }), [b, c], a)).toEqual([1, [], 3]);
  });

  test('of a window with several awards the limit cuts off the last', () => {
    const each = { ...weekly(1, { perAccountCampaign: 3 }), reward: perAmount() };
    const later = window('2026-W46', [on('b', '10'), on('d', '11'), on('e', '12')]);
    expect(settled(each, [later], a)).toEqual([1, [['2026-W46', 2]], 3]);
  });

  test('the same receipt again changes nothing', () => {
    const two = weekly(1, { perAccountCampaign: 2 });
    const again = addEntry(two, '2026-W46', b, on('b', '10'));
    expect(again).toEqual(b);
    expect(settled(two, [a, b, c], again)).toEqual([1, [], 2]);
  });
});
