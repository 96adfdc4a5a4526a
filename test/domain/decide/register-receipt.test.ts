import { localOf } from '../../../domain/time/zone.ts';
import { describe, expect, test } from 'vitest';
import type { Refusal } from '../../../domain/contract/refusal.ts';
import { refusal as refusalEnum } from '../../../domain/contract/refusal.ts';
import type { Fact, FactBodyOf } from '../../../domain/contract/fact.ts';
import { balanceOf } from '../../../domain/ledger/balance.ts';
import { account, base, dayMs, noon, opened, Programme, receiptId, scanned, typed, unknownFn, fnOf } from './fixture.ts';

type Registered = FactBodyOf<'receipt.registered'>;
const good = (over: Parameters<typeof scanned>[3] = {}, amount = 245_000) => scanned(10, 1, amount, over);

/** Rows in the order of the enum: every row is wrong in its own way and in the ways of all later rows where one paper can be. */
const rows: readonly { readonly refusal: Refusal; readonly body: Registered; readonly over?: Partial<Fact>; readonly role?: 'predict' }[] =
  [
    { refusal: 'same-id-other-content', body: { ...scanned(1, 1, 999_000), reference: 'K1-77' } },
    { refusal: 'test-item', body: { ...good({ accountId: account(99) }), raw: `TEST:${good().raw ?? ''}` } },
    // Only a prediction refuses it: the decider keeps the receipt for the opening that is on its way (placeholder-account.test.ts).
    { refusal: 'account-unknown', role: 'predict', body: { ...good({ accountId: account(99), staffId: 'nobody' }), raw: 'hello' } },
    { refusal: 'account-closed', body: { ...good({ accountId: account(3), staffId: 'nobody' }), raw: 'hello' } },
    { refusal: 'staff-unknown', body: { ...good({ staffId: 'nobody' }), raw: 'hello' } },
    { refusal: 'staff-unknown', body: { ...typed(10, 1, 1), source: 'staff-typed' } },
    { refusal: 'staff-may-not', body: { ...good({ staffId: 'igor' }), raw: 'hello' } },
    { refusal: 'not-a-receipt', body: { ...good(), raw: 'hello' } },
    { refusal: 'receipt-refund', body: good({ paperKind: 2, fn: fnOf['bank'] ?? '' }, 1) },
    { refusal: 'tenant-unknown', body: { ...typed(10, 1, 1), tenantId: 'nowhere' } },
    { refusal: 'tenant-unknown', body: { ...typed(10, 1, 1), tenantId: null } },
    { refusal: 'tenant-excluded', body: good({ fn: fnOf['bank'] ?? '', atLocal: '2026-11-25T11:30:00' }, 1) },
    { refusal: 'future-dated', body: good({ atLocal: '2026-11-25T11:30:00' }, 1) },
    { refusal: 'too-old', body: good({ atLocal: '2026-11-19T11:30:00' }, 1) },
    { refusal: 'too-old', body: good({ atLocal: '2026-11-19T11:30:00', override: { reason: 'asked nicely', secondStaffId: null } }, 1) },
    { refusal: 'already-yours', body: good({ number: 1 }, 100_000) },
    {
      refusal: 'below-minimum',
      body: { ...typed(10, 1, 1), typed: { number: '1', amountMinor: 1, currency: 'EUR', purchasedAtLocal: '2026-11-21T11:30:00' } },
    },
    {
      refusal: 'currency-unknown',
      body: { ...typed(10, 1, 1), typed: { number: '1', amountMinor: 99_000, currency: 'EUR', purchasedAtLocal: '2026-11-21T11:30:00' } },
    },
    { refusal: 'receipt-voided', body: good({ number: 2 }, 100_000) },
  ];

function prepared(): Programme {
  const mall = new Programme([base]);
  mall.do(opened(1));
  mall.do(opened(2));
  mall.do(opened(3));
  mall.draft.apply([{ kind: 'account.statusSet', accountId: account(3), status: 'closed', aliasOf: null }]);
  mall.do(scanned(1, 1, 100_000));
  mall.do(scanned(2, 1, 100_000));
  mall.do({ kind: 'receipt.voided', receiptId: receiptId(2), mode: 'burn', reason: 'refund', staffId: 'olga' });
  return mall;
}

describe('a receipt is refused by the first reason of the enum', () => {
  test.each(rows.map((row, at) => ({ ...row, name: `${String(at + 1)} ${row.refusal}` })))('$name', ({ refusal, body, over, role }) => {
    const mall = prepared();
    const before = balanceOf(mall.account(1), noon).spendable;
    const { outcome, postings } = mall.run(mall.fact(body, over), { role: role ?? 'decide' });
    expect(outcome).toMatchObject({ fate: 'refused', refusal });
    expect(postings).toEqual([]);
    expect(balanceOf(mall.account(1), noon).spendable).toBe(before);
  });

  test('the rows stand in the order of the enum', () => {
    const order = rows.map((row) => refusalEnum.options.indexOf(row.refusal));
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });
});

