import type { Act } from '../../domain/contract/act.ts';
import type { AnyDocument } from '../../domain/contract/document.ts';
import type { Fact, FactBody, SignedFact } from '../../domain/contract/fact.ts';
import type { FactOutcome, Head } from '../../domain/contract/sync.ts';
import type { WriteTransaction } from '../store/store.ts';
import type { DecidedEntry } from './decide-entries.ts';

/** What a kiosk pushed. `facts` at most 200, in seq order. */
export interface PushInput {
  readonly kioskId: string;
  readonly incarnation: number;
  readonly facts: readonly SignedFact[];
}

/** The decider's answer to a push; outcomes in the order of the facts, up to a gap. */
export interface PushResult {
  readonly status: 'ok' | 'fenced' | 'revoked' | 'gap';
  readonly serverEpoch: string;
  readonly head: Head;
  readonly outcomes: readonly FactOutcome[];
  readonly documents: readonly AnyDocument[];
}

/** A fact made by trusted server code (demo, migration): no signature, the rest like any other. */
export interface ImportFact {
  readonly id: string;
  readonly registeredAtMs: number;
  readonly body: FactBody;
  /** `sure` when missing. */
  readonly clock?: Fact['clock'];
}

/** What an import came to: an answer a fact that was given, and what was decided of those that are new. */
export interface ImportDone {
  readonly outcomes: readonly FactOutcome[];
  readonly entries: readonly DecidedEntry[];
}

/** What waits for its batch. */
export type Job =
  | {
      readonly kind: 'push';
      readonly input: PushInput;
      readonly resolve: (result: PushResult) => void;
      readonly reject: (error: unknown) => void;
    }
  | {
      readonly kind: 'act';
      /** Acts, or how they are made from the state of the programme under the lock; what is written beside them is written with them or not at all. */
      readonly acts: readonly Act[] | ((transaction: WriteTransaction) => Promise<readonly Act[]>);
      readonly mallId: string;
      readonly resolve: (feedSeq: number) => void;
      readonly reject: (error: unknown) => void;
    }
  | {
      readonly kind: 'import';
      readonly kioskId: string;
      /** Facts, or how they are made from the state of the programme under the lock; what is written beside them is written with them or not at all. */
      readonly facts: readonly ImportFact[] | ((transaction: WriteTransaction) => Promise<readonly ImportFact[]>);
      /** Signs as the station; null: unsigned, as an import is. */
      readonly sign: ((bytes: string) => string) | null;
      /** Decides and writes nothing: what would happen. */
      readonly dry: boolean;
      readonly resolve: (done: ImportDone) => void;
      readonly reject: (error: unknown) => void;
    };

/** The kiosk that pushed is not enrolled here (or was after the backup this server was restored from). */
export class KioskUnknown extends Error {
  constructor(kioskId: string) {
    super(`Kiosk ${kioskId} is not enrolled here. Enrol it with a new code from the office.`);
    this.name = 'KioskUnknown';
  }
}

/** More work waits than can be answered in time; the sender tries again later. */
export class DeciderBusy extends Error {
  constructor() {
    super('Too much is waiting to be decided. Send it again in a few seconds.');
    this.name = 'DeciderBusy';
  }
}
