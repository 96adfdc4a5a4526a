import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import type { FactBody } from '../../domain/contract/fact.ts';
import { uuidV7 } from '../../domain/encoding/uuid.ts';
import type { CoreClock } from '../../main/core/clock.ts';
import { openFactBook } from '../../main/core/open-fact-book.ts';
import { openIdentity } from '../../main/journal/identity.ts';
import { openKioskKey } from '../../main/journal/kiosk-key.ts';
import { openJournal } from '../../main/journal/open-journal.ts';
import { createReferenceCounter } from '../../main/journal/reference-counter.ts';
import { createServerClock } from '../../main/journal/server-clock.ts';
import { openMirror } from '../../main/mirror/open-mirror.ts';
import { downloadSnapshot } from '../../main/sync/download-snapshot.ts';
import { enrol, start } from '../../main/sync/enrol.ts';
import { fillFromSnapshot } from '../../main/sync/fill-from-snapshot.ts';
import type { Link } from '../../main/sync/link.ts';
import { createOutcomeBook } from '../../main/sync/outcome-book.ts';
import { pullOnce } from '../../main/sync/pull.ts';
import { pushAbove, pushOnce } from '../../main/sync/push.ts';
import type { SyncPorts } from '../../main/sync/sync-ports.ts';
import type { Seeded } from './seeded.ts';

/** What a kiosk of a run is made of. */
export interface SimulatedKioskOptions {
  readonly kioskId: string;
  readonly folder: string;
  readonly link: Link;
  readonly clock: CoreClock;
  readonly random: Seeded;
}

const never = new AbortController().signal;

/** One process life of a kiosk: the real journal, mirror, fact book and sync steps, moved one step at a time. */
function open(options: SimulatedKioskOptions) {
  const { folder, clock, random } = options;
  const { journal } = openJournal(join(folder, 'journal.db'), 1);
  const mirror = openMirror(join(folder, 'mirror.db'));
  const identity = openIdentity(journal);
  const serverClock = createServerClock(clock, journal);
  const newId = (): string => uuidV7(serverClock.nowMs(), random.bytes(16));
  const after = (): (() => void) => () => undefined;
  const outcomes = createOutcomeBook(journal, () => false, after);
  const key = openKioskKey(join(folder, 'kiosk.key'));
  let crashAfterDocuments = false;
  const book = openFactBook({
    journal,
    mirror,
    identity,
    key,
    clock: serverClock,
    outcomes,
    references: createReferenceCounter(journal, () => options.kioskId),
    newId,
    online: () => false,
    onRecorded: () => undefined,
  });
  const ports: SyncPorts = {
    link: options.link,
    key,
    journal,
    mirror,
    identity,
    clock: serverClock,
    folder,
    mirrorFile: join(folder, 'mirror.db'),
    newId,
    random: random.next,
    after,
    pullWaitMs: 0,
    troubles: () => [],
    outcomes: {
      ...outcomes,
      store: (all) => {
        if (crashAfterDocuments) throw new Error('power cut between documents and outcomes');
        outcomes.store(all);
      },
    },
    state: {
      answered: () => undefined,
      failed: () => undefined,
      online: () => false,
      lastAnswerMs: () => null,
      heardPublicUrl: () => undefined,
      publicUrl: () => null,
      heardResting: () => undefined,
      resting: () => [],
      pulled: () => undefined,
      lastPullMs: () => null,
    },
    onApplied: book.applied,
    enrolCode: () => null,
    codeSpent: () => undefined,
    tell: () => undefined,
  };
  return {
    journal,
    mirror,
    identity,
    book,
    ports,
    crashNow: () => void (crashAfterDocuments = true),
    close: () => {
      mirror.close();
      journal.close();
    },
  };
}

/** A kiosk that can be killed and started again at any step. */
export function simulatedKiosk(options: SimulatedKioskOptions) {
  mkdirSync(options.folder, { recursive: true });
  let life = open(options);
  let isStarted = false;
  /** Ids that `record` acknowledged: none of them may ever be missing. */
  const acknowledged: string[] = [];
  const fill = async (snapshot: Extract<Awaited<ReturnType<typeof start>>, { kind: 'started' }>['snapshot']): Promise<void> => {
    if (snapshot === null) throw new Error('no snapshot');
    const file = await downloadSnapshot(options.link, snapshot, options.folder, never);
    await fillFromSnapshot(file, `${life.ports.mirrorFile}.filling`, life.mirror, () =>
      life.mirror.ownPapers().filter((paper) => (life.journal.bySubject(paper.id)[0]?.seq ?? Infinity) <= life.identity.serverHead().seq),
    );
    life.ports.onApplied([], true);
  };
  const ensureStarted = async (): Promise<boolean> => {
    const place = life.mirror.place();
    if (isStarted && place !== null && place.serverEpoch === life.identity.serverEpoch()) return true;
    const started = await start(life.ports, never);
    if (started.kind !== 'started') return false;
    isStarted = true;
    const now = life.mirror.place();
    try {
      if (now === null || now.serverEpoch !== life.identity.serverEpoch()) await fill(started.snapshot);
    } catch {
      return false; // the link failed in the middle: the part stays, the next step goes on
    }
    return true;
  };
  return {
    kioskId: options.kioskId,
    acknowledged,
    now: () => life,
    enrol: (code: string) => enrol(life.ports, code, never),
    record: (body: FactBody) => {
      const recorded = life.book.record(body);
      acknowledged.push(recorded.fact.id);
      return recorded;
    },
    push: async (): Promise<string> =>
      (await ensureStarted()) ? (await pushOnce(life.ports, pushAbove(life.ports), never)).kind : 'not-started',
    pull: async (): Promise<string> => {
      if (!(await ensureStarted())) return 'not-started';
      const pulled = await pullOnce(life.ports, 0, never);
      return pulled.kind === 'pulled' && pulled.more ? 'more' : pulled.kind;
    },
    /** kill -9 and start again, right now. */
    kill: () => {
      life.close();
      life = open(options);
      isStarted = false;
    },
    /** The power goes in the middle of the next push answer. */
    killInPush: async (): Promise<void> => {
      if (!(await ensureStarted())) return;
      life.crashNow();
      await pushOnce(life.ports, pushAbove(life.ports), never).catch(() => undefined);
      life.close();
      life = open(options);
      isStarted = false;
    },
    close: () => life.close(),
  };
}
