import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { deskScreen } from '../../../domain/contract/desk-screen.ts';
import { otherGift } from '../../../domain/desk/hand-out.ts';
import { blankProblem, notebook } from '../../../domain/desk/stack-record.ts';
import { openStack } from '../../../domain/desk/state.ts';
import { view } from '../../../domain/desk/view.ts';
import { problemView } from '../../../domain/desk/view-problem.ts';
import { benchHouse } from './bench-house.ts';
import { benchDesk, openedDesk, stackOf } from './desk-bench.ts';
import type { Desk } from './desk-bench.ts';

test('papers are scanned without a key: good ones become rows, the others sink in their order and never stop the scanning', () => {
  const desk = openedDesk();
  desk.scan('ok1');
  desk.scan('old1');
  desk.scan('ok2');
  desk.scan('other1');
  desk.send({ kind: 'code.not-a-receipt' });
  desk.scan('ok3');
  expect(stackOf(desk).rows.map((row) => row.tenantId)).toEqual(['vesta', 'vesta', 'vesta']);
  expect(stackOf(desk).problems.map((one) => one.kind)).toEqual(['too-old', 'other-card', 'not-receipt']);
  expect(desk.effects.filter((effect) => effect.kind === 'cue').map((effect) => effect.cue)).toEqual([
    'good',
    'good',
    'problem',
    'good',
    'problem',
    'problem',
    'good',
  ]);
});

test('the same paper scanned twice is counted once and laid nowhere', () => {
  const desk = openedDesk();
  desk.scan('ok1');
  desk.scan('ok1');
  expect(stackOf(desk).rows).toHaveLength(1);
  expect(stackOf(desk).problems).toHaveLength(0);
});

test('receipts scanned before the card are registered when the card comes', () => {
  const desk = benchDesk();
  desk.signIn();
  desk.scan('ok1');
  desk.scan('ok2');
  expect(desk.receipts.size).toBe(0);
  expect(view(desk.state)).toMatchObject({ kind: 'ready', waiting: 2 });
  desk.card('4821');
  expect(stackOf(desk).rows).toHaveLength(2);
});

test('a crumpled paper is typed with two letters of the shop, number, time and amount, and is to be stamped', () => {
  const desk = openedDesk();
  desk.keys('t');
  desk.type('mi');
  desk.keys('Enter');
  desk.type('004417');
  desk.keys('Enter');
  desk.type('1240');
  desk.keys('Enter');
  desk.type('1780');
  desk.keys('Enter');
  expect(stackOf(desk).problems).toHaveLength(0);
  // two shops begin with Mi; the choice of the arrows was not needed for the first
  expect(stackOf(desk).rows[0]).toMatchObject({
    tenantId: 'milk-and-denim',
    amountMinor: 178_000,
    purchasedAtLocal: '2026-11-14T12:40:00',
    stamp: true,
  });
});

test('arrows choose among shops with the same letters, and a Cyrillic layout finds them too', () => {
  const desk = openedDesk();
  desk.keys('t');
  desk.type('ьш');
  desk.keys('ArrowDown', 'Enter', 'Enter');
  desk.type('12:40');
  desk.keys('Enter');
  desk.type('12,50');
  desk.keys('Enter');
  expect(stackOf(desk).rows[0]).toMatchObject({ tenantId: 'mira-toys', amountMinor: 1250 });
});

test('too old: Enter refuses; A takes a reason and one of the exceptions of the shift, and no more than those', () => {
  const desk = openedDesk();
  desk.scan('old1');
  desk.keys('Enter');
  expect(stackOf(desk).problems).toHaveLength(0);
  for (const raw of ['old2', 'old3', 'old4']) {
    desk.scan(raw);
    desk.keys('a');
    desk.type('visitor was ill');
    desk.keys('Enter');
  }
  desk.scan('old5');
  desk.keys('a');
  expect(desk.state.entry).toEqual({ kind: 'second', text: '' });
  expect(stackOf(desk).rows).toHaveLength(3);
  expect(stackOf(desk).problems.map((one) => one.kind)).toEqual(['too-old']);
  const overrides = desk.effects.filter((effect) => effect.kind === 'register-receipt' && effect.overrideReason !== null);
  expect(overrides).toHaveLength(3);
});

