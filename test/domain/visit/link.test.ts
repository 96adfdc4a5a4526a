/** An unknown card is linked by a one-time code for this card and this account, or by the desk: never by the kiosk's own word, and never for a typed number. */
import { expect, test } from 'vitest';
import { Driver } from './driver.ts';
import { account, card, house, scanned, token } from './fixtures.ts';

const ids = { transferId: '00000000-0000-7000-8000-000000000009', reference: 'K3-77' };

/** An unknown card, the wish to link it, and then the member's own card. */
function linking(start = house, identity: 'card' | 'typed' = 'card'): Driver {
  const d = new Driver(start);
  d.feed({ ...card(8, d.atMs) });
  d.feed({ kind: 'account.not-found', cardToken: token(8), last4: '4828', ownRange: true, online: start.online });
  d.feed({ ...scanned(1, d.atMs) }).touch({ kind: 'link-card' });
  d.feed({ ...card(1, d.atMs), identity });
  return d.feed({ kind: 'account.found', cardToken: token(1), view: account(1) });
}
const noted = (why: string) => ({ kind: 'link.noted', accountId: account(1).accountId, why, reference: 'K3-90' }) as const;
function type(d: Driver, digits: string): Driver {
  for (const key of digits) d.touch({ kind: 'key', key });
  return d;
}

test('the code is asked for this card and this account, the receipts are booked meanwhile, and the right digits link', () => {
  const d = linking();
  expect(d.all('ask-code')).toMatchObject([
    {
      purpose: 'confirm-act',
      accountId: account(1).accountId,
      phone: null,
      act: { kind: 'link-card', cardToken: token(8), last4: '4828' },
    },
  ]);
  expect(d.all('register-receipt')).toHaveLength(1);
  expect(d.screen).toMatchObject({ kind: 'enter-code', act: { kind: 'link-card', last4: '4828' } });
  expect(JSON.stringify(d.screen)).not.toContain(token(8));
  d.feed({ kind: 'code.asked', result: 'sent', againMs: 30_000 });
  type(d, '123456').touch({ kind: 'next' });
  d.feed({ kind: 'code.checked', verdict: 'right', refusal: null, ids, found: null });
  expect(d.screen).toMatchObject({ kind: 'visit', toast: { say: { key: 'toast.card-linked' } } });
  expect(d.all('note-link')).toEqual([]);
});

test('without a confirmed phone the desk does it: the wish is kept, and the screen says its reference', () => {
  const d = linking().feed({ kind: 'code.asked', result: 'no-phone', againMs: 0 });
  expect(d.all('note-link')).toMatchObject([{ accountId: account(1).accountId, cardToken: token(8), last4: '4828', why: 'no-phone' }]);
  d.feed(noted('no-phone'));
  expect(d.screen).toMatchObject({ kind: 'message', why: { key: 'message.link.no-phone' }, reference: 'K3-90' });
  expect(d.touch({ kind: 'next' }).screen.kind).toBe('visit');
});

test('offline no code is asked for, the wish is kept, and the receipt counts', () => {
  const d = linking({ ...house, online: false });
  expect(d.all('ask-code')).toEqual([]);
  expect(d.all('register-receipt')).toHaveLength(1);
  d.feed(noted('offline'));
  expect(d.screen).toMatchObject({ kind: 'message', why: { key: 'message.link.offline' } });
});

test('whoever goes back from the code leaves the wish for the desk', () => {
  const d = linking().feed({ kind: 'code.asked', result: 'sent', againMs: 30_000 }).touch({ kind: 'back' });
  expect(d.all('note-link')).toMatchObject([{ why: 'later' }]);
  expect(d.screen.kind).toBe('visit');
});

test('a typed number links nothing: no code, no wish', () => {
  const d = linking(house, 'typed');
  expect(d.screen).toMatchObject({ kind: 'message', title: { key: 'message.typed-sees-little.title' } });
  expect([...d.all('ask-code'), ...d.all('note-link')]).toEqual([]);
});

test('a card that found another owner meanwhile is not linked, and the words say so', () => {
  const d = linking().feed({ kind: 'code.asked', result: 'sent', againMs: 30_000 });
  type(d, '123456').touch({ kind: 'next' });
  d.feed({ kind: 'code.checked', verdict: 'right', refusal: 'card-taken', ids: null, found: null });
  expect(d.screen).toMatchObject({ kind: 'message', title: { key: 'message.card-taken.title' } });
});
