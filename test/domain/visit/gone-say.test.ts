/** Laws of the words for a gift that has run out: tomorrow is promised only where there is one, and with what there will be. */
import { expect, test } from 'vitest';
import type { CampaignVersion } from '../../../domain/contract/campaign.ts';
import { goneSay } from '../../../domain/visit/gone-say.ts';
import type { ViewOptions } from '../../../domain/visit/progress-view.ts';
import type { World } from '../../../domain/decide/world.ts';

const dayMs = 86_400_000;
/** Sunday, 22 November 2026, noon. */
const atMs = Date.UTC(2026, 10, 22, 12);
const options = {
  atMs,
  catalogue: { mall: { offsets: [{ atMs: 0, offsetMinutes: 0 }], dayCutoffMinutes: 240, opens: '10:00' } },
} as unknown as Pick<ViewOptions, 'catalogue' | 'atMs'>;

function version(change: { readonly quota?: object; readonly when?: object; readonly stoppedAtMs?: number }): CampaignVersion {
  return {
    campaignId: 'hare',
    stoppedAtMs: change.stoppedAtMs ?? null,
    reward: { kind: 'gift', giftId: 'hare', choices: [] },
    quota: { perDay: 100, total: null, budgetPointsPerDay: null, ...change.quota },
    when: { boughtFromMs: atMs - dayMs, boughtUntilMs: atMs + 9 * dayMs, weekdays: [], hours: null, ...change.when },
  } as unknown as CampaignVersion;
}

const world = (stock: number | null): World =>
  ({
    get: (_kind: string, id: string) => (id === 'stock:hare' && stock !== null ? { total: stock, bound: 0, handedOut: 0, lost: 0 } : null),
  }) as unknown as World;

test('tomorrow, how many, and from when', () => {
  expect(goneSay(world(null), 'quota', version({}), options)).toEqual({ key: 'gone.tomorrow', args: { count: 100, from: '10:00' } });
  const evening = version({ when: { hours: { from: '17:00', until: '22:00' } } });
  expect(goneSay(world(null), 'quota', evening, options).args).toEqual({ count: 100, from: '17:00' });
});

test('never more than the stock will give, and none where it gives none', () => {
  expect(goneSay(world(7), 'quota', version({}), options).args).toEqual({ count: 7, from: '10:00' });
  expect(goneSay(world(0), 'quota', version({}), options).key).toBe('gone.all');
  expect(goneSay(world(7), 'stock', version({}), options).key).toBe('gone.all');
});

test('no tomorrow where the campaign ends, rests or was stopped', () => {
  for (const last of [
    version({ when: { boughtUntilMs: atMs + 3_600_000 } }),
    version({ when: { weekdays: [6, 7] } }),
    version({ stoppedAtMs: atMs + 3_600_000 }),
  ])
    expect(goneSay(world(null), 'quota', last, options).key).toBe('gone.day');
  expect(goneSay(world(null), 'quota', version({ quota: { perDay: null, total: 5 } }), options).key).toBe('gone.all');
  expect(goneSay(world(null), 'budget', version({ quota: { budgetPointsPerDay: 500 } }), options).key).toBe('gone.today');
});
