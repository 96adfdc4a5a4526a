/** Who works in the mall, as the office sees it: no card, no PIN, and whether somebody waits after wrong ones. */
import type { StaffDocument } from '../../domain/contract/document.ts';
import { pauseIn } from '../../domain/staff/pin-lock.ts';
import { notNow } from '../../domain/staff/may-work.ts';
import { localOf } from '../../domain/time/zone.ts';
import { OFFICE_STAFF } from '../decider/audit-row.ts';
import { ActRefused } from '../decider/entry.ts';
import type { OfficeDeed } from '../office-did.ts';
import type { Programme } from '../open-programme.ts';
import type { AuditFilter, AuditRow } from '../store/rows.ts';
import type { ReadTransaction } from '../store/store.ts';
import { PEOPLE_MAX } from './office-staff.ts';

/** Pauses that are looked at: none lasts longer than the longest of the settings, so older ones are over. */
const PAUSES_MAX = 500;
const anything: AuditFilter = { staffId: null, kioskId: null, act: null, beforeSeq: null, fromMs: null, untilMs: null };

/** Somebody waits after wrong PINs, at one machine. */
export interface PinPause {
  readonly kioskId: string;
  readonly untilMs: number;
}

/** What the office sees of somebody. */
export interface ListedStaff {
  readonly staffId: string;
  readonly name: string;
  readonly roles: readonly string[];
  /** null: may work now. */
  readonly notNow: 'inactive' | 'not-yet' | 'over' | null;
  readonly active: boolean;
  readonly fromLocal: string | null;
  /** Last day. */
  readonly untilLocal: string | null;
  readonly campaigns: readonly string[];
  /** The machines on which the PIN is not taken for a while, as far as they have told. */
  readonly pauses: readonly PinPause[];
}

/** Everybody but the office itself, by short name. Throws ActRefused where there is no mall yet. */
export async function listStaff(programme: Programme): Promise<{ readonly rows: readonly ListedStaff[] }> {
  const nowMs = programme.nowMs();
  return programme.store.read(async (transaction) => {
    const mall = (await transaction.documentsOf('mall', '', 1))[0];
    if (mall === undefined) throw new ActRefused('This programme has no mall yet.');
    const people = (await transaction.documentsOf('staff', '', PEOPLE_MAX)).filter((one) => one.id !== OFFICE_STAFF);
    const pauses = await pausesNow(transaction, people, nowMs);
    const rows = people.map((one): ListedStaff => ({
      staffId: one.id,
      name: one.name,
      roles: one.roles,
      notNow: notNow(one, nowMs),
      active: one.active,
      fromLocal: one.validFromMs === null ? null : localOf(one.validFromMs, mall.offsets).slice(0, 10),
      untilLocal: one.untilMs === null ? null : localOf(Math.max(0, one.untilMs - 1), mall.offsets).slice(0, 10),
      campaigns: one.campaigns,
      pauses: pauses.get(one.id) ?? [],
    }));
    return { rows };
  });
}

/** Pauses that last at `nowMs`: told by a machine, not over, and not ended since by the office or by a right PIN there. */
async function pausesNow(
  transaction: ReadTransaction,
  people: readonly StaffDocument[],
  nowMs: number,
): Promise<ReadonlyMap<string, readonly PinPause[]>> {
  const begun = (await transaction.audit({ ...anything, act: 'pin-locked' }, PAUSES_MAX)).flatMap((row) => {
    const pausedMs = pauseIn(row.detail ?? '');
    return pausedMs === null || row.staffId === null || row.atMs + pausedMs <= nowMs ? [] : [{ row, untilMs: row.atMs + pausedMs }];
  });
  const found = new Map<string, PinPause[]>();
  for (const { row, untilMs } of begun) {
    const staffId = row.staffId ?? '';
    const own = found.get(staffId) ?? [];
    if (!people.some((one) => one.id === staffId) || own.some((each) => each.kioskId === row.kioskId)) continue;
    if (!(await isEnded(transaction, row))) found.set(staffId, [...own, { kioskId: row.kioskId, untilMs }]);
  }
  return found;
}

async function isEnded(transaction: ReadTransaction, pause: AuditRow): Promise<boolean> {
  const after = (rows: readonly AuditRow[]): boolean => rows.some((row) => row.logSeq > pause.logSeq && row.subject === pause.staffId);
  for (const act of ['staff-pin-set', 'staff-pause-ended'] satisfies readonly OfficeDeed[])
    if (after(await transaction.audit({ ...anything, act, fromMs: pause.atMs }, PAUSES_MAX))) return true;
  const there = { ...anything, staffId: pause.staffId, kioskId: pause.kioskId, fromMs: pause.atMs };
  return (await transaction.audit(there, PAUSES_MAX)).some(
    (row) => row.logSeq > pause.logSeq && ['signed-in', 'unlocked', 'entered'].includes(row.act),
  );
}
