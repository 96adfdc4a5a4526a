import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

import type { AnyDocument } from '../../domain/contract/document.ts';
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
import { createOutcomeBook } from '../../main/sync/outcome-book.ts';
import { accountA, kioskId, receiptCode, smallMall } from './demo-mirror.ts';

const zeroHash = '0'.repeat(64);

/** A fact book over real files, enrolled by hand: everything but the network. */
export function bookIn(folder: string, clock: CoreClock, documents: readonly AnyDocument[] = smallMall()) {
  const { journal, movedAside } = openJournal(join(folder, 'journal.db'), 1);
  const mirror = openMirror(join(folder, 'mirror.db'));
  const identity = openIdentity(journal);
  const serverClock = createServerClock(clock, journal);
  if (identity.enrolment() === null) {
    const secret = Buffer.alloc(32, 7).toString('base64');
    identity.enrolled({
      serverEpoch: 'epoch-1',
      serverTimeMs: clock.wallMs(),
      head: { seq: 0, hash: zeroHash },
      kioskId,
      incarnation: 1,
      use: 'kiosk',
      cardSecret: secret,
      sealingKey: secret,
      voucherKey: secret,
    });
  }
  if (mirror.place() === null) mirror.apply(documents, { serverEpoch: 'epoch-1', feedSeq: 1 });
  const newId = (): string => uuidV7(Math.trunc(clock.wallMs()), randomBytes(16));
  const outcomes = createOutcomeBook(
    journal,
    () => false,
    () => () => undefined,
  );
  const key = openKioskKey(join(folder, 'kiosk.key'));
  const book = openFactBook({
    journal,
    mirror,
    identity,
    key,
    clock: serverClock,
    outcomes,
    references: createReferenceCounter(journal, () => kioskId),
    newId,
    online: () => false,
    onRecorded: () => undefined,
  });
  const close = (): void => {
    mirror.close();
    journal.close();
  };
  return { book, journal, mirror, identity, serverClock, outcomes, key, movedAside, close };
}

/** Registration of the café's receipt number `number` on account A. */
export function registration(
  book: { newId(): string; nextReference(): string },
  number: number,
  amountMinor = 89_000,
  accountId = accountA,
): FactBody {
  return {
    kind: 'receipt.registered',
    receiptId: book.newId(),
    accountId,
    visitId: book.newId(),
    reference: book.nextReference(),
    source: 'scanned',
    raw: receiptCode(number, amountMinor),
    tenantId: null,
    typed: null,
    staffId: null,
    override: null,
    details: null,
  };
}
