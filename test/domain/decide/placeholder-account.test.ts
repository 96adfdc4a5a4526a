/** After a restore the kiosk that registered a receipt may push before the kiosk that opened the account. Nothing of either may be lost. */
import { expect, test } from 'vitest';
import { balanceOf } from '../../../domain/ledger/balance.ts';
import { account, base, cardKey, noon, opened, Programme, scanned } from './fixture.ts';

test('a receipt that arrives before the opening of its account ends in the same points as one that arrives after', () => {
  const late = new Programme([base]);
  expect(late.do(scanned(1, 1, 245_000), { kioskId: 'K2' }).outcome.fate).toBe('applied');
  expect(late.do(opened(1, { origin: 'joined', language: 'fi' })).outcome.fate).toBe('applied');
  const early = new Programme([base]);
  early.do(opened(1, { origin: 'joined', language: 'fi' }));
  early.do(scanned(1, 1, 245_000), { kioskId: 'K2' });
  expect(balanceOf(late.account(1), noon)).toEqual(balanceOf(early.account(1), noon));
  expect(late.account(1)).toMatchObject({ status: 'provisional', language: 'fi', cards: [{ cardKey: cardKey(1) }] });
  expect(late.draft.get('card', cardKey(1))?.accountId).toBe(account(1));
});

test('the opening again changes nothing more, and there is one welcome', () => {
  const mall = new Programme([base]);
  mall.do(scanned(1, 1, 245_000), { kioskId: 'K2' });
  mall.do(opened(1, { origin: 'joined' }));
  mall.do(opened(1, { origin: 'joined' }));
  expect(balanceOf(mall.account(1), noon).spendable).toBe(124);
});

test('a card that somebody else has by then stays there; the receipts wait on their account for the desk', () => {
  const mall = new Programme([base]);
  mall.do(scanned(1, 1, 245_000), { kioskId: 'K2' });
  mall.do(opened(2, { cardKey: cardKey(1) }));
  expect(mall.do(opened(1, { origin: 'met' })).outcome.refusal).toBe('card-taken');
  expect(mall.account(1).receipts).toMatchObject([{ state: 'booked' }]);
  expect(mall.draft.get('card', cardKey(1))?.accountId).toBe(account(2));
});
