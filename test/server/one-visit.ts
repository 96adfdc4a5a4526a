/** A place for a store, and one visit with six receipts of two members in it. */
import type { Programme } from '../../server/open-programme.ts';
import type { StorePlace } from '../../server/store/open-store.ts';
import { opened, scanned } from '../domain/decide/fixture.ts';
import type { ScriptedKiosk } from './scripted-kiosk.ts';

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
