/** What kiosks run and what they are to run. One look a minute from each kiosk; a commit only when something changed. */
import type { ProgramReport, ReleaseOrder, ReleaseRequest } from '../../domain/contract/release.ts';
import { advance, KIOSKS_MAX, orderFor } from '../../domain/release/rollout.ts';
import type { KioskProgram } from '../../domain/release/rollout.ts';
import type { Programme } from '../open-programme.ts';
import type { KioskProgramRow } from '../store/release-tables.ts';
import type { ReadTransaction } from '../store/store.ts';

/** Releases that are looked at; older ones are history. */
export const ROLLOUTS_MAX = 20;
/** A kiosk that says the same again is written this often, well within the time after which it counts as silent. */
const SEEN_EVERY_MS = 5 * 60_000;

function isSame(a: ProgramReport, b: ProgramReport): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Kiosks in service with what they run; one that was revoked or fenced is waited for by nobody. */
export async function kioskPrograms(transaction: ReadTransaction): Promise<readonly KioskProgram[]> {
  const inService = new Set((await transaction.kiosks()).filter((kiosk) => kiosk.status === 'enrolled').map((kiosk) => kiosk.id));
  const rows = await transaction.releases.programs(KIOSKS_MAX);
  return rows
    .filter((row) => inService.has(row.kioskId))
    .map(({ kioskId, report, sinceMs, seenAtMs }) => ({
      kioskId,
      channel: report.channel,
      version: report.version,
      phase: report.phase,
      sinceMs,
      seenAtMs,
      refused: report.refused.map((each) => each.version),
    }));
}

/** @see file comment */
export class Programs {
  readonly #programme: Programme;
  constructor(programme: Programme) {
    this.#programme = programme;
  }

  /** Takes a kiosk's report and answers what it is to do. */
  async heard({ kioskId, report }: Pick<ReleaseRequest, 'kioskId' | 'report'>): Promise<ReleaseOrder | null> {
    const nowMs = this.#programme.nowMs();
    const { store } = this.#programme;
    const before = await store.read(async (transaction) =>
      (await transaction.releases.programs(KIOSKS_MAX)).find((row) => row.kioskId === kioskId),
    );
    if (before === undefined || !isSame(before.report, report) || nowMs - before.seenAtMs >= SEEN_EVERY_MS || nowMs < before.seenAtMs) {
      const isStill = before !== undefined && before.report.version === report.version && before.report.phase === report.phase;
      const row: KioskProgramRow = { kioskId, report, sinceMs: isStill ? before.sinceMs : nowMs, seenAtMs: nowMs };
      await store.write((transaction) => transaction.releases.putProgram(row));
    }
    await this.advance();
    return store.read(async (transaction) => {
      const kiosks = await kioskPrograms(transaction);
      const kiosk = kiosks.find((each) => each.kioskId === kioskId);
      if (kiosk === undefined) return null;
      const order = orderFor(await transaction.releases.rollouts(ROLLOUTS_MAX), kiosks, kiosk);
      if (order === null) return null;
      const { manifest, withdrawal } = order.rollout;
      if (order.kind === 'install') return { kind: 'install', manifest };
      return withdrawal === null ? null : { kind: 'withdraw', withdrawal };
    });
  }

  /** Looks at all rollouts: begins waves, stops what fails and puts an alarm. Bounded: as many looks as a release has waves. */
  async advance(): Promise<void> {
    const { store, nowMs } = this.#programme;
    const isMoving = await store.read(async (transaction) => {
      const kiosks = await kioskPrograms(transaction);
      return (await transaction.releases.rollouts(ROLLOUTS_MAX)).some((each) => advance(each, kiosks, nowMs()).rollout !== each);
    });
    if (!isMoving) return;
    await store.write(async (transaction) => {
      const kiosks = await kioskPrograms(transaction);
      for (const rolled of await transaction.releases.rollouts(ROLLOUTS_MAX)) {
        const { rollout, alarm } = advance(rolled, kiosks, nowMs());
        if (rollout !== rolled) await transaction.releases.putRollout(rollout, nowMs());
        if (alarm !== null)
          await transaction.putAlarm({ id: `release/${rollout.version}`, atMs: nowMs(), kind: 'release', kioskId: null, detail: alarm });
      }
    });
  }
}
