// Suspicion holds, never refuses: each rule one below, at and one above its limit, 0 is off, and the order of arrival does not matter.
import { describe, expect, test } from 'vitest';

import type { SettingsDocument } from '../../../domain/contract/document.ts';
import type { FactBodyOf } from '../../../domain/contract/fact.ts';
import { Programme, account, base, cardKey, code, dayMs, fnOf, noon, opened, scanned, settings, typed } from './fixture.ts';

type Body = FactBodyOf<'receipt.registered'>;

/** A second floor, a second member of staff, and one who is a member too. */
function mall(over: Partial<SettingsDocument>): Programme {
  const programme = new Programme(
    [base],
    [
      { ...settings, receiptsPerDay: 0, receiptsPerShopDay: 0, typedPerDay: 0, receiptCapMinor: 0, ...over },
      tenant('books', '2'),
      staff('nina', null),
      staff('petra', account(2)),
    ],
  );
  for (const n of [1, 2]) programme.do(opened(n));
  return programme;
}

const tenant = (id: string, floor: string) => {
  const found = new Programme().draft.get('tenant', id);
  if (found === null) throw new Error(id);
  return { ...found, floor };
};
const staff = (id: string, ownAccountId: string | null) => {
  const kept = {
    kind: 'staff',
    version: 1,
    name: id,
    cardKey: cardKey(901),
    pinHash: '',
    pinRound: 0,
    validFromMs: null,
    untilMs: null,
    roles: ['desk'],
    active: true,
  } as const;
  return { ...kept, roles: [...kept.roles], campaigns: [], id, ownAccountId };
};

const holdsOf = (programme: Programme, body: Body, atMs = noon): readonly string[] =>
  programme.do(body, { registeredAtMs: atMs }).outcome.holds;
const at = (clock: string): string => `2026-11-21T${clock}:00`;
const byStaff = (staffId: string): Partial<Body> => ({ staffId });

describe('many today', () => {
  test.each([
    { limit: 3, receipts: 3, held: false },
    { limit: 3, receipts: 4, held: true },
    { limit: 1, receipts: 2, held: true },
    { limit: 0, receipts: 9, held: false },
  ])('limit $limit: receipt $receipts of the day held: $held', ({ limit, receipts, held }) => {
    const programme = mall({ receiptsPerDay: limit });
    for (let n = 1; n < receipts; n += 1) programme.do(scanned(n, 1, 50_000));
    expect(holdsOf(programme, scanned(receipts, 1, 50_000))).toEqual(held ? ['many-today'] : []);
  });

  test('a limit above the ten lines that an account shows still counts', () => {
    const programme = mall({ receiptsPerDay: 14 });
    for (let n = 1; n <= 14; n += 1) expect(holdsOf(programme, scanned(n, 1, 50_000))).toEqual([]);
    expect(holdsOf(programme, scanned(15, 1, 50_000))).toEqual(['many-today']);
  });

  test('the day is the mall day of registration: a minute before four is still yesterday', () => {
    const endOfDay = noon + 16 * 3_600_000 - 60_000;
    const programme = mall({ receiptsPerDay: 1, receiptMaxAgeHours: 48 });
    programme.do(scanned(1, 1, 50_000));
    expect(holdsOf(programme, scanned(2, 1, 50_000), endOfDay)).toEqual(['many-today']);
    expect(holdsOf(programme, scanned(3, 1, 50_000), endOfDay + 60_000)).toEqual([]);
  });

  test('refused and voided papers are not counted; what staff register is not asked', () => {
    const programme = mall({ receiptsPerDay: 1 });
    programme.do(scanned(1, 1, 1));
    expect(holdsOf(programme, scanned(2, 1, 50_000))).toEqual([]);
    expect(holdsOf(programme, scanned(3, 1, 50_000, byStaff('olga')))).toEqual([]);
  });
});

describe('many from one shop', () => {
  test.each([
    { limit: 2, receipts: 2, held: false },
    { limit: 2, receipts: 3, held: true },
    { limit: 0, receipts: 6, held: false },
  ])('limit $limit: receipt $receipts of the shop held: $held', ({ limit, receipts, held }) => {
    const programme = mall({ receiptsPerShopDay: limit });
    for (let n = 1; n < receipts; n += 1) programme.do(scanned(n, 1, 50_000));
    programme.do(scanned(90, 1, 50_000, { fn: fnOf['cafe'] ?? '' }));
    expect(holdsOf(programme, scanned(receipts, 1, 50_000))).toEqual(held ? ['many-from-one-shop'] : []);
  });
});

