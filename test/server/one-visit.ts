/** A place for a store, and one visit with six receipts of two members in it. */
import type { Programme } from '../../server/open-programme.ts';
import type { StorePlace } from '../../server/store/open-store.ts';
import { points, quota, reach, tier } from '../domain/campaign/make-version.ts';
import { campaign, fnOf, noon, opened, receiptId, scanned } from '../domain/decide/fixture.ts';
import { ScriptedKiosk } from './scripted-kiosk.ts';

/** A place of its own for one test. */
export interface TestPlace {
  readonly place: StorePlace;
  readonly drop: () => Promise<void>;
}

/** Enrols the kiosk and pushes the visit. */
export async function visit(programme: Programme, kiosk: ScriptedKiosk): Promise<void> {
  await programme.store.write((transaction) => transaction.putKiosk(kiosk.row()));
  kiosk.record(opened(1));
  kiosk.record(opened(2));
  for (let n = 1; n <= 6; n += 1) kiosk.record(scanned(n, 1 + (n % 2), 100_000 * n));
  await programme.decider.push({ kioskId: kiosk.kioskId, incarnation: 1, facts: kiosk.journal });
}

/** After the visit: a tier reached, a deposit paid in, and a paper of the first member that the second one shows at the desk. */
export async function rareThings(programme: Programme, kiosk: ScriptedKiosk): Promise<void> {
  const reached = { reach: reach({ sumMinor: 100_000 }), quota: quota({ perAccountWindow: 1 }) };
  const versions = [
    campaign('silver', { ...reached, contentHash: '5'.repeat(64), reward: tier('silver') }),
    campaign('more', { ...reached, contentHash: '6'.repeat(64), reward: points(50) }),
  ];
  await programme.decider.act(
    [
      {
        kind: 'catalogue.put',
        items: [{ kind: 'tier', id: 'silver', version: 1, name: { en: 'Silver', ru: 'Silver', fi: 'Silver', de: 'Silver' }, rank: 1 }],
        stocks: [],
      },
      { kind: 'deposit.booked', tenantId: 'vesta', forPointsMinor: 2_000, frozenMinor: 500, atMs: noon, reason: 'entry' },
    ],
    'mall',
  );
  for (const version of versions) await programme.decider.act([{ kind: 'campaign.loaded', version }], 'mall');
  const fn = fnOf['books'] ?? '';
  kiosk.record(scanned(7, 1, 245_000, { fn }));
  kiosk.record(scanned(8, 2, 245_000, { fn, number: 7 }));
  await programme.decider.push({ kioskId: kiosk.kioskId, incarnation: 1, facts: kiosk.journal.slice(-2) });
  const desk = new ScriptedKiosk('D2');
  await programme.store.write((transaction) => transaction.putKiosk(desk.row('desk')));
  desk.record({ kind: 'receipt.decided', receiptId: receiptId(8), verdict: 'approve', tenantId: null, reason: 'shown', staffId: 'olga' });
  await programme.decider.push({ kioskId: 'D2', incarnation: 1, facts: desk.journal });
}
