/** The refusals of facts about receipts, in checking order. */
import { describe, expect, test } from 'vitest';
import type { FactBodyOf } from '../../../domain/contract/fact.ts';
import { refusal } from '../../../domain/contract/refusal.ts';
import type { Refusal } from '../../../domain/contract/refusal.ts';
import { account, base, code, fnOf, Programme, receiptId, scanned, typed } from './fixture.ts';
import { booked, close, desk, inDispute, member, proven, put, staffRows, table, voided } from './rejection-table.ts';
import type { Setup } from './rejection-table.ts';

function paperWith(over: {
  readonly fn?: string;
  readonly amountMinor?: number;
  readonly atLocal?: string;
  readonly kind?: number;
  readonly number?: number;
}): string {
  return code(
    over.fn ?? fnOf['vesta'] ?? '',
    over.number ?? 1,
    over.amountMinor ?? 245_000,
    over.atLocal ?? '2026-11-21T11:30:00',
    over.kind ?? 1,
  );
}

describe('receipt.registered, scanned', () => {
  interface Paper {
    fn: string;
    amountMinor: number;
    atLocal: string;
    kind: number;
  }
  interface Scan extends Setup<FactBodyOf<'receipt.registered'>> {
    paper: Paper;
    raw: string | null;
  }
  const make = (): Scan => {
    const mall = new Programme([base]);
    member(mall, 1, 2);
    return {
      mall,
      body: scanned(1, 1, 245_000, { staffId: 'olga' }),
      over: {},
      paper: { fn: fnOf['vesta'] ?? '', amountMinor: 245_000, atLocal: '2026-11-21T11:30:00', kind: 1 },
      raw: null,
    };
  };
  const rows: readonly { readonly refusal: Refusal; readonly spoil: (s: Scan) => void; readonly without?: readonly Refusal[] }[] = [
    // The record that stands is not written over, whatever the second fact brings.
    {
      refusal: 'same-id-other-content',
      spoil: (s) => void s.mall.do(scanned(1, 2, 90_000, { number: 99, reference: 'K2-1', fn: fnOf['cafe'] ?? '' })),
    },
    { refusal: 'test-item', spoil: (s) => void (s.raw = 'TEST:hello') },
    { refusal: 'account-closed', spoil: (s) => close(s.mall, 1) },
    { refusal: 'staff-unknown', spoil: (s) => void (s.body = { ...s.body, staffId: 'nobody' }) },
    { refusal: 'staff-may-not', spoil: (s) => void (s.body = { ...s.body, staffId: 'igor' }) },
    { refusal: 'not-a-receipt', spoil: (s) => void (s.raw = 'hello') },
    // The Czech scheme ended with 2022; a refund slip of it is refused for the scheme.
    { refusal: 'scheme-ended', spoil: (s) => void (s.raw = '14|0|1705061401|7900110063|07432313440008517650|3411300'.replaceAll('|', '')) },
    { refusal: 'receipt-refund', spoil: (s) => void (s.paper.kind = 2), without: ['receipt-incomplete'] },
    { refusal: 'receipt-incomplete', spoil: (s) => void (s.raw = `O-${'7AF0CFF7'.repeat(4)}`) },
    {
      refusal: 'tenant-excluded',
      spoil: (s) => void (s.paper.fn = fnOf['bank'] ?? ''),
    },
    { refusal: 'future-dated', spoil: (s) => void (s.paper.atLocal = '2026-11-23T11:30:00') },
    { refusal: 'too-old', spoil: (s) => void (s.paper.atLocal = '2026-11-01T11:30:00'), without: ['already-yours'] },
    // A paper that is here already was old enough and dear enough then.
    {
      refusal: 'already-yours',
      spoil: (s) => void s.mall.do(scanned(3, 1, 245_000, { number: 1 })),
      without: ['below-minimum', 'receipt-voided'],
    },
    { refusal: 'below-minimum', spoil: (s) => void (s.paper.amountMinor = 9_999), without: ['receipt-voided'] },
    {
      refusal: 'receipt-voided',
      spoil: (s) => {
        s.mall.do(scanned(4, 2, 245_000, { number: 1 }));
        s.mall.do({ kind: 'receipt.voided', receiptId: receiptId(4), mode: 'burn', reason: 'x', staffId: 'olga' }, { kioskId: 'D1' });
      },
    },
  ];
  test('is applied where nothing is wrong', () => {
    const s = make();
    expect(s.mall.do(s.body).outcome.fate).toBe('applied');
  });
  rows.forEach((row, at) => {
    proven.add(row.refusal);
    test(`${row.refusal}, whatever else is wrong`, () => {
      const s = make();
      const broken = rows.slice(at).filter((one) => one === row || row.without?.includes(one.refusal) !== true);
      // What is in the books goes first, while members and papers are still whole; then the fact is spoilt.
      for (const one of [...broken].reverse()) one.spoil(s);
      const raw = s.raw ?? paperWith(s.paper);
      expect(s.mall.do({ ...s.body, raw }, s.over).outcome).toMatchObject({ fate: 'refused', refusal: row.refusal });
    });
  });
  test('its rows stand in the order of the enum', () => {
    const places = rows.map((row) => refusal.options.indexOf(row.refusal));
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });
});

