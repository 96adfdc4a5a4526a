import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { AccountDocument } from '../../domain/contract/account-document.ts';
import type { AnyDocument } from '../../domain/contract/document.ts';
import type { World } from '../../domain/decide/world.ts';
import { bookIn, registration } from './book-under-test.ts';
import { account, accountA, accountB, cardA, kioskId, receiptCode, smallMall } from './demo-mirror.ts';
import { handClock } from './hand-clock.ts';
import { tempFolder } from './temp-folder.ts';

/** A purchase of today by the test's clock (2026-11-18 UTC). */
const day = '20261118T0900';

function register(opened: ReturnType<typeof bookIn>, number: number, accountId = accountA) {
  const body = registration(opened.book, number, 89_000, accountId);
  if (body.kind !== 'receipt.registered') throw new Error('not a registration');
  return opened.book.record({ ...body, raw: receiptCode(number, 89_000, day) });
}

/** What the server would answer: the account with everything up to `seq` decided into it. */
function decidedInto(world: World, accountId: string, seq: number, version: number): AccountDocument {
  const folded = world.get('account', accountId);
  if (folded === null) throw new Error('no such account');
  return { ...folded, version, ownSeqs: { ...folded.ownSeqs, [kioskId]: seq } };
}

const clockAtNoon = () => handClock(Date.UTC(2026, 10, 18, 9, 0, 0));

