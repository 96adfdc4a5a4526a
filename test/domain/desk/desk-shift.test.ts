import { expect, test } from 'vitest';
import { view } from '../../../domain/desk/view.ts';
import { visitorView } from '../../../domain/desk/view-visitor.ts';
import { deskScreen } from '../../../domain/contract/desk-screen.ts';
import type { DeskScreenOf } from '../../../domain/contract/desk-screen.ts';
import { visitorScreen } from '../../../domain/contract/visitor-screen.ts';
import { benchHouse } from './bench-house.ts';
import { benchDesk, stackOf } from './desk-bench.ts';
import type { Desk } from './desk-bench.ts';
import { benchShift } from './bench-shift.ts';

/** A desk whose journal has been asked: no shift runs. */
const morning = (): Desk => {
  const desk = benchDesk();
  desk.send({ kind: 'shift.known', shift: null, overrides: 0 });
  desk.signIn();
  return desk;
};

const count = (desk: Desk, ...numbers: readonly string[]): void =>
  numbers.forEach((number) => {
    desk.type(number);
    desk.keys('Enter');
  });

/** The morning's count is done, as the books say. */
const working = (): Desk => {
  const desk = morning();
  count(desk, '40', '37', '40');
  desk.keys('Enter');
  return desk;
};

const screenOf = <K extends 'shift-start' | 'shift-end'>(desk: Desk, kind: K): DeskScreenOf<K> => {
  const screen = deskScreen.parse(view(desk.state));
  if (screen.kind !== kind) throw new Error(`${screen.kind}, not ${kind}`);
  return screen as DeskScreenOf<K>;
};

test('nothing is served before the gifts are counted, and who counts does not see what the books say', () => {
  const desk = morning();
  expect(screenOf(desk, 'shift-start').rows.map((row) => row.expected)).toEqual([null, null, null]);
  desk.card('4821');
  expect(desk.state.notebook.stack).toBeNull();
  expect(screenOf(desk, 'shift-start').scanner).toBe('good');
  desk.keys('Enter');
  expect(screenOf(desk, 'shift-start').left).toBe(3);
  count(desk, '40', '36', '40');
  expect(screenOf(desk, 'shift-start').rows.map((row) => row.expected)).toEqual([40, 37, 40]);
});

test('a gift whose turn is another day is counted when A asks for all, and when it went over this counter', () => {
  const desk = morning();
  expect(screenOf(desk, 'shift-start')).toMatchObject({ left: 3, others: 1 });
  count(desk, '40', '37', '40');
  desk.keys('a');
  expect(screenOf(desk, 'shift-start')).toMatchObject({ left: 1, others: 0 });
  count(desk, '10');
  desk.keys('Enter');
  expect(desk.effects.find((one) => one.kind === 'start-shift')?.counts.map((one) => one.giftId)).toEqual([
    'umbrella',
    'hare',
    'mug',
    'lamp',
  ]);
  desk.handedOut.set('lamp', 1);
  desk.keys('e');
  expect(screenOf(desk, 'shift-end')).toMatchObject({ left: 4, others: 0 });
  expect(screenOf(desk, 'shift-end').rows.map((row) => row.expected)).toEqual([null, null, null, null]);
});

test('a difference does not stop the shift: it is written down with both numbers', () => {
  const desk = morning();
  desk.keys('p');
  count(desk, '40', '36', '40');
  expect(screenOf(desk, 'shift-start')).toMatchObject({ differences: 1, printer: 'good', scanner: 'not-tried' });
  desk.keys('Enter');
  expect(view(desk.state).kind).toBe('ready');
  expect(desk.effects.find((one) => one.kind === 'start-shift')).toMatchObject({
    staffId: 'm-lind',
    printer: 'good',
    counts: [
      { giftId: 'umbrella', expected: 40, counted: 40 },
      { giftId: 'hare', expected: 37, counted: 36 },
      { giftId: 'mug', expected: 40, counted: 40 },
    ],
  });
});

