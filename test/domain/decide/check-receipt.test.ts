import { describe, expect, test } from 'vitest';
import type { AnyDocument } from '../../../domain/contract/document.ts';
import { canonicalJson } from '../../../domain/encoding/canonical-json.ts';
import { campaign, hare, noon, receiptId, scanned } from './fixture.ts';
import type { Programme } from './fixture.ts';
import { act, bare, checked, euroMall, fullCode, fullTill, proofMall } from './proof-mall.ts';
import type { Policy } from './proof-mall.ts';

const waits: Policy = [{ format: '*', unproven: 'hold', online: true }];
const gives: Policy = [{ format: '*', unproven: 'give', online: true }];
const points = (mall: Programme, n: number): number => mall.account(n).lots.reduce((sum, lot) => sum + lot.points, 0);
const told = (amountMinor: number | null, purchasedAtLocal: string | null = null, issuer: string | null = null) => ({
  amountMinor,
  purchasedAtLocal,
  issuer,
});
const snapshot = (mall: Programme): string => canonicalJson([...mall.draft.dirty()]);
/** Points that a receipt of member 1 has earned are noticed so. */
const notices = (mall: Programme, n: number): readonly string[] => mall.account(n).notices.map((one) => one.say.key);

describe('genuine', () => {
  test('a receipt that waited for nothing else counts as on time, and its points age from the answer', () => {
    const mall = proofMall(waits);
    mall.do(scanned(1, 1, 245_000));
    act(mall, checked(1, 'genuine'));
    expect(mall.receipt(1)).toMatchObject({ state: 'booked', proof: 'proven', holds: [], registeredAtMs: noon });
    expect(mall.account(1).lots.map((lot) => lot.earnedAtMs)).toEqual([noon + 60_000]);
    expect(notices(mall, 1)).toContain('notice.approved');
  });

  test('it earns what the same receipt earns where nobody has to be asked', () => {
    const asked = proofMall(waits);
    const trusted = proofMall([]);
    for (const mall of [asked, trusted]) mall.do(scanned(1, 1, 245_000));
    act(asked, checked(1, 'genuine'));
    expect(points(asked, 1)).toBe(points(trusted, 1));
    expect(points(asked, 1)).toBeGreaterThan(0);
  });

  test('other holds stay: the authority knows nothing of them', () => {
    const mall = proofMall(waits, { receiptCapMinor: 200_000 });
    mall.do(scanned(1, 1, 245_000));
    expect(mall.receipt(1).holds).toEqual(['above-cap', 'proof-pending']);
    act(mall, checked(1, 'genuine'));
    expect(mall.receipt(1)).toMatchObject({ state: 'held', proof: 'proven', holds: ['above-cap'] });
  });

  test('a booked receipt is proven, and nothing else of it changes', () => {
    const mall = proofMall(gives);
    mall.do(scanned(1, 1, 245_000));
    const before = points(mall, 1);
    act(mall, checked(1, 'genuine'));
    expect(mall.receipt(1)).toMatchObject({ state: 'booked', proof: 'proven' });
    expect(points(mall, 1)).toBe(before);
  });

  test("the authority's amount and day stand above what the visitor typed, and the member is told", () => {
    const mall = euroMall(gives);
    mall.do(bare(1, 1, 90_000));
    act(mall, checked(1, 'genuine', told(20_000, '2026-11-21T10:05:00')));
    expect(mall.receipt(1)).toMatchObject({ state: 'booked', amountMinor: 20_000, purchasedAtLocal: '2026-11-21T10:05:00' });
    expect(notices(mall, 1)).toContain('notice.corrected');
    expect(mall.receipt(1).weakKeys.some((key) => key.includes('2026-11-21T10:05') && key.endsWith(':20000'))).toBe(true);
  });

  test('what staff had typed otherwise is set right, points and all', () => {
    const mall = euroMall(gives);
    mall.do(bare(1, 1, 90_000, { staffId: 'olga' }));
    const right = euroMall([]);
    right.do(bare(1, 1, 20_000, { staffId: 'olga' }));
    act(mall, checked(1, 'genuine', told(20_000)));
    expect(mall.receipt(1)).toMatchObject({ state: 'booked', amountMinor: 20_000, proof: 'proven' });
    expect(points(mall, 1)).toBe(points(right, 1));
    expect(notices(mall, 1)).toContain('notice.corrected');
  });

  test.each<[string, ReturnType<typeof told>, string]>([
    ['a sum below the minimum', told(9_999), 'below-minimum'],
    ['a day too long ago', told(null, '2026-11-01T10:00:00'), 'too-old'],
    ['a day that is still to come', told(null, '2026-11-25T10:00:00'), 'future-dated'],
  ])('told %s, it is refused as if its code had said so', (_name, word, refusal) => {
    const mall = euroMall(gives);
    mall.do(bare(1, 1, 20_000));
    act(mall, checked(1, 'genuine', word));
    expect(mall.receipt(1)).toMatchObject({ state: 'refused', refusal, proof: 'proven' });
    expect(points(mall, 1)).toBe(0);
  });

  test('the same paper turns out to be on another account: it waits for the desk', () => {
    const mall = euroMall([{ format: 'sk-ekasa', unproven: 'give', online: true }]);
    mall.do(
      scanned(1, 2, 20_000, {
        raw: null,
        source: 'staff-typed',
        staffId: 'olga',
        tenantId: 'vesta',
        typed: { number: null, amountMinor: 20_000, currency: 'EUR', purchasedAtLocal: '2026-11-21T10:05:00' },
      }),
    );
    mall.do(bare(2, 1, 90_000));
    act(mall, checked(2, 'genuine', told(20_000, '2026-11-21T10:05:00')));
    expect(mall.receipt(2)).toMatchObject({ state: 'held', holds: ['weak-clash'], proof: 'proven' });
  });

  test('a till that only the authority names tells the shop: mapped, it counts there; unknown, it waits for the till', () => {
    const till: AnyDocument = {
      kind: 'till',
      id: fullTill,
      version: 1,
      tenantId: 'cafe',
      fromMs: 0,
      toMs: null,
      heldReceipts: 0,
      signingKey: null,
    };
    const known = euroMall(gives);
    known.draft.apply([{ kind: 'document.put', document: till }]);
    known.do(bare(1, 1, 20_000));
    act(known, checked(1, 'genuine', told(20_000, null, '88812345678900001')));
    expect(known.receipt(1)).toMatchObject({ state: 'booked', tenantId: 'cafe', tillKey: fullTill });
    const strange = euroMall(gives);
    strange.do(bare(1, 1, 20_000));
    act(strange, checked(1, 'genuine', told(20_000, null, '88812345678900001')));
    expect(strange.receipt(1)).toMatchObject({ state: 'held', holds: ['unknown-till'], tillKey: fullTill });
    expect(strange.draft.get('till', fullTill)).toMatchObject({ tenantId: null, heldReceipts: 1 });
    strange.do({ kind: 'till.mapped', tillKey: fullTill, tenantId: 'vesta', fromMs: 0, toMs: null, staffId: 'olga' }, { kioskId: 'D1' });
    expect(strange.receipt(1)).toMatchObject({ state: 'booked', tenantId: 'vesta' });
    expect(strange.draft.get('till', fullTill)?.heldReceipts).toBe(0);
  });
});

