import { WIRE_VERSION } from '../../domain/contract/wire-version.ts';
import { pullAnswer } from '../../domain/contract/sync.ts';
import { call } from './call.ts';
import type { CallFailure } from './call.ts';
import { takeDocuments, takeFrame } from './sync-ports.ts';
import type { SyncPorts } from './sync-ports.ts';

const LIMIT = 1000;
const GRACE_MS = 10_000;

/** What one pull did. `refill`: the mirror cannot go on from where it stands. */
export type Pulled =
  | { readonly kind: 'pulled'; readonly more: boolean }
  | { readonly kind: 'refill' }
  | { readonly kind: 'fenced' }
  | { readonly kind: 'revoked' }
  | { readonly kind: 'failed'; readonly failure: CallFailure };

/** Asks for what changed after the mirror's place; `waitMs` > 0 holds the request open until something does. */
export async function pullOnce(ports: SyncPorts, waitMs: number, signal: AbortSignal): Promise<Pulled> {
  const enrolment = ports.identity.enrolment();
  const place = ports.mirror.place();
  if (enrolment === null || place === null) return { kind: 'refill' };
  const request = {
    wireVersion: WIRE_VERSION,
    kioskId: enrolment.kioskId,
    incarnation: ports.identity.incarnation(),
    feedSeq: place.feedSeq,
    serverEpoch: place.serverEpoch,
    waitMs,
    depth: Math.max(0, ports.journal.end().seq - ports.identity.serverHead().seq),
    limit: LIMIT,
    troubles: [...ports.troubles()],
  };
  const called = await call({ link: ports.link, key: ports.key, signal }, '/v1/pull', request, pullAnswer, waitMs + GRACE_MS);
  if (!called.ok) return { kind: 'failed', failure: called.failure };
  const { answer } = called;
  takeFrame(ports, answer);
  ports.state.heardPublicUrl(answer.publicUrl);
  ports.state.heardResting(answer.programme.resting);
  if (answer.status === 'fenced' || answer.status === 'revoked') return { kind: answer.status };
  if (answer.status === 'refill' || answer.serverEpoch !== place.serverEpoch) return { kind: 'refill' };
  // The place moves even when nothing is for us, or the same silence would be asked for again.
  takeDocuments(
    ports,
    answer.documents,
    answer.feedSeq === place.feedSeq ? null : { serverEpoch: answer.serverEpoch, feedSeq: answer.feedSeq },
    [],
  );
  return { kind: 'pulled', more: answer.more };
}