describe('a receipt is held, never refused, for what the visitor cannot know', () => {
  test.each([
    { hold: 'typed', body: typed(10, 1, 245_000) },
    { hold: 'unknown-till', body: good({ fn: unknownFn, tenantId: 'vesta' }) },
    { hold: 'unknown-till', body: good({ fn: unknownFn }) },
    { hold: 'till-clock', body: good({ atLocal: '2026-11-21T14:00:00' }) },
    { hold: 'on-another-account', body: { ...good({ number: 1 }, 100_000), accountId: account(2) } },
    {
      hold: 'weak-clash',
      body: {
        ...typed(10, 2, 100_000),
        typed: { number: '1', amountMinor: 100_000, currency: 'RUB', purchasedAtLocal: '2026-11-21T11:30:00' },
      },
    },
    { hold: 'above-cap', body: good({}, 5_000_001) },
  ] as const)('$hold', ({ hold, body }) => {
    const mall = prepared();
    const { outcome } = mall.do(body);
    expect(outcome.fate).toBe('held');
    expect(outcome.holds).toContain(hold);
    expect(mall.receipt(10).state).toBe('held');
    expect(mall.account(Number(body.accountId.slice(-1))).receipts[0]?.state).toBe('held');
  });

  test('of a paper that resembles another, staff are told where and when that one was registered, and never whose it is', () => {
    const alike = (n: number, staffId: string | null) => ({
      ...typed(n, 2, 100_000),
      staffId,
      typed: { number: '1', amountMinor: 100_000, currency: 'RUB', purchasedAtLocal: '2026-11-21T11:30:00' },
    });
    const mall = prepared();
    const first = mall.receipt(1);
    mall.do(alike(10, 'olga'), { kioskId: 'D1' });
    expect(mall.receipt(10)).toMatchObject({
      state: 'held',
      clashSeen: { kioskId: first.kioskId, atLocal: localOf(first.registeredAtMs, [{ atMs: 0, offsetMinutes: 180 }]) },
    });
    const { clashSeen, ...rest } = mall.receipt(10);
    expect(Object.keys(clashSeen ?? {}).sort()).toEqual(['atLocal', 'kioskId']);
    expect(JSON.stringify(rest)).not.toContain(first.accountId);
    // A visitor's own kiosk learns nothing of the other side.
    const other = prepared();
    other.do(alike(10, null));
    expect(other.receipt(10).holds).toContain('weak-clash');
    expect(other.receipt(10).clashSeen).toBeUndefined();
  });

  test('a paper typed in the morning without a time is no wrong clock; tomorrow is', () => {
    const mall = prepared();
    mall.now = noon - 3 * 3_600_000;
    expect(mall.do(typed(10, 1, 245_000, { atLocal: '2026-11-21T12:00:00' })).outcome.holds).toEqual(['typed']);
    expect(mall.do(typed(11, 1, 245_000, { atLocal: '2026-11-22T12:00:00' })).outcome.holds).toEqual(['typed', 'till-clock']);
  });

  test.each([
    ['13:10', []],
    ['13:11', ['till-clock']],
  ])('a till clock is tolerated for seventy minutes: %s at noon', (time, holds) => {
    const mall = new Programme([base]);
    mall.do(opened(1));
    expect(mall.do(scanned(1, 1, 245_000, { atLocal: `2026-11-21T${time}:00` })).outcome.holds).toEqual(holds);
  });

  test('a till clock that is an hour ahead is tolerated', () => {
    const mall = prepared();
    expect(mall.do(good({ atLocal: '2026-11-21T13:00:00' })).outcome.fate).toBe('applied');
  });

  test('the seventh receipt of a day waits, and the fourth of one shop; receipts scanned by staff do not', () => {
    const mall = prepared();
    const fates = [11, 12, 13, 14].map((n) => mall.do(scanned(n, 1, 50_000, { fn: fnOf['cafe'] ?? '' })).outcome.holds);
    expect(fates).toEqual([[], [], [], ['many-from-one-shop']]);
    mall.do(scanned(15, 1, 50_000, { fn: fnOf['books'] ?? '' }));
    expect(mall.do(scanned(16, 1, 50_000, { fn: fnOf['books'] ?? '' })).outcome.holds).toEqual(['many-today']);
    expect(mall.do(scanned(17, 1, 50_000, { fn: fnOf['cafe'] ?? '', staffId: 'olga' })).outcome.fate).toBe('applied');
  });

  test('with an unsure kiosk clock a receipt waits only where its age depends on it', () => {
    const mall = prepared();
    expect(mall.do(good(), { clock: 'unsure' }).outcome.fate).toBe('applied');
    mall.now = noon + 2 * dayMs;
    const late = mall.fact(scanned(11, 1, 50_000), { clock: 'unsure', registeredAtMs: noon });
    expect(mall.run(late).outcome.holds).toEqual(['clock-unsure']);
  });
});