describe('above the cap', () => {
  test.each([
    { cap: 100_000, amountMinor: 100_000, held: false },
    { cap: 100_000, amountMinor: 100_001, held: true },
    { cap: 0, amountMinor: 90_000_000, held: false },
  ])('cap $cap, $amountMinor held: $held', ({ cap, amountMinor, held }) => {
    expect(holdsOf(mall({ receiptCapMinor: cap }), scanned(1, 1, amountMinor))).toEqual(held ? ['above-cap'] : []);
  });

  test('staff may scan above it, not type', () => {
    expect(holdsOf(mall({ receiptCapMinor: 100_000 }), scanned(1, 1, 100_001, byStaff('olga')))).toEqual([]);
    expect(holdsOf(mall({ receiptCapMinor: 100_000 }), typed(1, 1, 100_001, { source: 'staff-typed', staffId: 'olga' }))).toEqual([
      'above-cap',
    ]);
  });
});

describe('typed too often', () => {
  const byVisitor = (n: number): Body => typed(n, 1, 50_000 + n * 100);
  const byDesk = (n: number): Body => typed(n, 1, 50_000 + n * 100, { source: 'staff-typed', staffId: 'olga' });

  test.each([
    { limit: 2, papers: 2, held: false },
    { limit: 2, papers: 3, held: true },
    { limit: 1, papers: 2, held: true },
    { limit: 0, papers: 5, held: false },
  ])('limit $limit: typed paper $papers of the visitor held for it: $held', ({ limit, papers, held }) => {
    const programme = mall({ typedPerDay: limit });
    for (let n = 1; n < papers; n += 1) programme.do(byVisitor(n));
    expect(holdsOf(programme, byVisitor(papers))).toEqual(held ? ['typed', 'typed-too-often'] : ['typed']);
  });

  test('what staff type is valid, however often, and does not count towards the limit of the visitor', () => {
    const programme = mall({ typedPerDay: 1 });
    for (let n = 1; n <= 4; n += 1) expect(holdsOf(programme, byDesk(n))).toEqual([]);
    expect(holdsOf(programme, byVisitor(5))).toEqual(['typed']);
    expect(holdsOf(programme, byVisitor(6))).toEqual(['typed', 'typed-too-often']);
    expect(holdsOf(programme, byDesk(7))).toEqual([]);
  });

  test('scanned papers are not counted, nor those that the visitor typed yesterday', () => {
    const programme = mall({ typedPerDay: 1, receiptMaxAgeHours: 48 });
    programme.do(scanned(1, 1, 50_000));
    programme.do(byVisitor(2));
    expect(holdsOf(programme, byVisitor(3), noon + dayMs)).toEqual(['typed']);
  });
});

describe('two floors', () => {
  const upstairs = (n: number, clock: string): Body => scanned(n, 1, 50_000, { fn: fnOf['books'] ?? '', atLocal: at(clock) });
  const downstairs = (n: number, clock: string): Body => scanned(n, 1, 50_000, { atLocal: at(clock) });

  test.each([
    { minutes: 2, clock: '11:33', held: false },
    { minutes: 2, clock: '11:32', held: true },
    { minutes: 2, clock: '11:30', held: true },
    { minutes: 2, clock: '11:28', held: true },
    { minutes: 2, clock: '11:27', held: false },
    { minutes: 0, clock: '11:30', held: false },
  ])('within $minutes minutes, 11:30 below and $clock above, held: $held, whichever comes first', ({ minutes, clock, held }) => {
    const expected = held ? ['two-floors'] : [];
    const up = mall({ twoFloorsMinutes: minutes });
    up.do(downstairs(1, '11:30'));
    expect(holdsOf(up, upstairs(2, clock))).toEqual(expected);
    const down = mall({ twoFloorsMinutes: minutes });
    down.do(upstairs(2, clock));
    expect(holdsOf(down, downstairs(1, '11:30'))).toEqual(expected);
  });

  test('two shops of one floor, or another account, say nothing', () => {
    const programme = mall({ twoFloorsMinutes: 2 });
    programme.do(scanned(1, 1, 50_000, { fn: fnOf['cafe'] ?? '' }));
    expect(holdsOf(programme, downstairs(2, '11:30'))).toEqual([]);
    expect(holdsOf(programme, { ...upstairs(3, '11:30'), accountId: account(2) })).toEqual([]);
  });

  test('a paper typed without a time says nothing', () => {
    const programme = mall({ twoFloorsMinutes: 2 });
    programme.do(upstairs(1, '12:00'), { registeredAtMs: noon });
    expect(holdsOf(programme, typed(2, 1, 60_000, { atLocal: '2026-11-21T12:00:00' }))).toEqual(['typed']);
  });
});

