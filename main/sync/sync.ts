import { rmSync } from 'node:fs';

import type { AnyDocument } from '../../domain/contract/document.ts';
import { backoff } from './backoff.ts';
import type { CallFailure } from './call.ts';
import { downloadSnapshot } from './download-snapshot.ts';
import type { SnapshotOffer } from './download-snapshot.ts';
import { enrol, start } from './enrol.ts';
import { fillFromSnapshot } from './fill-from-snapshot.ts';
import { pullOnce } from './pull.ts';
import { pushAbove, pushOnce, uploadFork } from './push.ts';
import type { SyncPorts } from './sync-ports.ts';
import type { SyncStatus } from './sync-state.ts';

const BACKOFF_FIRST_MS = 250;
const BACKOFF_MAX_MS = 5000;

/** The conversation with the server: enrol, start, fill, then push and pull side by side until stopped. */
export interface Sync {
  /** A fact was recorded, or a code was given: look at once. */
  poke(): void;
  status(): SyncStatus;
  /** Ends both loops; resolves when nothing runs any more. */
  stop(): Promise<void>;
}

type Phase = SyncStatus['phase'];

/** What a loop does next: at once, after a pause because it failed, or when poked. */
type Next = 'at-once' | 'later' | 'when-poked';

interface Mind {
  phase: Phase;
  trouble: string | null;
  /** The mirror must be filled before pull may go on. */
  refill: boolean;
  /** A push got no answer: its facts may be decided, but nobody here knows how. They are asked for again, whatever the head says meanwhile. */
  unansweredAboveSeq: number | null;
}

function words(failure: CallFailure): string {
  return failure.kind === 'said-no' ? `${failure.error.kind}: ${failure.error.message}` : failure.detail;
}

/** One pause that ends early when poked or stopped. */
function createPause(ports: SyncPorts) {
  let wake: (() => void) | null = null;
  let isPoked = false;
  return {
    poke: (): void => {
      isPoked = true;
      wake?.();
    },
    wait: (delayMs: number | null): Promise<void> =>
      new Promise((resolve) => {
        if (isPoked) {
          isPoked = false;
          resolve();
          return;
        }
        let cancel: (() => void) | null = null;
        wake = () => {
          wake = null;
          isPoked = false;
          cancel?.();
          resolve();
        };
        if (delayMs !== null) cancel = ports.after(delayMs, wake);
      }),
  };
}

/**
 * True when whoever answered decides facts, only not these: then the link is up. A login page of a foreign network, or a server whose database takes nothing,
 * decides nothing, and a screen that called itself online would promise what nobody has confirmed.
 */
function decides(failure: CallFailure): boolean {
  return failure.kind === 'said-no' && failure.error.kind !== 'busy' && failure.error.kind !== 'internal';
}

function failed(ports: SyncPorts, mind: Mind, failure: CallFailure, where: string): Next {
  if (decides(failure)) ports.state.answered();
  else ports.state.failed();
  const trouble = `${where}: ${words(failure)}`;
  if (trouble !== mind.trouble) ports.tell('sync-trouble', { where, detail: words(failure) });
  mind.trouble = trouble;
  return 'later';
}

/** Papers of this kiosk that stay known over a refill: those whose fact the server still knows. */
function papersToKeep(ports: SyncPorts): readonly AnyDocument[] {
  const head = ports.identity.serverHead().seq;
  return ports.mirror.ownPapers().filter((paper) => {
    const [row] = ports.journal.bySubject(paper.id);
    return row !== undefined && row.seq <= head;
  });
}

async function fill(ports: SyncPorts, offer: SnapshotOffer | null, signal: AbortSignal): Promise<void> {
  if (offer === null) throw new Error('the server has no snapshot yet');
  const file = await downloadSnapshot(ports.link, offer, ports.folder, signal);
  try {
    await fillFromSnapshot(file, `${ports.mirrorFile}.filling`, ports.mirror, () => papersToKeep(ports));
  } catch (error) {
    // A file that passed its checksum and still is no snapshot would fail for ever.
    rmSync(file, { force: true });
    throw error;
  }
  ports.onApplied([], true);
}

/**
 * A code works once. One that the server refused is spent too: asking again would only look like guessing; and a kiosk that is fenced or revoked later
 * needs a person with a new code, not its old one in a circle.
 */
async function tryCode(ports: SyncPorts, mind: Mind, code: string, signal: AbortSignal): Promise<Next> {
  const failure = await enrol(ports, code, signal);
  if (failure === null) {
    ports.codeSpent();
    return 'at-once';
  }
  const next = failed(ports, mind, failure, 'enrol');
  if (failure.kind !== 'said-no' || failure.error.kind === 'busy' || failure.error.kind === 'internal') return next;
  ports.codeSpent();
  return 'when-poked';
}

function needsFill(ports: SyncPorts, mind: Mind): boolean {
  const place = ports.mirror.place();
  return place === null || mind.refill || place.serverEpoch !== ports.identity.serverEpoch();
}

async function startAndFill(ports: SyncPorts, mind: Mind, signal: AbortSignal): Promise<Next> {
  if (ports.identity.enrolment() === null) {
    const code = ports.enrolCode();
    if (code === null) return 'when-poked';
    const next = await tryCode(ports, mind, code, signal);
    if (next !== 'at-once') return next;
  }
  mind.phase = 'starting';
  const started = await start(ports, signal);
  if (started.kind === 'failed') return failed(ports, mind, started.failure, 'start');
  if (started.kind !== 'started') return stand(ports, mind, started.kind);
  if (needsFill(ports, mind)) {
    mind.phase = 'filling';
    try {
      await fill(ports, started.snapshot, signal);
    } catch (error) {
      return failed(ports, mind, { kind: 'no-answer', detail: error instanceof Error ? error.message : String(error) }, 'fill');
    }
    mind.refill = false;
    if (needsFill(ports, mind))
      return failed(ports, mind, { kind: 'nonsense', detail: 'the snapshot is of another epoch than the server' }, 'fill');
    // A snapshot is everybody's and holds no loans. Those of the start before it may lie below its place in the feed, where no pull looks; started once
    // more, the kiosk has its units lent anew above it.
    return 'at-once';
  }
  mind.refill = false;
  mind.phase = 'running';
  mind.trouble = null;
  return 'at-once';
}