describe('not genuine', () => {
  test('a held receipt is refused in kind words, and gives back what it had reserved', () => {
    const mall = proofMall(waits, {}, [hare]);
    const free = mall.hares().stock.bound;
    mall.do(scanned(1, 1, 600_000));
    expect(mall.hares().stock.bound).toBe(free + 1);
    act(mall, checked(1, 'not-genuine'));
    expect(mall.receipt(1)).toMatchObject({ state: 'refused', refusal: 'not-genuine', proof: 'failed' });
    expect(mall.hares().stock.bound).toBe(free);
    expect(notices(mall, 1)).toContain('notice.not-genuine');
  });

  test('a booked receipt loses everything it gave, and its number is used up', () => {
    const mall = proofMall(gives);
    mall.do(scanned(1, 1, 245_000));
    expect(points(mall, 1)).toBeGreaterThan(0);
    const decision = act(mall, checked(1, 'not-genuine'));
    expect(mall.receipt(1)).toMatchObject({ state: 'voided', voidMode: 'burn', refusal: 'not-genuine', proof: 'failed', awards: [] });
    expect(points(mall, 1)).toBe(0);
    expect(decision.postings.reduce((sum, one) => sum + one.amount, 0)).toBe(0);
    expect(mall.do(scanned(2, 2, 245_000, { number: 1 })).outcome).toMatchObject({ fate: 'refused', refusal: 'receipt-voided' });
  });

  test('the side of a dispute that gave way is left to its review', () => {
    const mall = proofMall(gives);
    mall.do(scanned(1, 1, 245_000));
    mall.do(scanned(2, 2, 245_000, { number: 1 }));
    mall.do(
      { kind: 'receipt.decided', receiptId: receiptId(2), verdict: 'approve', tenantId: null, reason: null, staffId: 'olga' },
      { kioskId: 'D1' },
    );
    act(mall, checked(1, 'not-genuine'));
    expect(mall.receipt(1)).toMatchObject({ state: 'held', proof: 'failed', holds: ['on-another-account', 'proof-failed'] });
    expect(mall.draft.get('case', receiptId(1))?.state).toBe('open');
  });
});