table<FactBodyOf<'receipt.registered'>>(
  'receipt.registered, typed by staff',
  () => {
    const mall = new Programme([base]);
    member(mall, 1);
    return { mall, body: typed(1, 1, 245_000, { staffId: 'olga', source: 'staff-typed' }), over: {} };
  },
  [
    { refusal: 'staff-unknown', spoil: (s) => void (s.body = { ...s.body, staffId: null }) },
    { refusal: 'staff-may-not', spoil: (s) => void (s.body = { ...s.body, staffId: 'igor' }) },
    { refusal: 'not-a-receipt', spoil: (s) => void (s.body = retyped(s.body, { purchasedAtLocal: '2026-02-31T11:30:00' })) },
    { refusal: 'tenant-unknown', spoil: (s) => void (s.body = { ...s.body, tenantId: null }) },
    { refusal: 'tenant-excluded', spoil: (s) => void (s.body = { ...s.body, tenantId: 'bank' }) },
    { refusal: 'future-dated', spoil: (s) => void (s.body = retyped(s.body, { purchasedAtLocal: '2026-11-23T11:30:00' })) },
    { refusal: 'too-old', spoil: (s) => void (s.body = retyped(s.body, { purchasedAtLocal: '2026-11-01T11:30:00' })) },
    { refusal: 'below-minimum', spoil: (s) => void (s.body = retyped(s.body, { amountMinor: 9_999 })) },
    { refusal: 'currency-unknown', spoil: (s) => void (s.body = retyped(s.body, { currency: 'EUR' })) },
  ],
);

function retyped(
  body: FactBodyOf<'receipt.registered'>,
  over: Partial<NonNullable<FactBodyOf<'receipt.registered'>['typed']>>,
): FactBodyOf<'receipt.registered'> {
  return { ...body, typed: body.typed === null ? null : { ...body.typed, ...over } };
}

table<FactBodyOf<'receipt.moved'>>(
  'receipt.moved',
  () => ({
    mall: booked(),
    body: { kind: 'receipt.moved', receiptId: receiptId(1), toAccountId: account(3), staffId: 'olga' },
    over: desk,
  }),
  [
    { refusal: 'account-unknown', spoil: (s) => void (s.body = { ...s.body, toAccountId: account(77) }) },
    { refusal: 'account-closed', spoil: (s) => close(s.mall, 3) },
    ...staffRows<FactBodyOf<'receipt.moved'>>(),
    { refusal: 'receipt-unknown', spoil: (s) => void (s.body = { ...s.body, receiptId: receiptId(99) }) },
    { refusal: 'receipt-voided', spoil: (s) => voided(s.mall), without: ['second-person-needed'] },
    { refusal: 'second-person-needed', spoil: (s) => inDispute(s.mall) },
  ],
);