/** The server will not have us any more. A fenced kiosk still hands over what it holds; a revoked one does too, if it is let. */
function stand(ports: SyncPorts, mind: Mind, standing: 'fenced' | 'revoked'): Next {
  if (mind.phase !== standing) ports.tell('standing', { standing });
  mind.phase = standing;
  ports.identity.setStanding(standing);
  return 'at-once';
}

async function pullStep(ports: SyncPorts, mind: Mind, signal: AbortSignal): Promise<Next> {
  if (mind.phase === 'fenced' || mind.phase === 'revoked') {
    const pushed = await uploadFork(ports, signal);
    if (pushed.kind === 'failed') return failed(ports, mind, pushed.failure, 'upload');
    if (pushed.kind === 'sent') return 'at-once';
    const code = ports.enrolCode();
    if (code === null) return 'when-poked';
    const next = await tryCode(ports, mind, code, signal);
    if (next === 'at-once') mind.phase = 'starting';
    return next;
  }
  if (mind.phase !== 'running' || mind.refill) return startAndFill(ports, mind, signal);
  const pulled = await pullOnce(ports, ports.state.online() ? ports.pullWaitMs : 0, signal);
  if (pulled.kind === 'failed') return failed(ports, mind, pulled.failure, 'pull');
  if (pulled.kind === 'fenced' || pulled.kind === 'revoked') return stand(ports, mind, pulled.kind);
  if (pulled.kind === 'refill') mind.refill = true;
  else ports.state.pulled();
  mind.trouble = null;
  return 'at-once';
}

async function pushStep(ports: SyncPorts, mind: Mind, signal: AbortSignal): Promise<Next> {
  if (mind.phase !== 'running') return 'when-poked';
  const fromSeq = pushAbove(ports);
  const aboveSeq = Math.min(fromSeq, mind.unansweredAboveSeq ?? fromSeq);
  const pushed = await pushOnce(ports, aboveSeq, signal);
  if (pushed.kind === 'failed') {
    mind.unansweredAboveSeq = aboveSeq;
    return failed(ports, mind, pushed.failure, 'push');
  }
  mind.unansweredAboveSeq = null;
  if (pushed.kind === 'fenced' || pushed.kind === 'revoked') {
    stand(ports, mind, pushed.kind);
    return 'when-poked';
  }
  if (pushed.kind === 'new-epoch') mind.refill = true;
  if (pushed.kind === 'gap') {
    ports.tell('journal-gap', { head: ports.identity.serverHead().seq });
    return 'later';
  }
  return pushed.kind === 'sent' ? 'at-once' : 'when-poked';
}

/** A step that failed here (disk full, damaged mirror) is tried again later: the visit goes on without the link, and IT is told. */
async function guarded(ports: SyncPorts, mind: Mind, step: () => Promise<Next>): Promise<Next> {
  try {
    return await step();
  } catch (error) {
    return failed(ports, mind, { kind: 'nonsense', detail: error instanceof Error ? error.message : String(error) }, 'here');
  }
}

/** Starts both loops. Everything it learns goes into mirror and journal; nothing here holds state that a restart would miss. */
export function startSync(ports: SyncPorts): Sync {
  const mind: Mind = {
    phase: ports.identity.enrolment() === null ? 'not-enrolled' : 'starting',
    trouble: null,
    refill: false,
    unansweredAboveSeq: null,
  };
  const standing = ports.identity.standing();
  if (ports.identity.enrolment() !== null && standing !== 'enrolled') mind.phase = standing;
  const stopping = new AbortController();
  const pauses = { pull: createPause(ports), push: createPause(ports) };
  const loop = async (step: typeof pullStep, pause: ReturnType<typeof createPause>, then: () => void): Promise<void> => {
    const wait = backoff(BACKOFF_FIRST_MS, BACKOFF_MAX_MS, ports.random);
    while (!stopping.signal.aborted) {
      const next = await guarded(ports, mind, () => step(ports, mind, stopping.signal));
      if (stopping.signal.aborted) return;
      then();
      if (next === 'at-once') wait.reset();
      else await pause.wait(next === 'later' ? wait.nextMs() : null);
    }
  };
  const running = Promise.all([
    // Each pull that comes through tells the push loop that the server is there (again).
    loop(pullStep, pauses.pull, () => {
      if (mind.phase === 'running' && ports.state.online()) pauses.push.poke();
    }),
    loop(pushStep, pauses.push, () => undefined),
  ]);
  return {
    poke: () => {
      pauses.push.poke();
      if (mind.phase === 'not-enrolled' || mind.phase === 'fenced') pauses.pull.poke();
    },
    status: () => ({
      online: ports.state.online(),
      phase: mind.phase,
      waitingFacts: Math.max(0, ports.journal.end().seq - ports.identity.serverHead().seq),
      trouble: mind.trouble,
    }),
    stop: async () => {
      stopping.abort();
      pauses.push.poke();
      pauses.pull.poke();
      await running;
      mind.phase = 'stopped';
    },
  };
}