describe('numbers in a row', () => {
  const paper = (n: number, number: number, fn = fnOf['vesta'] ?? ''): Body => scanned(n, 1, 50_000 + n * 100, { number, fn });

  test.each([
    { limit: 3, before: [], held: false },
    { limit: 3, before: [101], held: false },
    { limit: 3, before: [101, 98], held: false },
    { limit: 3, before: [101, 102], held: true },
    { limit: 3, before: [98, 99], held: true },
    { limit: 3, before: [99, 101], held: true },
    { limit: 0, before: [99, 101], held: false },
  ])('limit $limit, number 100 after $before, held: $held', ({ limit, before, held }) => {
    const programme = mall({ consecutiveNumbers: limit });
    before.forEach((number, index) => programme.do(paper(index + 1, number)));
    expect(holdsOf(programme, paper(9, 100))).toEqual(held ? ['consecutive-numbers'] : []);
  });

  test('numbers of another till do not make a row', () => {
    const programme = mall({ consecutiveNumbers: 3 });
    programme.do(paper(1, 101, fnOf['cafe']));
    programme.do(paper(2, 102, fnOf['cafe']));
    expect(holdsOf(programme, paper(3, 100))).toEqual([]);
  });
});

describe('one member of staff, one card', () => {
  const day = (n: number): number => noon + n * dayMs;
  const fed = (n: number, staffId: string): Body => {
    const atLocal = `2026-11-${21 + n}T11:30:00`;
    return scanned(n + 1, 1, 50_000, { atLocal, raw: code(fnOf['vesta'] ?? '', n + 1, 50_000, atLocal), staffId });
  };

  test.each([
    { days: 3, staff: ['nina', 'nina'], held: false },
    { days: 3, staff: ['nina', 'nina', 'nina'], held: true },
    { days: 3, staff: ['nina', 'olga', 'nina'], held: false },
    { days: 2, staff: ['nina', 'nina'], held: true },
    { days: 0, staff: ['nina', 'nina', 'nina', 'nina'], held: false },
  ])('$days days running, $staff: the last one held: $held', ({ days, staff: who, held }) => {
    const programme = mall({ staffCardDays: days });
    const holds = who.map((staffId, n) => holdsOf(programme, fed(n, staffId), day(n)));
    expect(holds.at(-1)).toEqual(held ? ['one-staff-one-card'] : []);
  });

  test('a stack of papers in between does not push the days out of sight', () => {
    const programme = mall({ staffCardDays: 3 });
    holdsOf(programme, fed(0, 'nina'), day(0));
    for (let n = 20; n < 40; n += 1) programme.do(scanned(n, 1, 50_000), { registeredAtMs: day(0) });
    holdsOf(programme, fed(1, 'nina'), day(1));
    expect(holdsOf(programme, fed(2, 'nina'), day(2))).toEqual(['one-staff-one-card']);
  });
});

describe("staff's own card", () => {
  test.each([
    { staffId: 'petra', who: 2, held: true },
    { staffId: 'petra', who: 1, held: false },
    { staffId: 'nina', who: 2, held: false },
  ])('$staffId registers for account $who, held: $held', ({ staffId, who, held }) => {
    expect(holdsOf(mall({}), scanned(1, who, 50_000, byStaff(staffId)))).toEqual(held ? ['staff-own-card'] : []);
  });
});

test('a suspicion holds with every reason that applies, in the order of the contract, and refuses nothing', () => {
  const programme = mall({ receiptsPerDay: 1, receiptsPerShopDay: 1, receiptCapMinor: 60_000, consecutiveNumbers: 2 });
  programme.do(scanned(1, 1, 50_000));
  const { outcome } = programme.do(scanned(2, 1, 70_000));
  expect(outcome).toMatchObject({
    fate: 'held',
    refusal: null,
    holds: ['many-today', 'many-from-one-shop', 'above-cap', 'consecutive-numbers'],
  });
});
