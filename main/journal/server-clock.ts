import type { CoreClock } from '../core/clock.ts';
import type { Journal } from './journal.ts';

/** Last server time heard, and the monotonic reading of this boot at that moment. */
interface Anchor {
  readonly serverMs: number;
  readonly monotonicMs: number;
  readonly bootId: string;
}

const PERSIST_EVERY_MS = 60_000;

/** Estimate of server time: last server time + monotonic elapsed. The wall clock is only asked when nothing better is left. */
export interface ServerClock {
  nowMs(): number;
  /** `unsure`: rebooted since the last answer, or never had one. */
  certainty(): 'sure' | 'unsure';
  /** Called with the time in each answer of the server. */
  heard(serverTimeMs: number): void;
  /** Time for the next fact: never before the fact before it. */
  registrationMs(): number;
}

function storedAnchor(journal: Journal): Anchor | null {
  const [serverMs, monotonicMs, bootId] = journal.get('anchor')?.split(' ') ?? [];
  return serverMs === undefined || monotonicMs === undefined || bootId === undefined
    ? null
    : { serverMs: Number(serverMs), monotonicMs: Number(monotonicMs), bootId };
}

/** Server time from the journal's anchor; `heard` keeps the anchor durable once a minute (the monotonic clock outlives the process). */
export function createServerClock(clock: CoreClock, journal: Journal): ServerClock {
  let anchor = storedAnchor(journal);
  let persistedAtMs = anchor?.monotonicMs ?? Number.NEGATIVE_INFINITY;
  let persistedBoot = anchor?.bootId ?? '';
  const last = journal.last();
  /** Latest sure time ever given out; an unsure one from a wrong wall clock must not drag the sure ones along. */
  let floorMs = last === null ? 0 : last.bytes.includes('"clock":"unsure"') ? 0 : last.registeredAtMs;
  let unsureFloorMs = last?.registeredAtMs ?? 0;
  const certainty = (): 'sure' | 'unsure' => (anchor !== null && anchor.bootId === clock.bootId() ? 'sure' : 'unsure');
  /** Where this boot's unsure count began. The wall clock is asked once a boot: time goes on even where it lags behind the last server time. */
  let unsure: { readonly bootId: string; readonly atMs: number; readonly monotonicMs: number } | null = null;
  const unsureNowMs = (): number => {
    if (unsure?.bootId !== clock.bootId())
      unsure = { bootId: clock.bootId(), atMs: Math.max(clock.wallMs(), anchor?.serverMs ?? 0, 0), monotonicMs: clock.monotonicMs() };
    return Math.trunc(unsure.atMs + Math.max(0, clock.monotonicMs() - unsure.monotonicMs));
  };
  const nowMs = (): number => {
    if (anchor !== null && certainty() === 'sure')
      return Math.trunc(anchor.serverMs + Math.max(0, clock.monotonicMs() - anchor.monotonicMs));
    return unsureNowMs();
  };
  return {
    nowMs,
    certainty,
    heard: (serverTimeMs) => {
      const at: Anchor = { serverMs: serverTimeMs, monotonicMs: clock.monotonicMs(), bootId: clock.bootId() };
      anchor = at;
      if (at.bootId === persistedBoot && at.monotonicMs - persistedAtMs < PERSIST_EVERY_MS) return;
      journal.set({ anchor: `${at.serverMs} ${at.monotonicMs} ${at.bootId}` });
      persistedAtMs = at.monotonicMs;
      persistedBoot = at.bootId;
    },
    registrationMs: () => {
      if (certainty() === 'sure') {
        floorMs = Math.max(floorMs, nowMs());
        return floorMs;
      }
      unsureFloorMs = Math.max(unsureFloorMs, floorMs, nowMs());
      return unsureFloorMs;
    },
  };
}