test('a refund burns its purchase when that is known here, and else is only kept', () => {
  const desk = openedDesk();
  desk.scan('ok1', 115_000);
  desk.scan('refund1', 115_000);
  expect(stackOf(desk).problems[0]?.original).not.toBeNull();
  desk.keys('Enter');
  expect([...desk.receipts.values()].filter((one) => one.state === 'voided')).toHaveLength(1);
  desk.scan('refund2', 999_900);
  expect(stackOf(desk).problems[0]?.original).toBeNull();
  desk.keys('Enter');
  expect([...desk.receipts.values()].filter((one) => one.state === 'voided')).toHaveLength(1);
});

test('on another card: the preset drops it, D lets the paper win', () => {
  const desk = openedDesk();
  desk.scan('other1');
  desk.keys('Enter');
  expect([...desk.receipts.values()].map((one) => one.state)).toEqual(['refused']);
  desk.scan('other2');
  desk.keys('d');
  expect(stackOf(desk).rows).toHaveLength(1);
});

test('an unknown till is named once and its paper is booked', () => {
  const desk = openedDesk();
  desk.scan('till1', 100_000, null);
  desk.keys('Enter');
  desk.type('br');
  desk.keys('Enter');
  expect(desk.effects).toContainEqual(expect.objectContaining({ kind: 'map-till', tenantId: 'brandt-electronics' }));
  expect(stackOf(desk).problems).toHaveLength(0);
});

test('after the second family card rows go to it, and M with a card moves the marked ones', () => {
  const desk = openedDesk();
  desk.scan('ok1');
  desk.scan('ok2');
  desk.card('7730');
  desk.scan('ok3');
  expect(stackOf(desk).rows.map((row) => row.last4)).toEqual(['4821', '4821', '7730']);
  desk.keys('ArrowUp', 'ArrowUp', ' ', 'm');
  desk.card('7730');
  expect(stackOf(desk).rows.map((row) => [row.last4, row.moved])).toEqual([
    ['7730', true],
    ['4821', false],
    ['7730', false],
  ]);
});

test('Backspace takes the newest row back as a typing error; V asks release or burn, and burn wants a reason', () => {
  const desk = openedDesk();
  desk.scan('ok1');
  desk.scan('ok2');
  desk.keys('Backspace');
  expect(stackOf(desk).rows).toHaveLength(1);
  desk.keys('v', 'b', 'Enter');
  expect(stackOf(desk).rows).toHaveLength(1);
  desk.type('goods came back');
  desk.keys('Enter');
  expect(stackOf(desk).rows).toHaveLength(0);
  expect(desk.effects.filter((effect) => effect.kind === 'void-row').map((effect) => [effect.mode, effect.reason])).toEqual([
    ['release', 'typing'],
    ['burn', 'goods came back'],
  ]);
});

test('a voucher is handed out once; the second try tells when and where', () => {
  const desk = openedDesk();
  desk.keys('g', 'g');
  expect([...desk.handedOut]).toEqual([['v1', 1]]);
  desk.send({ kind: 'voucher-code.read', reference: 'K3-4821' });
  desk.keys('g');
  expect(desk.handedOut.get('v1')).toBe(1);
  expect(desk.state.line?.say).toMatchObject({ key: 'desk.voucher-handed-out', args: { at: 'D1' } });
});