describe('the fact book', () => {
  test('shows a registered receipt at once, and the same receipt again as already yours', () => {
    const opened = bookIn(tempFolder(), clockAtNoon());
    opened.serverClock.heard(Date.UTC(2026, 10, 18, 9, 0, 0));
    const first = register(opened, 1);
    expect(first.prediction.outcome.fate).toBe('applied');
    const again = register(opened, 1);
    expect(again.prediction.outcome).toMatchObject({ fate: 'refused', refusal: 'already-yours' });
    expect(
      opened.book
        .account(accountA)
        ?.receipts.map((receipt) => receipt.state)
        .sort(),
    ).toEqual(['booked', 'refused']);
    opened.close();
  });

  test('a receipt on another account is held for the desk, not refused', () => {
    const opened = bookIn(tempFolder(), clockAtNoon());
    opened.serverClock.heard(Date.UTC(2026, 10, 18, 9, 0, 0));
    register(opened, 1);
    expect(register(opened, 1, accountB).prediction.outcome).toMatchObject({ fate: 'held', holds: ['on-another-account'] });
    opened.close();
  });

  test('shows after a restart exactly what it showed before', () => {
    const folder = tempFolder();
    const clock = clockAtNoon();
    const before = bookIn(folder, clock);
    before.serverClock.heard(Date.UTC(2026, 10, 18, 9, 0, 0));
    for (let number = 1; number <= 4; number += 1) register(before, number);
    const shown = before.book.account(accountA);
    before.close();
    const after = bookIn(folder, clock);
    expect(after.book.account(accountA)).toEqual(shown);
    after.close();
  });

  test('a crash between documents applied and rows closed changes nothing: what is open is worked out from the documents', () => {
    const folder = tempFolder();
    const clock = clockAtNoon();
    const before = bookIn(folder, clock);
    before.serverClock.heard(Date.UTC(2026, 10, 18, 9, 0, 0));
    register(before, 1);
    register(before, 2);
    const answer = decidedInto(before.book.world(), accountA, 1, 2);
    before.mirror.apply([answer], null);
    // Killed here: neither the head nor any closed row was written to the journal.
    before.close();
    const after = bookIn(folder, clock);
    expect(after.book.openCount()).toBe(1);
    after.mirror.apply([{ ...decidedInto(after.book.world(), accountA, 2, 3) }], null);
    after.book.applied([], true);
    expect(after.book.openCount()).toBe(0);
    after.close();
  });

  test('a document that was decided up to a fact closes it and only it; an older version is ignored', () => {
    const opened = bookIn(tempFolder(), clockAtNoon());
    opened.serverClock.heard(Date.UTC(2026, 10, 18, 9, 0, 0));
    register(opened, 1);
    register(opened, 2, accountB);
    const answer = decidedInto(opened.book.world(), accountA, 1, 5);
    opened.book.applied(opened.mirror.apply([answer], null), false);
    expect(opened.book.openCount()).toBe(1);
    expect(opened.mirror.apply([account(accountA, cardA, { version: 4 })], null)).toEqual([]);
    expect(opened.book.account(accountA)?.version).toBe(5);
    opened.close();
  });

  test('when the server refuses what was predicted, its document stands and nothing predicted stays', () => {
    const opened = bookIn(tempFolder(), clockAtNoon());
    opened.serverClock.heard(Date.UTC(2026, 10, 18, 9, 0, 0));
    register(opened, 1);
    const refused = account(accountA, cardA, { version: 2, ownSeqs: { [kioskId]: 1 } });
    opened.book.applied(opened.mirror.apply([refused], null), false);
    expect(opened.book.account(accountA)).toEqual(refused);
    opened.close();
  });

  test('a new epoch opens every row above the server head again', () => {
    const opened = bookIn(tempFolder(), clockAtNoon());
    opened.serverClock.heard(Date.UTC(2026, 10, 18, 9, 0, 0));
    for (let number = 1; number <= 3; number += 1) register(opened, number);
    const hashOf = (seq: number): string => opened.journal.hashAt(seq) ?? '';
    opened.identity.heardHead({ seq: 3, hash: hashOf(3) }, 'epoch-1');
    opened.book.applied(opened.mirror.apply([decidedInto(opened.book.world(), accountA, 3, 4)], null), false);
    expect(opened.book.openCount()).toBe(0);
    // The server is restored from a backup that knows fact 1 only; the mirror is filled from that backup.
    opened.identity.heardHead({ seq: 1, hash: hashOf(1) }, 'epoch-2');
    expect(opened.journal.notClosed().map((row) => row.seq)).toEqual([2, 3]);
    opened.close();
  });

  test('an account opened offline is found by its card and earns at once', () => {
    const opened = bookIn(tempFolder(), clockAtNoon());
    opened.serverClock.heard(Date.UTC(2026, 10, 18, 9, 0, 0));
    const accountId = opened.book.newId();
    const cardKey = 'c'.repeat(64);
    opened.book.record({
      kind: 'account.opened',
      accountId,
      origin: 'met',
      cardKey,
      last4: '1111',
      medium: 'plastic',
      language: 'fi',
      initial: '',
      sealed: null,
      consent: null,
      invitedBy: null,
    });
    expect(opened.book.accountOfCard(cardKey)?.id).toBe(accountId);
    expect(register(opened, 9, accountId).prediction.outcome.fate).toBe('applied');
    opened.close();
  });

  test('folding is incremental: one by one gives what a rebuild gives (any order of accounts and repeats)', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ number: fc.integer({ min: 1, max: 4 }), toB: fc.boolean() }), { minLength: 1, maxLength: 8 }),
        (scans) => {
          const folder = tempFolder();
          const clock = clockAtNoon();
          const opened = bookIn(folder, clock);
          opened.serverClock.heard(Date.UTC(2026, 10, 18, 9, 0, 0));
          for (const scan of scans) register(opened, scan.number, scan.toB ? accountB : accountA);
          const incremental = [opened.book.account(accountA), opened.book.account(accountB)];
          opened.book.applied([], true);
          expect([opened.book.account(accountA), opened.book.account(accountB)]).toEqual(incremental);
          opened.close();
        },
      ),
      { numRuns: 15 },
    );
  });

  test('a reference opens what stands under it, before and after the server knows', () => {
    const opened = bookIn(tempFolder(), clockAtNoon());
    opened.serverClock.heard(Date.UTC(2026, 10, 18, 9, 0, 0));
    register(opened, 1);
    const { fact } = register(opened, 1);
    const reference = fact.body.kind === 'receipt.registered' ? fact.body.reference : '';
    expect(opened.book.byReference(reference)).toMatchObject({ accountId: accountA, kind: 'receipt' });
    opened.book.applied(opened.mirror.apply([decidedInto(opened.book.world(), accountA, 2, 3)], null), false);
    expect(opened.book.byReference(reference)).toMatchObject({ accountId: accountA, kind: 'receipt' });
    expect(opened.book.byReference('K3-999999')).toBeNull();
    opened.close();
  });

  test('the feed of a busy mall reaches the screen: changed accounts are named, catalogue changes come as []', () => {
    const opened = bookIn(tempFolder(), clockAtNoon());
    const heard: (readonly string[])[] = [];
    opened.book.onChange((ids) => heard.push(ids));
    const changed: AnyDocument[] = [account(accountB, 'b'.repeat(64), { version: 9 })];
    opened.book.applied(opened.mirror.apply(changed, null), false);
    const [cafe] = smallMall().filter((document) => document.kind === 'tenant');
    if (cafe === undefined) throw new Error('no tenant');
    opened.book.applied(opened.mirror.apply([{ ...cafe, version: 7, name: 'Tilia' }], null), false);
    expect(heard).toEqual([[accountB], []]);
    expect(opened.book.world().get('tenant', 'cafe-tilia')?.name).toBe('Tilia');
    opened.close();
  });

  test('a card whose account document came before its own is found at once; its own document then stands', () => {
    const opened = bookIn(tempFolder(), clockAtNoon());
    const cardKey = 'd'.repeat(64);
    const id = '01990000-0000-7000-8000-00000000000d';
    opened.book.applied(opened.mirror.apply([account(id, cardKey)], null), false);
    expect(opened.book.accountOfCard(cardKey)?.id).toBe(id);
    opened.mirror.apply(
      [{ kind: 'card', id: cardKey, version: 1, accountId: null, last4: '4821', medium: 'plastic', status: 'blocked' }],
      null,
    );
    opened.mirror.apply([account(id, cardKey, { version: 2 })], null);
    expect(opened.book.accountOfCard(cardKey)).toBeNull();
    opened.close();
  });
});
