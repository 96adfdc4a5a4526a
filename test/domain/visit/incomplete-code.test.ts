/** Codes that do not say amount or day: asked for in the visit, one after the other, or left to the desk. */
import { describe, expect, test } from 'vitest';
import type { ReceiptReading } from '../../../domain/receipt/reading.ts';
import type { VisitEvent } from '../../../domain/visit/port.ts';
import { account, reading, scanned } from './fixtures.ts';
import { Driver } from './driver.ts';

const nothing: Partial<ReceiptReading> = { totalMinor: null, issuedAtLocal: null, timeKnown: false };

/** The event of scanning code `n`, of which `change` is not said. */
function gappy(
  n: number,
  change: Partial<ReceiptReading> = nothing,
  over: { readonly known?: boolean; readonly test?: boolean } = {},
): VisitEvent {
  const event = scanned(n, 0, over.known ?? true);
  if (event.kind !== 'receipt.read') throw new Error('fixture');
  return { ...event, reading: { ...reading(n), ...change }, test: over.test ?? false };
}
const keys = (d: Driver, text: string): Driver => [...text].reduce((all, key) => all.touch({ kind: 'key', key }), d);

describe('a code that says neither amount nor day', () => {
  test('opens the form of a typed receipt with only what is missing, and says why', () => {
    const d = new Driver().member(1).feed(gappy(1));
    expect(d.screen).toMatchObject({ kind: 'type-receipt', scanned: true, steps: ['date', 'amount'], step: 'date' });
    expect(d.all('register-receipt')).toEqual([]);
  });

  test('is registered with its code and the gaps as typed', () => {
    const d = new Driver().member(1).feed(gappy(1));
    keys(d, '1130').touch({ kind: 'next' });
    keys(d, '245,50').touch({ kind: 'next' });
    expect(d.screen).toMatchObject({ kind: 'type-receipt', step: 'check' });
    d.touch({ kind: 'next' });
    expect(d.all('register-receipt')).toMatchObject([
      {
        raw: expect.stringContaining('fn=') as string,
        tenantId: null,
        typed: { number: null, amountMinor: 24_550, purchasedAtLocal: '2026-11-14T11:30:00' },
      },
    ]);
    expect(d.screen).toMatchObject({ kind: 'visit', rows: [{ state: 'waiting', amountMinor: 24_550 }] });
  });

  test('of an unknown till asks for the shop first, in the same form', () => {
    const d = new Driver().member(1).feed(gappy(1, nothing, { known: false }));
    expect(d.screen).toMatchObject({ steps: ['shop', 'date', 'amount'], step: 'shop' });
    d.touch({ kind: 'pick-shop', tenantId: 'vesta' });
    expect(d.screen).toMatchObject({ step: 'date' });
    d.touch({ kind: 'next' });
    keys(d, '100').touch({ kind: 'next' }).touch({ kind: 'next' });
    expect(d.all('register-receipt')).toMatchObject([{ tenantId: 'vesta', typed: { purchasedAtLocal: '2026-11-14T12:00:00' } }]);
  });

  test('with the TEST mark is registered as a test', () => {
    const d = new Driver().member(1).feed(gappy(1, { totalMinor: null }, { test: true }));
    keys(d, '100').touch({ kind: 'next' }).touch({ kind: 'next' });
    expect(d.all('register-receipt')).toMatchObject([{ test: true }]);
  });
});

test('what the code says itself is not asked for, and goes along as it says it', () => {
  const d = new Driver().member(1).feed(gappy(1, { totalMinor: null }));
  expect(d.screen).toMatchObject({ steps: ['amount'] });
  keys(d, '100').touch({ kind: 'next' }).touch({ kind: 'next' });
  expect(d.all('register-receipt')).toMatchObject([{ typed: { amountMinor: 10_000, purchasedAtLocal: '2026-11-14T12:02:00' } }]);
});

test('a day without a time is enough: nothing is asked', () => {
  const d = new Driver().member(1).feed(gappy(1, { issuedAtLocal: '2026-11-14T00:00:00', timeKnown: false }));
  expect(d.all('register-receipt')).toMatchObject([{ typed: null }]);
});

test('a paper that never earns is told so at once: nobody types for it, nothing is registered', () => {
  for (const [change, key] of [
    [{ ...nothing, ended: true }, 'refusal.scheme-ended.title'],
    [{ ...nothing, kind: 'training' }, 'refusal.receipt-training.title'],
  ] as const) {
    const d = new Driver().member(1).feed(gappy(1, change));
    expect(d.screen).toMatchObject({ kind: 'message', tone: 'refusal', title: { key } });
    expect(d.all('register-receipt')).toEqual([]);
    expect(d.touch({ kind: 'next' }).screen.kind).toBe('visit');
  }
});

describe('nothing is lost', () => {
  test('kept before a card, it is asked about once the card is there; what is whole is registered at once', () => {
    const d = new Driver().feed(gappy(1)).feed(scanned(2, 0));
    expect(d.screen).toMatchObject({ kind: 'kept-receipts', totalMinor: 245_000, rows: [{ amountMinor: null }, { amountMinor: 245_000 }] });
    d.member(1);
    expect(d.all('register-receipt')).toHaveLength(1);
    expect(d.screen).toMatchObject({ kind: 'type-receipt', scanned: true });
  });

  test('papers scanned meanwhile leave the form and what was typed in it as they are', () => {
    const d = new Driver().member(1).feed(gappy(1, { totalMinor: null }));
    keys(d, '24')
      .feed(scanned(2, 0))
      .feed(gappy(3, { totalMinor: null }))
      .feed(gappy(1, { totalMinor: null }));
    expect(d.all('register-receipt')).toHaveLength(1);
    expect(d.screen).toMatchObject({ kind: 'type-receipt', amountText: '24' });
    keys(d, '5').touch({ kind: 'next' }).touch({ kind: 'next' });
    expect(d.all('register-receipt')).toHaveLength(2);
    expect(d.screen).toMatchObject({ kind: 'type-receipt', amountText: '' });
    keys(d, '30').touch({ kind: 'next' }).touch({ kind: 'next' });
    expect(d.all('register-receipt')).toHaveLength(3);
    expect(d.screen.kind).toBe('visit');
  });

  test('who does not want to type shows the paper at the desk: it is promised, and the next one is asked about', () => {
    const d = new Driver().member(1).feed(gappy(1)).feed(gappy(2));
    d.touch({ kind: 'back' });
    expect(d.all('promise-paper')).toMatchObject([{ accountId: account(1).accountId }]);
    expect(d.screen).toMatchObject({ kind: 'type-receipt', scanned: true });
    d.touch({ kind: 'back' });
    expect(d.screen).toMatchObject({ kind: 'visit', rows: [{ state: 'waiting' }, { state: 'waiting' }] });
  });

  test('a visit that ends with questions open promises each paper to the desk before it ends', () => {
    const d = new Driver().member(1).feed(gappy(1)).feed(gappy(2)).wait(61_000);
    expect(d.screen.kind).toBe('attract');
    expect(d.all('promise-paper')).toHaveLength(2);
    expect(d.effects.map((one) => one.kind).slice(-3)).toEqual(['promise-paper', 'promise-paper', 'end-visit']);
  });

  test('a message over the form goes, the form comes back', () => {
    const d = new Driver().member(1).feed(gappy(1)).feed({ kind: 'code.not-a-receipt' });
    expect(d.screen.kind).toBe('message');
    expect(d.touch({ kind: 'next' }).screen).toMatchObject({ kind: 'type-receipt', scanned: true });
  });
});