test('of a gift that is gone O offers what the house names instead, with who gives it; not without the server, which alone knows', () => {
  const gone = (online: boolean) => {
    const desk = benchDesk();
    desk.signIn();
    desk.card('4821');
    const name = (text: string) => ({ en: text, ru: text, fi: text, de: text });
    const accounts = Object.fromEntries(
      Object.entries(desk.state.accounts).map(([accountId, one]) => [
        accountId,
        { ...one, vouchers: one.vouchers.map((each) => ({ ...each, left: 0, substitute: { giftId: 'lantern', name: name('Lantern') } })) },
      ]),
    );
    const state = { ...desk.state, accounts, house: { ...desk.state.house, online } };
    return { shown: view(state), step: otherGift(state) };
  };
  const { shown, step } = gone(true);
  expect(shown).toMatchObject({ kind: 'stack', vouchers: expect.arrayContaining([expect.objectContaining({ substitute: 'Lantern' })]) });
  expect(step.effects).toMatchObject([{ kind: 'choose-gift', giftId: 'lantern', staffId: expect.any(String) }]);
  const offline = gone(false);
  expect(offline.step.effects.map((effect) => effect.kind)).toEqual(['cue']);
  expect(offline.shown).toMatchObject({ vouchers: expect.arrayContaining([expect.objectContaining({ substitute: null })]) });
});

test('a paper that resembles another card’s says where and when that one was registered, and no name', () => {
  const desk = benchDesk();
  desk.signIn();
  desk.card('4821');
  const stack = openStack(desk.state);
  if (stack === null) throw new Error('no stack');
  const problem = {
    ...blankProblem,
    problemId: 'p1',
    kind: 'held' as const,
    accountId: stack.cards[0]?.accountId ?? '',
    holds: ['weak-clash' as const],
    clash: { at: 'K3', local: '2026-11-14T13:10:00' },
  };
  expect(problemView(desk.state, problem, 1, true).more).toEqual([
    { key: 'desk.more-alike', args: { onLocal: '2026-11-14T13:10:00', atLocal: '2026-11-14T13:10:00', at: 'K3' } },
  ]);
  expect(problemView(desk.state, { ...problem, clash: null }, 1, true).more).toEqual([]);
});

test('of gifts to choose from O takes the next one, round and round, and G hands out the one that is shown', () => {
  const desk = benchDesk();
  desk.signIn();
  desk.card('0912');
  const shown = () => {
    const screen = view(desk.state);
    return screen.kind === 'stack' ? screen.vouchers.find((one) => one.current) : undefined;
  };
  const seen = [shown()?.giftName];
  for (let i = 0; i < 3; i++) {
    desk.keys('o');
    seen.push(shown()?.giftName);
    expect(shown()?.choices).toHaveLength(2);
  }
  expect(new Set(seen).size).toBe(3);
  expect(seen[3]).toBe(seen[0]);
  desk.keys('o', 'g', 'o');
  expect(desk.effects.filter((effect) => effect.kind === 'choose-gift')).toHaveLength(4);
  expect(shown()).toMatchObject({ giftName: seen[1], state: 'handed-out' });
});

test('the bearer of a slip gets what is cheap; above the set value the card is needed', () => {
  const desk = benchDesk();
  desk.signIn();
  desk.send({ kind: 'voucher-code.read', reference: 'K3-5000' });
  desk.keys('g');
  expect(desk.handedOut.size).toBe(0);
  desk.card('4821');
  desk.keys('g');
  expect(desk.handedOut.get('v2')).toBe(1);
  desk.keys('End');
  desk.type('K1-77');
  desk.keys('Enter', 'g');
  expect(desk.handedOut.get('v3')).toBe(1);
});

test('offline a voucher of another counter is not handed out', () => {
  const desk = openedDesk();
  const house = { ...benchHouse, online: false };
  desk.send({ kind: 'house.changed', house });
  const accounts = Object.fromEntries(
    Object.entries(desk.state.accounts).map(([id, one]) => [
      id,
      { ...one, vouchers: one.vouchers.map((each) => ({ ...each, offlineHere: false })) },
    ]),
  );
  desk.state = { ...desk.state, accounts };
  desk.keys('g');
  expect(desk.handedOut.size).toBe(0);
});