table<FactBodyOf<'receipt.voided'>>(
  'receipt.voided',
  () => ({
    mall: booked(),
    body: { kind: 'receipt.voided', receiptId: receiptId(1), mode: 'release', reason: 'x', staffId: 'olga' },
    over: desk,
  }),
  [
    ...staffRows<FactBodyOf<'receipt.voided'>>(),
    { refusal: 'receipt-unknown', spoil: (s) => void (s.body = { ...s.body, receiptId: receiptId(99) }) },
    { refusal: 'receipt-voided', spoil: (s) => voided(s.mall), without: ['second-person-needed'] },
    { refusal: 'second-person-needed', spoil: (s) => inDispute(s.mall) },
  ],
);

table<FactBodyOf<'receipt.returned'>>(
  'receipt.returned',
  () => ({
    mall: booked(),
    body: { kind: 'receipt.returned', receiptId: receiptId(1), identity: null, amountMinor: 1, reference: 'D1-1', staffId: 'olga' },
    over: desk,
  }),
  [
    ...staffRows<FactBodyOf<'receipt.returned'>>(),
    { refusal: 'receipt-unknown', spoil: (s) => void (s.body = { ...s.body, receiptId: receiptId(99) }) },
    { refusal: 'receipt-voided', spoil: (s) => voided(s.mall) },
    { refusal: 'more-than-bought', spoil: (s) => void (s.body = { ...s.body, amountMinor: 245_001 }) },
  ],
);

table<FactBodyOf<'receipt.decided'>>(
  'receipt.decided',
  () => {
    const mall = booked();
    mall.do(scanned(2, 2, 245_000, { number: 1 }), { kioskId: 'K8' });
    return {
      mall,
      body: { kind: 'receipt.decided', receiptId: receiptId(2), verdict: 'approve', tenantId: null, reason: null, staffId: 'olga' },
      over: desk,
    };
  },
  [
    ...staffRows<FactBodyOf<'receipt.decided'>>(),
    {
      refusal: 'tenant-unknown',
      spoil: (s) => void (s.body = { ...s.body, tenantId: 'nowhere' }),
      without: ['receipt-unknown', 'receipt-not-held'],
    },
    {
      refusal: 'tenant-excluded',
      spoil: (s) => void (s.body = { ...s.body, tenantId: 'bank' }),
      without: ['receipt-unknown', 'receipt-not-held'],
    },
    { refusal: 'receipt-unknown', spoil: (s) => void (s.body = { ...s.body, receiptId: receiptId(99) }) },
    {
      refusal: 'receipt-not-held',
      spoil: (s) => void (s.body = { ...s.body, receiptId: receiptId(1), verdict: 'refuse' }),
      without: ['receipt-voided', 'second-person-needed'],
    },
    { refusal: 'receipt-voided', spoil: (s) => voided(s.mall) },
    {
      refusal: 'second-person-needed',
      spoil: (s) => {
        const olga = s.mall.draft.get('staff', 'olga');
        if (olga !== null) put(s.mall, { ...olga, ownAccountId: account(2) });
      },
    },
  ],
);

table<FactBodyOf<'till.mapped'>>(
  'till.mapped',
  () => ({
    mall: booked(),
    body: { kind: 'till.mapped', tillKey: 'ru-fns:1', tenantId: 'vesta', fromMs: 0, toMs: null, staffId: 'olga' },
    over: desk,
  }),
  [
    ...staffRows<FactBodyOf<'till.mapped'>>(),
    { refusal: 'tenant-unknown', spoil: (s) => void (s.body = { ...s.body, tenantId: 'nowhere' }) },
  ],
);
