import type { AnyDocument } from '../../domain/contract/document.ts';
import type { FactOutcome, Head, KioskTrouble } from '../../domain/contract/sync.ts';
import type { Identity } from '../journal/identity.ts';
import type { Journal } from '../journal/journal.ts';
import type { KioskKey } from '../journal/kiosk-key.ts';
import type { ServerClock } from '../journal/server-clock.ts';
import type { Mirror } from '../mirror/mirror.ts';
import type { Link } from './link.ts';
import type { After, OutcomeBook } from './outcome-book.ts';
import type { LinkState } from './sync-state.ts';

/** Everything the sync works with; made once a start. */
export interface SyncPorts {
  readonly link: Link;
  readonly key: KioskKey;
  readonly journal: Journal;
  readonly mirror: Mirror;
  readonly identity: Identity;
  readonly clock: ServerClock;
  readonly outcomes: OutcomeBook;
  readonly state: LinkState;
  /** Data folder: the snapshot is downloaded here. */
  readonly folder: string;
  readonly mirrorFile: string;
  readonly newId: () => string;
  readonly random: () => number;
  readonly after: After;
  /** Long poll of a pull, milliseconds; below 10 s, or silence would look like a dead server. */
  readonly pullWaitMs: number;
  /** What of this kiosk rests now. */
  readonly troubles: () => readonly KioskTrouble[];
  /** Documents that were newer than those held were applied; `refilled`: everything may have changed. */
  readonly onApplied: (documents: readonly AnyDocument[], refilled: boolean) => void;
  /** One-time code of enrolment, or null when there is none (enrolled before, or not yet). */
  readonly enrolCode: () => string | null;
  /** The server refused the code: it is not tried again. */
  readonly codeSpent: () => void;
  readonly tell: (what: string, detail: Readonly<Record<string, string | number>>) => void;
}

/** The part that every answer has. */
export interface AnswerFrame {
  readonly serverEpoch: string;
  readonly serverTimeMs: number;
  readonly head: Head;
}

/** Takes in what every answer says; true when the epoch is new, so that the mirror must be filled anew. */
export function takeFrame(ports: SyncPorts, frame: AnswerFrame): boolean {
  ports.state.answered();
  ports.clock.heard(frame.serverTimeMs);
  const isNewEpoch = ports.identity.serverEpoch() !== null && ports.identity.serverEpoch() !== frame.serverEpoch;
  ports.identity.heardHead(frame.head, frame.serverEpoch);
  return isNewEpoch;
}

/**
 * Documents first, then outcomes: a crash between the two leaves rows that are found closed by their documents, never a document that nobody has.
 */
export function takeDocuments(
  ports: SyncPorts,
  documents: readonly AnyDocument[],
  place: { readonly serverEpoch: string; readonly feedSeq: number } | null,
  outcomes: readonly FactOutcome[],
): void {
  const applied = ports.mirror.apply(documents, place);
  const own = outcomes.filter((outcome) => ports.journal.byId(outcome.factId)?.seq === outcome.seq);
  ports.outcomes.store(own);
  if (applied.length > 0 || own.length > 0) ports.onApplied(applied, false);
}