test('End tells once that papers are still laid aside, then prints in the language of the visitor and clears the table', () => {
  const desk = openedDesk();
  desk.scan('ok1');
  desk.scan('old1');
  desk.keys('End');
  expect(openStack(desk.state)).not.toBeNull();
  desk.keys('End');
  expect(openStack(desk.state)).toBeNull();
  expect(desk.effects).toContainEqual(expect.objectContaining({ kind: 'print-slip', language: 'ru' }));
  expect(desk.state.accounts).toEqual({});
});

const act = fc.oneof(
  fc
    .constantFrom(
      'Enter',
      'Escape',
      'Backspace',
      'Tab',
      'End',
      'ArrowUp',
      'ArrowDown',
      'F1',
      'F2',
      ' ',
      'a',
      'b',
      'c',
      'd',
      'f',
      'g',
      'o',
      'i',
      'l',
      'm',
      'p',
      'r',
      't',
      'v',
      'k',
      'x',
      'n',
      '1',
      '2',
    )
    .map((key) => ({ do: 'key' as const, key })),
  fc.constantFrom('4821', '7730', '0912', '6666', '5150', '1111').map((last4) => ({ do: 'card' as const, last4 })),
  fc
    .tuple(fc.constantFrom('ok', 'old', 'other', 'till', 'refund'), fc.integer({ min: 1, max: 6 }))
    .map(([kind, n]) => ({ do: 'scan' as const, raw: `${kind}${n}` })),
  fc.constantFrom('K3-4821', 'K3-5000', 'K1-77').map((reference) => ({ do: 'voucher' as const, reference })),
  fc.constant({ do: 'sign-in' as const }),
  fc.constant({ do: 'silence' as const }),
);

test('no sequence of keys, cards and scans loses a durable row, hands a voucher out twice, or shows a screen outside the contract', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
      const desk = benchDesk();
      desk.signIn();
      let dealt = new Set<string>();
      for (const one of acts) {
        const before = onTables(desk);
        const effectsBefore = desk.effects.length;
        if (one.do === 'key') desk.keys(one.key);
        else if (one.do === 'card') desk.card(one.last4);
        else if (one.do === 'scan')
          desk.scan(one.raw, 100_000 + Number(one.raw.at(-1)) * 1000, one.raw.startsWith('till') ? null : 'vesta');
        else if (one.do === 'voucher') desk.send({ kind: 'voucher-code.read', reference: one.reference });
        else if (one.do === 'sign-in') desk.signIn('h-berg');
        else desk.send({ kind: 'ticked' }, 200_000);
        const acted = desk.effects.slice(effectsBefore);
        dealt = new Set([...dealt, ...[...before].filter((id) => !onTables(desk).has(id))]);
        // A row leaves the table only by a durable act on it, by its key "drop", or with its whole stack.
        for (const id of [...before].filter((receiptId) => !onTables(desk).has(receiptId))) {
          const named = acted.some((effect) => ('receiptId' in effect && effect.receiptId === id) || effect.kind === 'return-goods');
          const ended = acted.some((effect) => effect.kind === 'end-stack');
          const dropped = one.do === 'key' && (one.key === 'Enter' || one.key === 'r') && desk.receipts.get(id)?.state !== 'booked';
          expect(named || ended || dropped).toBe(true);
        }
        // What is booked for an open stack is on the table the moment it is durable.
        for (const [id, receipt] of desk.receipts)
          if (receipt.state === 'booked' && !dealt.has(id)) expect(onTables(desk).has(id)).toBe(true);
        z.parse(deskScreen, view(desk.state));
        z.parse(notebook, desk.state.notebook);
      }
      for (const times of desk.handedOut.values()) expect(times).toBe(1);
    }),
    { numRuns: 300 },
  );
});

function onTables(desk: Desk): Set<string> {
  const stacks = [desk.state.notebook.stack, ...desk.state.notebook.parked].flatMap((one) => one ?? []);
  return new Set(
    stacks.flatMap((one) => [...one.rows.map((row) => row.receiptId), ...one.problems.flatMap((each) => each.receiptId ?? [])]),
  );
}
