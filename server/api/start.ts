import type { StartAnswer, StartRequest } from '../../domain/contract/sync.ts';
import { KioskUnknown } from '../decider/job.ts';
import type { KioskRow } from '../store/rows.ts';
import type { WriteTransaction } from '../store/store.ts';
import type { ApiContext } from './api-context.ts';

type Traded = Omit<StartAnswer, 'snapshot'>;

async function factHashAt(transaction: WriteTransaction, kiosk: KioskRow, seq: number): Promise<string | null> {
  return seq === kiosk.headSeq ? kiosk.headHash : transaction.chainHash(kiosk.id, seq);
}

/** Why this start cannot be the same device going on, or null. */
async function faultOf(transaction: WriteTransaction, kiosk: KioskRow, request: StartRequest): Promise<string | null> {
  if (request.incarnation < kiosk.incarnation)
    return `it started with incarnation ${request.incarnation}, which was traded in already (now ${kiosk.incarnation})`;
  if (request.head.seq > kiosk.headSeq) return null;
  const hash = request.head.seq === 0 ? request.head.hash : await factHashAt(transaction, kiosk, request.head.seq);
  if (hash !== request.head.hash) return `its fact ${request.head.seq} has another hash than the one stored`;
  if (request.head.seq < kiosk.headSeq)
    return `its journal ends at ${request.head.seq}, but ${kiosk.headSeq} facts of it are stored: an old copy of the disk`;
  return null;
}

async function trade(transaction: WriteTransaction, request: StartRequest, nowMs: number): Promise<Traded> {
  const kiosk = await transaction.kiosk(request.kioskId);
  if (kiosk === null) throw new KioskUnknown(request.kioskId);
  const { serverEpoch } = await transaction.programme();
  const frame = { serverEpoch, serverTimeMs: nowMs, head: { seq: kiosk.headSeq, hash: kiosk.headHash } };
  if (kiosk.status !== 'enrolled') return { ...frame, incarnation: kiosk.incarnation, status: kiosk.status };
  // The answer of this very start was lost: the same again.
  if (kiosk.startNonce === request.nonce) return { ...frame, incarnation: kiosk.incarnation, status: 'enrolled' };
  const fault = await faultOf(transaction, kiosk, request);
  if (fault !== null) {
    await transaction.putAlarm({
      id: `fork/${kiosk.id}/${request.incarnation}/${request.head.seq}`,
      atMs: nowMs,
      kind: 'fork',
      kioskId: kiosk.id,
      detail: `A device that says it is ${kiosk.id} was fenced: ${fault}. Enrol it anew.`,
    });
    return { ...frame, incarnation: kiosk.incarnation, status: 'fenced' };
  }
  // A higher number than the stored one was traded with a server whose last hours were lost; it stands.
  const incarnation = Math.max(kiosk.incarnation, request.incarnation) + 1;
  await transaction.putKiosk({ ...kiosk, incarnation, startNonce: request.nonce, seenAtMs: nowMs });
  return { ...frame, incarnation, status: 'enrolled' };
}

/**
 * Trades incarnation n for n+1, lends the kiosk its units and names the snapshot to fill from. Only the copy that comes too late is fenced: whoever
 * holds the newest incarnation goes on.
 */
export async function start(context: ApiContext, request: StartRequest): Promise<StartAnswer> {
  const { programme, snapshots, leases, presence } = context;
  const traded = await programme.store.write((transaction) => trade(transaction, request, programme.nowMs()));
  if (traded.status !== 'enrolled') return { ...traded, snapshot: null };
  await presence.heard(request.kioskId, Math.max(0, request.head.seq - traded.head.seq));
  // First the snapshot, then the loans: it does not hold them, so they must stand above its feedSeq to reach the kiosk.
  const snapshot = await snapshots.current();
  await leases.plan();
  return {
    ...traded,
    snapshot: { url: snapshots.urlOf(snapshot), feedSeq: snapshot.feedSeq, sha256: snapshot.sha256, bytes: snapshot.bytes },
  };
}