describe('one paper pays once', () => {
  test('scanned twice is told with its time, and nothing is lost', () => {
    const mall = prepared();
    const { outcome } = mall.do(good({ number: 1 }, 100_000));
    expect(outcome.nearMisses).toEqual([{ key: 'refusal.already-yours-at', args: { atLocal: '2026-11-21T12:00:00' } }]);
  });

  test('typed first, scanned later: the scan confirms the typing at the earlier time and stands alone', () => {
    const mall = prepared();
    const paper = { number: 40, atLocal: '2026-11-20T13:00:00' };
    mall.do({ ...typed(10, 1, 245_000, { number: '40', atLocal: paper.atLocal }) });
    mall.now = noon + 20 * 3_600_000;
    const { outcome } = mall.do(scanned(11, 1, 245_000, paper));
    expect(outcome.fate).toBe('applied');
    expect(mall.receipt(10)).toMatchObject({ state: 'voided', voidMode: 'release' });
    expect(mall.receipt(11)).toMatchObject({ state: 'booked', registeredAtMs: noon });
    expect(balanceOf(mall.account(1), mall.now).spendable).toBe(10 + 24);
  });

  test('scanned first, typed later: already yours', () => {
    const mall = prepared();
    expect(mall.do(typed(10, 1, 100_000, { number: '1' })).outcome.refusal).toBe('already-yours');
  });

  test('two fiscal codes of one minute and one sum are two receipts', () => {
    const mall = prepared();
    expect(mall.do(good({ number: 3 }, 100_000)).outcome.fate).toBe('applied');
  });

  test('the same fact decided twice gives the same outcome and changes no document', () => {
    const mall = prepared();
    const fact = mall.fact(good());
    const first = mall.run(fact);
    const before = JSON.stringify(mall.draft.dirty());
    const second = mall.run(fact);
    expect(second.outcome).toEqual(first.outcome);
    expect(second.postings).toEqual([]);
    expect(JSON.stringify(mall.draft.dirty())).toBe(before);
  });
});

test('a refused receipt is on file under its reference and occupies no key', () => {
  const mall = prepared();
  mall.do(good({ atLocal: '2026-11-19T11:30:00' }));
  expect(mall.receipt(10)).toMatchObject({ state: 'refused', refusal: 'too-old' });
  const accepted = mall.do(
    {
      ...good({ atLocal: '2026-11-19T11:30:00' }),
      receiptId: receiptId(11),
      reference: 'D1-1',
      staffId: 'olga',
      override: { reason: 'till was down', secondStaffId: null },
    },
    { kioskId: 'D1' },
  );
  expect(accepted.outcome.fate).toBe('applied');
});

test('every decision on an account closes the row of its kiosk, refusals too', () => {
  const mall = prepared();
  const { outcome } = mall.do(good({ paperKind: 2 }), { kioskId: 'K7' });
  expect(outcome.fate).toBe('refused');
  expect(mall.account(1).ownSeqs['K7']).toBe(1);
});

test('an account keeps its held receipts and the last ten others', () => {
  const mall = prepared();
  mall.do(typed(500, 1, 77_700));
  for (let n = 20; n < 40; n += 1) mall.do(scanned(n, 1, 50_000, { staffId: 'olga' }));
  const { receipts } = mall.account(1);
  expect(receipts.filter((one) => one.state === 'held')).toHaveLength(1);
  expect(receipts.filter((one) => one.state !== 'held').map((one) => one.receiptId)).toEqual(
    Array.from({ length: 10 }, (_, n) => receiptId(39 - n)),
  );
});

test.for([
  [[{ group: 'shoes', amountMinor: 245_000 }], 0, true],
  [
    [
      { group: 'shoes', amountMinor: 200_000 },
      { group: 'bags', amountMinor: 45_001 },
    ],
    0,
    false,
  ],
  [
    [
      { group: 'shoes', amountMinor: Number.MAX_SAFE_INTEGER },
      { group: 'bags', amountMinor: Number.MAX_SAFE_INTEGER },
    ],
    0,
    false,
  ],
  [[], 245_000, true],
  [[], 245_001, false],
] as const)('parts of a paper count as told only if it can hold them: %j, %i with points', ([goods, paidWithPointsMinor, isTold]) => {
  const mall = new Programme([base]);
  mall.do(opened(1));
  const details = { paidWithPointsMinor, goods: [...goods] };
  const { outcome, postings } = mall.do(scanned(1, 1, 245_000, { details }));
  expect([outcome.fate, mall.receipt(1).details]).toEqual(['applied', isTold ? details : null]);
  const turnover = postings.filter((leg) => leg.account.startsWith('turnover:')).map((leg) => leg.amount);
  expect([turnover.reduce((sum, amount) => sum + amount, 0), turnover.every((amount) => amount >= 0)]).toEqual([245_000, true]);
});

test('an amount beyond all sense is no receipt, scanned or typed, so that sums over the books stay exact', () => {
  const mall = new Programme([base]);
  mall.do(opened(1));
  const refusals = [
    mall.do(scanned(1, 1, 1_000_000_000_001)),
    mall.do(typed(2, 1, Number.MAX_SAFE_INTEGER)),
    mall.do(typed(3, 1, 1_000_000_000_000)),
  ].map(({ outcome }) => outcome.refusal);
  expect(refusals).toEqual(['not-a-receipt', 'not-a-receipt', null]);
});
