/** One Slovak paper, told by its number and by its OKP: whatever the order, it earns once. */
import { describe, expect, test } from 'vitest';
import { receiptId, scanned } from './fixture.ts';
import type { Programme } from './fixture.ts';
import { act, bare, checked, euroMall, fullCode, fullTill } from './proof-mall.ts';
import type { Policy } from './proof-mall.ts';

const gives: Policy = [{ format: '*', unproven: 'give', online: true }];
const points = (mall: Programme, n: number): number => mall.account(n).lots.reduce((sum, lot) => sum + lot.points, 0);
/** What the authority says to either mark. */
const told = { amountMinor: 20_000, purchasedAtLocal: '2026-11-21T11:30:00', issuer: fullTill.split(':')[1] ?? null };
const byOkp = (n: number, who: number) => ({ ...scanned(n, who, 0), raw: fullCode(7, '200.00') });

function mallWithTill(): Programme {
  const mall = euroMall(gives);
  const till = {
    kind: 'till',
    id: fullTill,
    version: 0,
    tenantId: 'vesta',
    fromMs: 0,
    toMs: null,
    heldReceipts: 0,
    signingKey: null,
  } as const;
  mall.draft.apply([{ kind: 'document.put', document: till }]);
  return mall;
}

describe('one paper, two marks', () => {
  test('the OKP first, the number behind it: the answer shows that it is here already', () => {
    const mall = mallWithTill();
    expect(mall.do(byOkp(1, 1)).outcome.fate).toBe('applied');
    const once = points(mall, 1);
    mall.do(bare(2, 1, 90_000));
    act(mall, checked(2, 'genuine', told));
    expect(mall.receipt(2)).toMatchObject({ state: 'refused', refusal: 'already-yours' });
    act(mall, checked(1, 'genuine', told));
    expect(points(mall, 1)).toBe(once);
  });

  test('the number first, the OKP behind it: refused at once', () => {
    const mall = mallWithTill();
    mall.do(bare(1, 1, 90_000));
    act(mall, checked(1, 'genuine', told));
    expect(mall.receipt(1).state).toBe('booked');
    expect(mall.do(byOkp(2, 1)).outcome).toMatchObject({ fate: 'refused', refusal: 'already-yours' });
  });

  test('on two accounts the second one waits for the desk', () => {
    const mall = mallWithTill();
    mall.do(bare(1, 1, 90_000));
    act(mall, checked(1, 'genuine', told));
    expect(mall.do(byOkp(2, 2)).outcome).toMatchObject({ fate: 'held', holds: ['weak-clash'] });
    expect(mall.receipt(2).clashReceiptId).toBe(receiptId(1));
    expect(points(mall, 2)).toBe(0);
  });

  test('both on their way when the answers come: the later answer finds the earlier', () => {
    const mall = mallWithTill();
    mall.do(bare(1, 1, 90_000));
    expect(mall.do(byOkp(2, 1)).outcome.fate).toBe('applied');
    const once = points(mall, 1);
    act(mall, checked(2, 'genuine', told));
    act(mall, checked(1, 'genuine', told));
    expect([mall.receipt(1).state, mall.receipt(2).state]).toEqual(['refused', 'booked']);
    expect(points(mall, 1)).toBe(once);
  });
});