test('a number is taken back with Backspace and the arrows, and a second Enter begins no second shift', () => {
  const desk = morning();
  count(desk, '4');
  desk.keys('Backspace');
  count(desk, '40', '37');
  desk.keys('ArrowUp');
  count(desk, '36', '40');
  desk.keys('Enter', 'Enter', 'Enter');
  expect(desk.effects.filter((one) => one.kind === 'start-shift')).toHaveLength(1);
});

test('a colleague takes the shift over: no new count, both names in the trail', () => {
  const desk = working();
  desk.signIn('h-berg');
  expect(view(desk.state).kind).toBe('ready');
  expect(desk.sessions.map(({ staffId, act }) => `${staffId} ${act}`)).toEqual([
    'm-lind signed-in',
    'm-lind signed-out',
    'h-berg signed-in',
  ]);
});

test('the lock keeps a half count, and the desk comes back where it was', () => {
  const desk = morning();
  count(desk, '40');
  desk.send({ kind: 'ticked' }, 130_000);
  expect(view(desk.state).kind).toBe('locked');
  desk.signIn();
  expect(screenOf(desk, 'shift-start').left).toBe(2);
});

test('the end: start + came - handed out = expected; counted and difference go into the deed, then everybody is signed out', () => {
  const desk = working();
  desk.keys('e');
  expect(screenOf(desk, 'shift-end')).toMatchObject({ stage: 'count', figures: { booked: 421, scanned: 412, typed: 9 } });
  count(desk, '40', '35', '40');
  expect(screenOf(desk, 'shift-end')).toMatchObject({ left: 0, differences: 1 });
  desk.keys('Enter');
  expect(desk.ended).toHaveLength(1);
  for (const one of desk.ended[0]?.counts ?? []) expect(one.start + one.received - one.handedHere - one.handedElsewhere).toBe(one.expected);
  expect(screenOf(desk, 'shift-end')).toMatchObject({ stage: 'done', print: 'printed' });
  desk.keys('c', 'Enter');
  expect(desk.effects.filter((one) => one.kind === 'print-shift')).toMatchObject([{ copy: 1 }]);
  expect(view(desk.state).kind).toBe('locked');
  expect(desk.sessions.at(-1)).toMatchObject({ staffId: 'm-lind', act: 'signed-out' });
  desk.signIn('h-berg');
  expect(view(desk.state).kind).toBe('shift-start');
});

test('Esc leaves the end again, and a visitor can be served in between', () => {
  const desk = working();
  desk.keys('e');
  count(desk, '40');
  desk.keys('Escape');
  expect(view(desk.state).kind).toBe('ready');
  desk.card('4821');
  expect(stackOf(desk).cards).toHaveLength(1);
  desk.keys('e');
  expect(view(desk.state).kind).toBe('stack');
});

test('stacks laid aside are ended or go to a colleague who shows card and PIN; the same person is no colleague', () => {
  const desk = working();
  desk.card('4821');
  desk.scan('ok1');
  desk.keys('p', 'e');
  expect(screenOf(desk, 'shift-end')).toMatchObject({ stage: 'parked', parked: [{ last4: '4821', rows: 1 }] });
  count(desk, '40');
  expect(screenOf(desk, 'shift-end').stage).toBe('parked');
  desk.keys('Escape');
  desk.keys('Enter');
  desk.signIn('m-lind');
  expect(screenOf(desk, 'shift-end').stage).toBe('parked');
  desk.keys('Enter');
  desk.signIn('h-berg');
  expect(screenOf(desk, 'shift-end')).toMatchObject({ stage: 'count', handedTo: 'H. Berg', parked: [{ last4: '4821' }] });
  count(desk, '40', '37', '40');
  desk.keys('Enter');
  expect(desk.ended).toMatchObject([{ parked: 1, handedTo: 'h-berg', staffId: 'm-lind' }]);
  expect(desk.state.notebook.parked).toHaveLength(1);
});