describe('unanswered', () => {
  test('a hold stays, for the desk and no longer for the authority; staff may then decide it', () => {
    const mall = proofMall(waits);
    mall.do(scanned(1, 1, 245_000));
    act(mall, checked(1, 'unanswered'));
    expect(mall.receipt(1)).toMatchObject({ state: 'held', holds: ['no-proof'], proof: 'none' });
    mall.do(
      { kind: 'receipt.decided', receiptId: receiptId(1), verdict: 'approve', tenantId: null, reason: null, staffId: 'olga' },
      { kioskId: 'D1' },
    );
    expect(mall.receipt(1).state).toBe('booked');
  });

  test('a booked receipt stays as it is', () => {
    const mall = proofMall(gives);
    mall.do(scanned(1, 1, 245_000));
    const before = points(mall, 1);
    act(mall, checked(1, 'unanswered'));
    expect(mall.receipt(1)).toMatchObject({ state: 'booked', proof: 'none' });
    expect(points(mall, 1)).toBe(before);
  });
});

describe('an answer that comes again or too late', () => {
  test.each(['genuine', 'not-genuine', 'unanswered'] as const)('%s twice changes nothing more', (verdict) => {
    for (const policy of [waits, gives]) {
      const mall = proofMall(policy);
      mall.do(scanned(1, 1, 245_000));
      act(mall, checked(1, verdict));
      const after = snapshot(mall);
      expect(act(mall, checked(1, verdict))).toMatchObject({ ending: { ok: true }, changes: [], postings: [] });
      expect(snapshot(mall)).toBe(after);
    }
  });

  test('what was refused or voided meanwhile stays so, and what is proven stays proven', () => {
    const refused = proofMall(waits);
    refused.do(scanned(1, 1, 245_000));
    refused.do(
      { kind: 'receipt.decided', receiptId: receiptId(1), verdict: 'refuse', tenantId: null, reason: null, staffId: 'olga' },
      { kioskId: 'D1' },
    );
    expect(act(refused, checked(1, 'genuine')).changes).toEqual([]);
    const voided = proofMall(gives);
    voided.do(scanned(1, 1, 245_000));
    voided.do({ kind: 'receipt.voided', receiptId: receiptId(1), mode: 'release', reason: 'x', staffId: 'olga' }, { kioskId: 'D1' });
    expect(act(voided, checked(1, 'genuine')).changes).toEqual([]);
    const proven = proofMall(gives);
    proven.do(scanned(1, 1, 245_000));
    act(proven, checked(1, 'genuine'));
    expect(act(proven, checked(1, 'not-genuine')).changes).toEqual([]);
  });

  test('staff may approve what still waits; a later no takes it back', () => {
    const mall = proofMall(waits);
    mall.do(scanned(1, 1, 245_000));
    mall.do(
      { kind: 'receipt.decided', receiptId: receiptId(1), verdict: 'approve', tenantId: null, reason: null, staffId: 'olga' },
      { kioskId: 'D1' },
    );
    expect(mall.receipt(1)).toMatchObject({ state: 'booked', proof: 'pending' });
    act(mall, checked(1, 'not-genuine'));
    expect(points(mall, 1)).toBe(0);
  });

  test('a receipt that nobody registered is not decided, and the answer says so', () => {
    expect(act(proofMall(waits), checked(9, 'genuine')).ending).toMatchObject({ ok: false, refusal: 'receipt-unknown' });
  });
});

test('a full code of a mapped till needs nobody: it reads, counts and is asked about like any other', () => {
  const mall = euroMall(waits);
  const till: AnyDocument = {
    kind: 'till',
    id: fullTill,
    version: 1,
    tenantId: 'vesta',
    fromMs: 0,
    toMs: null,
    heldReceipts: 0,
    signingKey: null,
  };
  mall.draft.apply([{ kind: 'document.put', document: till }]);
  mall.do({ ...scanned(1, 1, 1), raw: fullCode(1, '245.00') });
  expect(mall.receipt(1)).toMatchObject({ state: 'held', holds: ['proof-pending'], amountMinor: 24_500, tenantId: 'vesta' });
  act(mall, checked(1, 'genuine'));
  expect(mall.receipt(1).state).toBe('booked');
});

test('progress of a day counts the corrected amount', () => {
  const day = campaign('day', { span: 'day', reach: { ...hare.reach, sumMinor: 50_000 }, reward: hare.reward, quota: hare.quota });
  const mall = euroMall(gives, {}, [day]);
  mall.do(bare(1, 1, 60_000, { staffId: 'olga' }));
  expect(mall.account(1).vouchers.filter((one) => one.state === 'open')).toHaveLength(1);
  act(mall, checked(1, 'genuine', told(20_000)));
  expect(mall.account(1).vouchers.filter((one) => one.state === 'open')).toHaveLength(0);
});
