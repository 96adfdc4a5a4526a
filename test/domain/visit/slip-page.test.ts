/** What the slip says: one touch from where a slip is offered or lies in the tray, BACK to it, and nothing for a number that was only typed. */
import { expect, test } from 'vitest';
import type { SlipPart } from '../../../domain/contract/screen-slip.ts';
import { wantedName } from '../../../domain/visit/slip-wanted.ts';
import { Driver } from './driver.ts';
import { account, booked, card, house, scanned, token } from './fixtures.ts';

const parts: readonly SlipPart[] = [{ kind: 'title', text: 'The hare is yours.' }];

/** The core answers what was asked for last. */
function answer(d: Driver, name?: string): Driver {
  const asked = d.all('read-slip').at(-1);
  if (asked === undefined) throw new Error('nothing was asked for');
  return d.feed({ kind: 'slip.read', name: name ?? wantedName(asked.of), parts });
}

/** A visit with one receipt, at its result. */
function atResult(identity: 'card' | 'typed' = 'card'): Driver {
  const d = new Driver();
  d.feed({ ...card(1, d.atMs), identity });
  d.feed({ kind: 'account.found', cardToken: token(1), view: account(1) });
  d.feed({ ...scanned(1, d.atMs) });
  d.feed({ kind: 'receipt.outcome', draftId: 'd1', outcome: booked('d1'), view: account(1) });
  for (let touches = 0; d.screen.kind !== 'result' && touches < 4; touches += 1)
    d.touch(d.screen.kind === 'visit' ? { kind: 'finish' } : { kind: 'next' });
  expect(d.screen.kind).toBe('result');
  return d;
}

test('at the result the words of the slip are those that YES would print, and printing from there prints them', () => {
  const d = atResult().touch({ kind: 'slip-words' });
  expect(d.screen.kind).toBe('result');
  answer(d);
  expect(d.screen).toMatchObject({ kind: 'slip-words', parts, canPrint: true });
  d.touch({ kind: 'print' });
  const [asked] = d.all('read-slip');
  const [print] = d.all('print-slip');
  expect(print).toMatchObject({ ...asked?.of });
  expect(d.screen.kind).toBe('printing');
});

test('BACK leads to the page that offered it, FINISH ends as it does there', () => {
  const d = answer(atResult().touch({ kind: 'slip-words' }));
  expect(d.touch({ kind: 'back' }).screen.kind).toBe('result');
  answer(d.touch({ kind: 'slip-words' }));
  expect(d.touch({ kind: 'finish' }).screen.kind).toBe('goodbye');
});

test('no paper came out: what it would have said can be read, and printed no more', () => {
  const d = atResult().touch({ kind: 'slip-yes' });
  d.feed({ kind: 'slip.outcome', jobId: d.all('print-slip')[0]?.jobId, outcome: 'paper-out' });
  expect(d.screen).toMatchObject({ kind: 'no-slip', canRead: true });
  answer(d.touch({ kind: 'slip-words' }));
  expect(d.screen).toMatchObject({ kind: 'slip-words', canPrint: false });
  expect(d.touch({ kind: 'print' }).screen.kind).toBe('no-slip');
  expect(d.all('print-slip')).toHaveLength(1);
});

test('a typed number reads nothing, wherever it stands', () => {
  const d = atResult('typed').touch({ kind: 'slip-words' });
  d.touch({ kind: 'slip-yes' });
  d.feed({ kind: 'slip.outcome', jobId: d.all('print-slip')[0]?.jobId, outcome: 'gone' });
  expect(d.screen).toMatchObject({ kind: 'no-slip', canRead: false });
  d.touch({ kind: 'slip-words' }).feed({ kind: 'slip.read', name: 'slip/visit/en', parts });
  expect(d.all('read-slip')).toEqual([]);
  expect(d.screen.kind).toBe('no-slip');
});

test('the statement is read from the history, in the language of the screen, and again in another', () => {
  const d = new Driver().member(1).touch({ kind: 'mine' }).touch({ kind: 'history' });
  answer(d.touch({ kind: 'slip-words' }));
  expect(d.all('read-slip').at(-1)?.of).toMatchObject({ paper: { kind: 'statement' }, language: d.state.language });
  const other = house.languages.find((each) => each !== d.state.language) ?? 'de';
  d.touch({ kind: 'choose-language', language: other });
  expect(d.all('read-slip').at(-1)?.of).toMatchObject({ paper: { kind: 'statement' }, language: other });
  const again: readonly SlipPart[] = [{ kind: 'title', text: 'again' }];
  d.feed({ kind: 'slip.read', name: `statement//${other}`, parts: again });
  expect(d.screen).toMatchObject({ kind: 'slip-words', parts: again });
  expect(d.touch({ kind: 'back' }).screen.kind).toBe('history');
});

test('an answer to another question changes nothing, and neither does one about what is gone', () => {
  const d = atResult().touch({ kind: 'slip-words' });
  answer(d, 'statement//en');
  expect(d.screen.kind).toBe('result');
  d.feed({ kind: 'slip.read', name: 'slip/visit/en', parts: null });
  expect(d.screen.kind).toBe('result');
  d.touch({ kind: 'slip-no' });
  answer(d);
  expect(d.screen.kind).toBe('goodbye');
});

test('where no slip is offered nothing is read', () => {
  const d = new Driver().member(1).touch({ kind: 'slip-words' });
  d.touch({ kind: 'mine' }).touch({ kind: 'slip-words' });
  expect(d.all('read-slip')).toEqual([]);
});