test('a shift of yesterday asks the newcomer: one count ends it and begins the next; Esc goes on with it', () => {
  const yesterday = { ...benchShift, startedLocal: '2026-11-13T18:00:00' };
  const desk = benchDesk();
  desk.send({ kind: 'shift.known', shift: yesterday, overrides: 2 });
  desk.signIn();
  expect(screenOf(desk, 'shift-end').stage).toBe('ask');
  desk.keys('Escape');
  expect(view(desk.state).kind).toBe('ready');
  desk.keys('l');
  desk.signIn('h-berg');
  desk.keys('Enter');
  count(desk, '40', '37', '40');
  desk.keys('Enter');
  expect(desk.ended).toHaveLength(1);
  desk.keys('Enter');
  expect(desk.effects.find((one) => one.kind === 'start-shift')).toMatchObject({
    staffId: 'h-berg',
    counts: [{ counted: 40 }, { counted: 37 }, { counted: 40 }],
  });
  expect(view(desk.state).kind).toBe('ready');
});

test('a shift that runs over midnight belongs to its mall day and asks nobody', () => {
  const desk = benchDesk({ ...benchHouse, clockLocal: '2026-11-15T01:10:00' });
  desk.send({ kind: 'shift.known', shift: { ...benchShift, startedLocal: '2026-11-14T17:00:00' }, overrides: 0 });
  desk.signIn();
  expect(view(desk.state).kind).toBe('ready');
});

test('exceptions count by the shift, whoever works; the one too many takes a second person, who is named', () => {
  const desk = working();
  desk.card('4821');
  const accept = (raw: string): void => {
    desk.scan(raw);
    desk.keys('a');
    desk.type('ill');
    desk.keys('Enter');
  };
  accept('old1');
  accept('old2');
  desk.signIn('h-berg');
  accept('old3');
  desk.scan('old4');
  desk.keys('a');
  expect(view(desk.state)).toMatchObject({ entry: { kind: 'second' } });
  desk.signIn('h-berg');
  expect(desk.state.entry).toBeNull();
  desk.keys('a');
  desk.signIn('m-lind');
  expect(desk.state.session?.staffId).toBe('h-berg');
  desk.type('was ill');
  desk.keys('Enter');
  const registered = desk.effects.flatMap((one) => (one.kind === 'register-receipt' && one.overrideReason !== null ? [one] : []));
  expect(registered.map((one) => [one.staffId, one.secondStaffId])).toEqual([
    ['m-lind', null],
    ['m-lind', null],
    ['h-berg', null],
    ['h-berg', 'm-lind'],
  ]);
});

test("the server's later word about a paper takes away neither the reason being typed nor who signed for it", () => {
  const desk = working();
  desk.card('4821');
  desk.scan('old1');
  desk.keys('a');
  desk.type('was il');
  const [problem] = stackOf(desk).problems;
  const told = desk.effects.findLast((one) => one.kind === 'register-receipt');
  const account = desk.state.accounts[problem?.accountId ?? ''];
  if (problem === undefined || told?.kind !== 'register-receipt' || account === undefined) throw new Error('no paper');
  const { reference, tenantId, amountMinor, purchasedAtLocal } = problem;
  desk.send({
    kind: 'receipt.outcome',
    jobId: told.jobId,
    visitId: told.visitId,
    first: false,
    raw: 'old1',
    account,
    outcome: {
      receiptId: problem.receiptId ?? '',
      reference: reference ?? '',
      tenantId,
      amountMinor: amountMinor ?? 0,
      purchasedAtLocal: purchasedAtLocal ?? '',
      tillKey: null,
      fate: 'refused',
      refusal: 'too-old',
      holds: [],
      clash: null,
      points: 0,
      lines: [],
      bound: false,
      decided: true,
    },
  });
  desk.type('l');
  desk.keys('Enter');
  expect(desk.effects.findLast((one) => one.kind === 'register-receipt')).toMatchObject({ overrideReason: 'was ill' });
});

