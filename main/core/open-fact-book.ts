import { createHash } from 'node:crypto';

import type { AnyDocument } from '../../domain/contract/document.ts';
import type { Fact, FactBody } from '../../domain/contract/fact.ts';
import { canonicalJson } from '../../domain/encoding/canonical-json.ts';
import type { Identity } from '../journal/identity.ts';
import { JournalError } from '../journal/journal-error.ts';
import type { Journal, JournalRow } from '../journal/journal.ts';
import type { KioskKey } from '../journal/kiosk-key.ts';
import type { ServerClock } from '../journal/server-clock.ts';
import type { Mirror } from '../mirror/mirror.ts';
import type { OutcomeBook } from '../sync/outcome-book.ts';
import { followAlias, accountOfCard } from './follow-alias.ts';
import type { FactBook, RecordedFact } from './fact-book.ts';
import { accountsOf, subjectOf } from './fact-subject.ts';
import { createFoldedWorld } from './folded-world.ts';
import { isOpen } from './open-rows.ts';
import { ownReference } from './own-reference.ts';

/** What the fact book works with. */
export interface FactBookOptions {
  readonly journal: Journal;
  readonly mirror: Mirror;
  readonly identity: Identity;
  readonly key: KioskKey;
  readonly clock: ServerClock;
  readonly outcomes: OutcomeBook;
  readonly references: () => string;
  readonly newId: () => string;
  readonly online: () => boolean;
  /** A fact is durable: the sync may send it. */
  readonly onRecorded: () => void;
}

/** The fact book of a running core, and what the sync tells it. */
export interface DurableFactBook extends FactBook {
  /** Sync applied documents (or filled the mirror anew). */
  applied(documents: readonly AnyDocument[], refilled: boolean): void;
  /** Facts the server has not decided into the documents yet. */
  openCount(): number;
}

function sealedFact(
  options: FactBookOptions,
  body: FactBody,
  end: { readonly seq: number; readonly hash: string },
): { readonly fact: Fact; readonly bytes: string } {
  const { identity, clock } = options;
  const enrolment = identity.enrolment();
  if (enrolment === null)
    throw new JournalError('broken', 'This kiosk is not enrolled yet: no fact can be recorded. Enrol it with a code of the office.');
  const fact: Fact = {
    id: options.newId(),
    kioskId: enrolment.kioskId,
    incarnation: identity.incarnation(),
    seq: end.seq + 1,
    previousHash: end.hash,
    registeredAtMs: clock.registrationMs(),
    clock: clock.certainty(),
    body,
  };
  return { fact, bytes: canonicalJson(fact) };
}

/** Opens the book: every row the documents have not caught up with is folded in again. */
export function openFactBook(options: FactBookOptions): DurableFactBook {
  const { journal, mirror, identity } = options;
  const kioskId = (): string => identity.enrolment()?.kioskId ?? '';
  const listeners = new Set<(accountIds: readonly string[]) => void>();
  const findOpenRows = (): readonly JournalRow[] => {
    const context = { mirror, kioskId: kioskId(), headSeq: identity.serverHead().seq, outcomeAt: options.outcomes.knownAt };
    const rows = journal.notClosed();
    const open = rows.filter((row) => isOpen(row, context));
    const closed = new Set(rows.map((row) => row.seq));
    for (const row of open) closed.delete(row.seq);
    // Only a note for pruning. What the server's head has not passed stays unnoted, whatever a document says.
    try {
      journal.noteClosed(
        [...closed].filter((seq) => seq <= context.headSeq),
        options.clock.nowMs(),
      );
    } catch {
      // A full disk: the note is made at another look; what is shown does not depend on it.
    }
    return open;
  };
  const folded = createFoldedWorld({ mirror, openRows: findOpenRows, kioskId, mallId: () => mirror.list('mall')[0]?.id ?? '' });
  return {
    record: (body): RecordedFact => {
      const accountIds = accountsOf(body, folded.world());
      let fact: Fact | null = null;
      const row = journal.append((end) => {
        const sealed = sealedFact(options, body, end);
        fact = sealed.fact;
        return {
          seq: sealed.fact.seq,
          id: sealed.fact.id,
          kind: body.kind,
          subject: subjectOf(body),
          accountIds,
          bytes: sealed.bytes,
          signature: options.key.sign(sealed.bytes),
          hash: createHash('sha256').update(sealed.bytes, 'utf8').digest('hex'),
          registeredAtMs: sealed.fact.registeredAtMs,
        };
      });
      if (fact === null) throw new JournalError('broken', 'The journal took a fact without asking for it.');
      const prediction = folded.add(row);
      options.onRecorded();
      return { fact, prediction };
    },
    world: () => folded.world(),
    account: (accountId) => followAlias(folded.world(), accountId),
    accountOfCard: (cardKey) => accountOfCard(folded.world(), cardKey),
    byReference: (reference) => ownReference(reference, folded.openRows()) ?? mirror.byReference(reference),
    outcome: (factId, waitMs) => options.outcomes.outcome(factId, waitMs),
    nextReference: () => options.references(),
    newId: () => options.newId(),
    nowMs: () => options.clock.nowMs(),
    clock: () => options.clock.certainty(),
    online: () => options.online(),
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    applied: (documents, refilled) => {
      folded.applied(documents, refilled);
      const accountIds = documents.flatMap((document) => (document.kind === 'account' ? [document.id] : []));
      const others = refilled || documents.some((document) => document.kind !== 'account');
      if (accountIds.length > 0) for (const listener of [...listeners]) listener(accountIds);
      if (others) for (const listener of [...listeners]) listener([]);
    },
    openCount: () => folded.openRows().length,
  };
}
