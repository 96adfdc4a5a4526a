/** What the office does for a member after an identity check: leave, and stay. Facts of the office's own, so that they stand in the log with who did it. */
import { randomBytes, randomInt } from 'node:crypto';
import type { FactBody } from '../../domain/contract/fact.ts';
import { uuidV7 } from '../../domain/encoding/uuid.ts';
import { ensureOfficeStaff, theMall } from '../api/office-acts.ts';
import { ensureImportKiosk } from '../api/enrol.ts';
import { OFFICE, OFFICE_STAFF } from '../decider/audit-row.ts';
import { ActRefused } from '../decider/entry.ts';
import type { Programme } from '../open-programme.ts';

/** When the member will be gone; null: stays. */
export interface LeavingTold {
  readonly accountId: string;
  readonly untilMs: number | null;
}

async function record(programme: Programme, body: FactBody): Promise<void> {
  const mall = await theMall(programme);
  await ensureImportKiosk(programme, OFFICE, mall.id);
  await ensureOfficeStaff(programme, mall.id);
  const nowMs = programme.nowMs();
  const [outcome] = await programme.decider.importFacts(OFFICE, [{ id: uuidV7(nowMs, randomBytes(16)), registeredAtMs: nowMs, body }]);
  if (outcome?.fate !== 'applied') throw new ActRefused(`It was not done: ${outcome?.refusal ?? 'it could not be decided'}.`);
}

async function told(programme: Programme, accountId: string): Promise<LeavingTold> {
  const account = await programme.store.read((transaction) => transaction.document('account', accountId));
  return { accountId, untilMs: account?.leaving?.untilMs ?? null };
}

/** The member leaves after the settings' waiting days. Throws ActRefused. */
export async function askToLeave(programme: Programme, accountId: string): Promise<LeavingTold> {
  const reference = `${OFFICE}-${randomInt(1_000_000_000)}`;
  await record(programme, { kind: 'leave.asked', accountId, reference, staffId: OFFICE_STAFF });
  return told(programme, accountId);
}

/** The member stays. Throws ActRefused. */
export async function undoLeave(programme: Programme, accountId: string): Promise<LeavingTold> {
  await record(programme, { kind: 'leave.undone', accountId, staffId: OFFICE_STAFF });
  return told(programme, accountId);
}
