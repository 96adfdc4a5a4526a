/** A programme with the small mall of the decision tests in it, in a real database. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Act } from '../../domain/contract/act.ts';
import type { AnyDocument } from '../../domain/contract/document.ts';
import { openProgramme } from '../../server/open-programme.ts';
import type { Programme } from '../../server/open-programme.ts';
import type { StorePlace } from '../../server/store/open-store.ts';
import { base, hare, mallDocuments, noon, shops, threshold } from '../domain/decide/fixture.ts';

/** A clock that tests turn by hand. */
export interface TestClock {
  nowMs: number;
}

/** A folder of its own, removed by `remove`. */
export function temporaryFolder(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'passage-server-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Shops, gifts, staff, settings and the four campaigns, as acts. */
export function mallActs(): readonly Act[] {
  type Item = Extract<Act, { kind: 'catalogue.put' }>['items'][number];
  const isItem = (document: AnyDocument): document is Item =>
    ['tenant', 'category', 'till', 'gift', 'staff', 'mall', 'settings'].includes(document.kind);
  const documents = mallDocuments();
  const put: Act = {
    kind: 'catalogue.put',
    items: documents.filter(isItem),
    stocks: [
      { giftId: 'hare', total: 200 },
      { giftId: 'cup', total: 5 },
    ],
  };
  return [
    put,
    ...[base, hare, shops, threshold].map((version): Act => ({
      kind: 'campaign.loaded',
      version: { ...version, contentHash: version.campaignId.padEnd(64, '0').replace(/[^0-9a-f]/g, 'a') },
    })),
  ];
}

/** Opens the programme at `place` and puts the mall in, if it is not there yet. */
export async function openTestProgramme(place: StorePlace, clock: TestClock = { nowMs: noon }): Promise<Programme> {
  const programme = await openProgramme({ place, nowMs: () => clock.nowMs, secrets: null });
  const mall = await programme.store.read((transaction) => transaction.document('mall', 'mall'));
  // The mall is not known while its own catalogue is put, so it goes first, alone.
  if (mall === null) for (const act of mallActs()) await programme.decider.act([act], 'mall');
  return programme;
}
