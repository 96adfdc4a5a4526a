/** Acts about kiosks: enrolled by their key, a new incarnation at each start, shut out when their chain forks. */
import type { ActOf } from '../contract/act.ts';
import { done } from './act-ending.ts';
import type { ActEnding } from './act-ending.ts';
import type { Scribe } from './scribe.ts';

const noHash = '0'.repeat(64);

/** A kiosk becomes known. One that was fenced or revoked may be enrolled anew with another key; its chain goes on at its head. */
export function enrolKiosk(scribe: Scribe, act: ActOf<'kiosk.enrolled'>): ActEnding {
  const before = scribe.world.get('kiosk', act.kioskId);
  if (before?.status === 'enrolled') {
    if (before.publicKey === act.publicKey) return done;
    return { ok: false, refusal: 'kiosk-exists', detail: `${act.kioskId} is enrolled with another key: fence or revoke it first` };
  }
  scribe.put({
    kind: 'kiosk',
    id: act.kioskId,
    version: 0,
    mallId: act.mallId,
    use: act.use,
    publicKey: act.publicKey,
    incarnation: (before?.incarnation ?? 0) + 1,
    headSeq: before?.headSeq ?? 0,
    headHash: before?.headHash ?? noHash,
    status: 'enrolled',
    seenAtMs: act.atMs,
  });
  return done;
}

/** A start trades incarnation n for n+1, or any later one; an earlier or equal one is stale. */
export function startKiosk(scribe: Scribe, act: ActOf<'kiosk.started'>): ActEnding {
  const kiosk = scribe.world.get('kiosk', act.kioskId);
  if (kiosk === null) return { ok: false, refusal: 'kiosk-unknown', detail: `${act.kioskId} is not enrolled` };
  if (act.incarnation <= kiosk.incarnation)
    return { ok: false, refusal: 'incarnation-stale', detail: `${act.kioskId} is at incarnation ${kiosk.incarnation} already` };
  scribe.put({ ...kiosk, incarnation: act.incarnation, headSeq: act.headSeq, headHash: act.headHash, seenAtMs: act.atMs });
  return done;
}

/** Shuts a kiosk out, or lets it in again. */
export function setKioskStatus(scribe: Scribe, act: ActOf<'kiosk.status-set'>): ActEnding {
  const kiosk = scribe.world.get('kiosk', act.kioskId);
  if (kiosk === null) return { ok: false, refusal: 'kiosk-unknown', detail: `${act.kioskId} is not enrolled` };
  if (kiosk.status !== act.status) scribe.put({ ...kiosk, status: act.status });
  return done;
}
