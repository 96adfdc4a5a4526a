import { WIRE_VERSION } from '../../domain/contract/wire-version.ts';
import { pushAnswer } from '../../domain/contract/sync.ts';
import type { PushRequest } from '../../domain/contract/sync.ts';
import type { JournalRow } from '../journal/journal.ts';
import { call } from './call.ts';
import type { CallFailure } from './call.ts';
import { takeDocuments, takeFrame } from './sync-ports.ts';
import type { SyncPorts } from './sync-ports.ts';

const FACTS_MAX = 200;
const TIMEOUT_MS = 20_000;

/** What one push did. `done`: nothing (more) to send. `sent`: go on. */
export type Pushed =
  | { readonly kind: 'done' }
  | { readonly kind: 'sent' }
  | { readonly kind: 'new-epoch' }
  | { readonly kind: 'fenced' }
  | { readonly kind: 'revoked' }
  | { readonly kind: 'gap' }
  | { readonly kind: 'failed'; readonly failure: CallFailure };

function requestOf(ports: SyncPorts, kioskId: string, rows: readonly JournalRow[]): PushRequest {
  return {
    wireVersion: WIRE_VERSION,
    kioskId,
    incarnation: ports.identity.incarnation(),
    facts: rows.map(({ bytes, signature }) => ({ bytes, signature })),
  };
}

/**
 * Where the next push begins. Mostly the server's head; lower for facts that the server has decided without our having heard how (the answer was lost,
 * or the power went between documents and outcomes): the same fact sent again gets the same answer.
 */
export function pushAbove(ports: SyncPorts): number {
  const unanswered = ports.journal.firstUnanswered();
  const { seq } = ports.identity.serverHead();
  return unanswered === null ? seq : Math.min(seq, unanswered - 1);
}

/**
 * Sends the facts above `aboveSeq` (the server's head, or lower when an answer got lost), at most 200, in order. A repeated push gets the same outcomes.
 */
export async function pushOnce(ports: SyncPorts, aboveSeq: number, signal: AbortSignal): Promise<Pushed> {
  const enrolment = ports.identity.enrolment();
  if (enrolment === null) return { kind: 'done' };
  const rows = ports.journal.after(aboveSeq, FACTS_MAX);
  if (rows.length === 0) return { kind: 'done' };
  const called = await call(
    { link: ports.link, key: ports.key, signal },
    '/v1/push',
    requestOf(ports, enrolment.kioskId, rows),
    pushAnswer,
    TIMEOUT_MS,
  );
  if (!called.ok) return { kind: 'failed', failure: called.failure };
  const { answer } = called;
  const isNewEpoch = takeFrame(ports, answer);
  if (answer.status === 'fenced' || answer.status === 'revoked') return { kind: answer.status };
  if (!isNewEpoch) takeDocuments(ports, answer.documents, null, answer.outcomes);
  if (isNewEpoch) return { kind: 'new-epoch' };
  if (answer.status === 'gap') return { kind: 'gap' };
  // A server that takes nothing and complains of nothing must not be asked in a tight loop.
  return answer.head.seq > aboveSeq && answer.outcomes.length > 0 ? { kind: 'sent' } : { kind: 'gap' };
}

/**
 * A fenced kiosk sends its whole journal once, oldest first, so that its deeds are not lost: the server parks what does not fit its chain.
 */
export async function uploadFork(ports: SyncPorts, signal: AbortSignal): Promise<Pushed> {
  const enrolment = ports.identity.enrolment();
  if (enrolment === null) return { kind: 'done' };
  const rows = ports.journal.after(ports.identity.forkUploadedSeq(), FACTS_MAX);
  const last = rows.at(-1);
  if (last === undefined) return { kind: 'done' };
  const called = await call(
    { link: ports.link, key: ports.key, signal },
    '/v1/push',
    requestOf(ports, enrolment.kioskId, rows),
    pushAnswer,
    TIMEOUT_MS,
  );
  if (!called.ok) return { kind: 'failed', failure: called.failure };
  ports.state.answered();
  ports.clock.heard(called.answer.serverTimeMs);
  ports.identity.setForkUploaded(last.seq);
  return { kind: 'sent' };
}
