import { WIRE_VERSION } from '../../domain/contract/wire-version.ts';
import { enrolAnswer, startAnswer } from '../../domain/contract/sync.ts';
import { call } from './call.ts';
import type { CallFailure } from './call.ts';
import type { SnapshotOffer } from './download-snapshot.ts';
import { takeFrame } from './sync-ports.ts';
import type { SyncPorts } from './sync-ports.ts';

const TIMEOUT_MS = 15_000;

/** Trades a one-time code for an identity. Null when done, else why not. */
export async function enrol(ports: SyncPorts, code: string, signal: AbortSignal): Promise<CallFailure | null> {
  const called = await call(
    { link: ports.link, key: ports.key, signal },
    '/v1/enrol',
    { wireVersion: WIRE_VERSION, code, publicKey: ports.key.publicKey },
    enrolAnswer,
    TIMEOUT_MS,
  );
  if (!called.ok) return called.failure;
  ports.state.answered();
  ports.clock.heard(called.answer.serverTimeMs);
  ports.identity.enrolled(called.answer);
  return null;
}

/** What a start gave. */
export type Started =
  | { readonly kind: 'started'; readonly snapshot: SnapshotOffer | null }
  | { readonly kind: 'fenced' }
  | { readonly kind: 'revoked' }
  | { readonly kind: 'failed'; readonly failure: CallFailure };

/** Trades incarnation n for n+1. The nonce is durable before the call, so a lost answer is simply asked for again. */
export async function start(ports: SyncPorts, signal: AbortSignal): Promise<Started> {
  const enrolment = ports.identity.enrolment();
  if (enrolment === null) return { kind: 'failed', failure: { kind: 'nonsense', detail: 'not enrolled' } };
  const request = {
    wireVersion: WIRE_VERSION,
    kioskId: enrolment.kioskId,
    incarnation: ports.identity.incarnation(),
    nonce: ports.identity.startNonce(ports.newId),
    head: ports.journal.end(),
  };
  const called = await call({ link: ports.link, key: ports.key, signal }, '/v1/start', request, startAnswer, TIMEOUT_MS);
  if (!called.ok) return { kind: 'failed', failure: called.failure };
  const { answer } = called;
  if (answer.status !== 'enrolled') {
    ports.state.answered();
    return { kind: answer.status };
  }
  ports.identity.started(answer.incarnation);
  takeFrame(ports, answer);
  return { kind: 'started', snapshot: answer.snapshot };
}
