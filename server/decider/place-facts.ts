/**
 * Where each pushed fact belongs in its kiosk's chain, before anything is decided. Pure: the head, the facts and what the store already knows of
 * them go in; one placement each comes out.
 */
import { deedKinds } from '../../domain/contract/fact.ts';
import type { Fact } from '../../domain/contract/fact.ts';
import type { FactOutcome, Head } from '../../domain/contract/sync.ts';
import type { ParkedRow } from '../store/rows.ts';
import type { IncomingFact } from './read-fact.ts';

/** What happens to one pushed fact. */
export type Placement =
  /** Sent again: the stored answer; null when it came earlier in this very batch and is answered with it. */
  | { readonly kind: 'known'; readonly hash: string; readonly outcome: FactOutcome | null }
  /** To be decided. Not `onChain`: a deed of a forked journal, it stands but closes nothing. */
  | { readonly kind: 'decide'; readonly incoming: Extract<IncomingFact, { kind: 'read' }>; readonly onChain: boolean }
  /** To be kept as bytes. */
  | {
      readonly kind: 'park';
      readonly incoming: IncomingFact;
      readonly seq: number;
      readonly why: ParkedRow['why'];
      readonly onChain: boolean;
      readonly outcome: FactOutcome;
    };

/** The whole push, placed. */
export interface PlacedPush {
  readonly placements: readonly Placement[];
  readonly head: Head;
  readonly status: 'ok' | 'fenced' | 'revoked' | 'gap';
  /** Why the kiosk was fenced by this push, or null. */
  readonly fork: string | null;
}

/** What is known of a push before it is placed. */
export interface PlaceInput {
  readonly head: Head;
  readonly kioskStatus: 'enrolled' | 'fenced' | 'revoked';
  /** The request bears an incarnation that was traded in already. */
  readonly stale: boolean;
  readonly facts: readonly IncomingFact[];
  /** Hash and outcome of facts stored under these ids; outcome null: placed earlier in this batch. */
  readonly known: ReadonlyMap<string, { readonly hash: string; readonly outcome: FactOutcome | null }>;
  readonly parked: ReadonlyMap<string, { readonly outcome: FactOutcome }>;
}

function parkedOutcome(factId: string, seq: number, flag: FactOutcome['flags'][number]): FactOutcome {
  return { factId, seq, fate: 'parked', refusal: null, holds: [], flags: [flag], awards: [], nearMisses: [] };
}

function idOf(incoming: IncomingFact): string {
  return incoming.kind === 'read' ? incoming.fact.id : incoming.id;
}

function isDeed(fact: Fact): boolean {
  return deedKinds.has(fact.body.kind);
}

function forked(incoming: IncomingFact, head: Head): Placement {
  if (incoming.kind === 'read' && isDeed(incoming.fact)) return { kind: 'decide', incoming, onChain: false };
  const seq = incoming.kind === 'read' ? incoming.fact.seq : (incoming.claimedSeq ?? head.seq + 1);
  return { kind: 'park', incoming, seq, why: 'fork', onChain: false, outcome: parkedOutcome(idOf(incoming), seq, 'fork') };
}

/** Why this fact does not continue the chain, 'gap' when something before it is missing, null when it does. */
function chainFault(incoming: IncomingFact, head: Head): string | null {
  const seq = incoming.kind === 'read' ? incoming.fact.seq : (incoming.claimedSeq ?? head.seq + 1);
  const previousHash = incoming.kind === 'read' ? incoming.fact.previousHash : (incoming.claimedPreviousHash ?? head.hash);
  if (seq > head.seq + 1) return 'gap';
  if (seq <= head.seq) return `fact ${seq} came with another hash than the one stored`;
  if (previousHash !== head.hash) return `fact ${seq} does not follow from the stored fact ${head.seq}`;
  return null;
}

function onChain(incoming: IncomingFact, seq: number, isTaken: boolean): Placement {
  if (incoming.kind === 'unread') {
    return { kind: 'park', incoming, seq, why: incoming.why, onChain: true, outcome: parkedOutcome(incoming.id, seq, 'unreadable') };
  }
  if (isTaken) {
    const outcome: FactOutcome = {
      ...parkedOutcome(incoming.fact.id, seq, 'unreadable'),
      fate: 'refused',
      refusal: 'same-id-other-content',
      flags: [],
    };
    return { kind: 'park', incoming, seq, why: 'same-id-other-content', onChain: true, outcome };
  }
  return { kind: 'decide', incoming, onChain: true };
}

/** Places the facts of one push in order; stops at a gap. */
export function placeFacts(input: PlaceInput): PlacedPush {
  let head = input.head;
  let fork: string | null = null;
  let fenced = input.kioskStatus === 'fenced';
  const placements: Placement[] = [];
  const seen = new Map(input.known);
  for (const incoming of input.facts) {
    const known = seen.get(idOf(incoming));
    const parked = input.parked.get(incoming.hash);
    if (parked !== undefined || known?.hash === incoming.hash) {
      placements.push({ kind: 'known', hash: incoming.hash, outcome: parked?.outcome ?? known?.outcome ?? null });
      continue;
    }
    if (input.kioskStatus === 'revoked') {
      const seq = incoming.kind === 'read' ? incoming.fact.seq : (incoming.claimedSeq ?? head.seq + 1);
      placements.push({
        kind: 'park',
        incoming,
        seq,
        why: 'revoked',
        onChain: false,
        outcome: parkedOutcome(idOf(incoming), seq, 'revoked'),
      });
      continue;
    }
    const fault = fenced ? 'fenced' : chainFault(incoming, head);
    if (fault === 'gap') return { placements, head, status: input.stale ? 'fenced' : 'gap', fork };
    if (fault !== null) {
      fenced = true;
      fork ??= input.kioskStatus === 'fenced' ? null : fault;
      placements.push(forked(incoming, head));
      continue;
    }
    // A traded-in incarnation that has not diverged may be a push that was overtaken by a restart: nothing is stored, so nothing can be lost;
    // whoever holds the newest incarnation sends these facts again.
    if (input.stale) return { placements, head, status: 'fenced', fork };
    const seq = head.seq + 1;
    placements.push(onChain(incoming, seq, known !== undefined));
    seen.set(idOf(incoming), { hash: incoming.hash, outcome: null });
    head = { seq, hash: incoming.hash };
  }
  const status = input.kioskStatus === 'revoked' ? 'revoked' : fenced || input.stale ? 'fenced' : 'ok';
  return { placements, head, status, fork };
}