test('a card of the house is served by a second person alone, never by its owner', () => {
  const desk = working();
  desk.card('6666');
  expect(view(desk.state)).toMatchObject({ kind: 'ready', entry: { kind: 'second' } });
  desk.signIn('o-berg');
  expect(desk.state.notebook.stack).toBeNull();
  desk.card('6666');
  desk.signIn('h-berg');
  expect(stackOf(desk).servedBy).toBe('h-berg');
  desk.scan('ok1');
  expect(desk.effects.findLast((one) => one.kind === 'register-receipt')).toMatchObject({ staffId: 'h-berg' });
  expect(desk.state.session?.staffId).toBe('m-lind');
});

test('without a card the phone or a receipt finds the account; offline it is said', () => {
  const desk = working();
  desk.keys('f');
  desk.type('+7 916 000-00-01');
  desk.keys('Enter');
  expect(stackOf(desk).cards[0]).toMatchObject({ last4: '4821', identifiedBy: 'reference' });
  desk.keys('End');
  desk.scan('lost1');
  desk.keys('w');
  expect(stackOf(desk).cards[0]?.last4).toBe('4821');
  desk.keys('End');
  desk.send({ kind: 'house.changed', house: { ...benchHouse, online: false } });
  desk.keys('f');
  desk.type('79160000001');
  desk.keys('Enter');
  expect(desk.state.line?.say.key).toBe('desk.seek-offline');
  expect(desk.effects.filter((one) => one.kind === 'seek-account').map((one) => one.by)).toEqual(['phone', 'receipt']);
});

test('a lost card: a blank one is linked, and then things of value may be fetched', () => {
  const desk = working();
  desk.keys('f');
  desk.type('79160000001');
  desk.keys('Enter', 'k');
  desk.card('7730');
  expect(desk.state.line?.say.key).toBe('desk.card-in-use');
  desk.keys('k');
  desk.card('1111');
  expect(stackOf(desk).cards).toMatchObject([{ last4: '1111', identifiedBy: 'card' }]);
});

test('a refund whose purchase is elsewhere takes the receipt of the purchase; a refund slip or a smaller purchase is none', () => {
  const desk = working();
  desk.card('4821');
  desk.scan('refund1', 89_000, 'cafe-tilia');
  desk.keys('Enter');
  expect(view(desk.state)).toMatchObject({ entry: { kind: 'original' } });
  desk.scan('small', 100, 'cafe-tilia');
  expect(desk.returned).toEqual([]);
  desk.scan('purchase', 89_000, 'cafe-tilia');
  expect(desk.returned).toEqual([{ identity: 'purchase', amountMinor: 89_000 }]);
  expect(stackOf(desk)).toMatchObject({ rows: [], problems: [] });
});

test("the visitor's screen: posters, rows in the visitor's language, nothing behind the lock, thanks, posters again", () => {
  const desk = working();
  const kinds = (): string => visitorScreen.parse(visitorView(desk.state)).kind;
  expect(kinds()).toBe('posters');
  desk.card('4821');
  desk.scan('ok1');
  desk.scan('other1');
  expect(visitorView(desk.state)).toMatchObject({ kind: 'visit', who: 'A. ••4821', frame: { language: 'ru' }, booked: 1, looking: 1 });
  expect(JSON.stringify(visitorView(desk.state))).not.toMatch(/other|1240|dispute|account/);
  desk.keys('l');
  expect(kinds()).toBe('moment');
  expect(JSON.stringify(visitorView(desk.state))).not.toContain('4821');
  desk.signIn();
  desk.keys('End', 'End');
  expect(visitorView(desk.state)).toMatchObject({ kind: 'goodbye', frame: { language: 'ru' }, booked: 1 });
  desk.send({ kind: 'ticked' }, 7000);
  expect(kinds()).toBe('posters');
});
