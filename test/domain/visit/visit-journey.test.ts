/** Journey J1 and the house rules, moment by moment. */
import { expect, test } from 'vitest';
import { account, booked, house, scanned, token, voucher } from './fixtures.ts';
import { Driver } from './driver.ts';

test('a payment card is answered at once and nothing of it is kept', () => {
  const d = new Driver().feed({ kind: 'payment-card.refused' });
  expect(d.screen).toMatchObject({ kind: 'message', title: { key: 'message.payment-card.title' } });
  d.touch({ kind: 'next' });
  expect(d.screen.kind).toBe('attract');
});

test('a receipt before a card is kept, shown, and booked on the card that comes', () => {
  const d = new Driver().feed(scanned(1, 0)).feed(scanned(2, 0)).feed(scanned(2, 0));
  expect(d.screen).toMatchObject({ kind: 'kept-receipts', totalMinor: 490_000, secondsAll: 90 });
  expect(d.all('begin-visit')).toHaveLength(1);
  d.member(1);
  expect(d.all('register-receipt').map((each) => each.accountId)).toEqual([account(1).accountId, account(1).accountId]);
});

test('kept receipts are released when nobody says whose they are', () => {
  const d = new Driver().feed(scanned(1, 0)).wait(91_000);
  expect(d.screen.kind).toBe('attract');
  expect(d.all('register-receipt')).toHaveLength(0);
  expect(d.all('end-visit')).toHaveLength(1);
});

test('another card within five seconds asks; after five seconds of silence it takes over and the first visit keeps all', () => {
  const soon = new Driver().member(1).feed(scanned(1, 0));
  soon.wait(2_000).feed({ kind: 'card.read', cardToken: token(2), last4: '4822', identity: 'card', test: false });
  expect(soon.screen).toMatchObject({ kind: 'another-card', currentLast4: '4821', newLast4: '4822' });
  soon.touch({ kind: 'stay' });
  expect(soon.screen.kind).toBe('visit');

  const late = new Driver().member(1).feed(scanned(1, 0)).wait(6_000).member(2);
  expect(late.screen).toMatchObject({ kind: 'visit', frame: { card: { last4: '4822' } }, rows: [] });
  expect(late.all('end-visit')).toHaveLength(1);
});

test('in the accessible mode another card always asks', () => {
  const d = new Driver().member(1).touch({ kind: 'toggle-lower' }).wait(30_000);
  d.feed({ kind: 'card.read', cardToken: token(2), last4: '4822', identity: 'card', test: false });
  expect(d.screen.kind).toBe('another-card');
});

test('a receipt after fifteen seconds of silence asks whose it is, and a no keeps it for the person who stands there', () => {
  const d = new Driver().member(1).wait(16_000).feed(scanned(1, 0));
  expect(d.screen).toMatchObject({ kind: 'whose-receipt', last4: '4821' });
  d.touch({ kind: 'receipt-is-not-mine' });
  expect(d.screen).toMatchObject({ kind: 'kept-receipts', rows: [{ shop: 'Vesta' }] });
  expect(d.all('register-receipt')).toHaveLength(0);
});

test('a receipt of an unknown till asks for the shop; the next scan or BACK registers it without one, never drops it', () => {
  const picked = new Driver().member(1).feed(scanned(1, 0, false));
  expect(picked.screen.kind).toBe('pick-shop');
  picked.touch({ kind: 'pick-shop', tenantId: 'vesta' });
  expect(picked.all('register-receipt')).toMatchObject([{ tenantId: 'vesta' }]);

  const overtaken = new Driver()
    .member(1)
    .feed(scanned(1, 0, false))
    .feed(scanned(2, 0));
  expect(overtaken.all('register-receipt')).toMatchObject([{ tenantId: null }, { tenantId: null }]);
});

test('the gift that the fourth receipt reaches is shown once, and the slip is preset', () => {
  const d = new Driver().member(1).feed(scanned(4, 0));
  const bound = [{ voucher: voucher(4), summary: summary(), granted: true, campaignId: 'plush-hare' }];
  const outcome = booked('d1', { bound });
  d.feed({ kind: 'receipt.outcome', draftId: 'd1', outcome, view: account(1) });
  expect(d.screen).toMatchObject({ kind: 'gift-bound', granted: true, title: 'Plush hare' });
  d.touch({ kind: 'next' }).feed({ kind: 'receipt.outcome', draftId: 'd1', outcome, view: account(1) });
  expect(d.screen.kind).toBe('visit');
  d.touch({ kind: 'finish' });
  expect(d.screen).toMatchObject({ kind: 'result', slipPreset: true, booked: 1, earnedPoints: 24 });
});

test('a gift that ran out this second is told before any joy', () => {
  const d = new Driver().member(1).feed(scanned(4, 0));
  d.feed({
    kind: 'receipt.outcome',
    draftId: 'd1',
    outcome: booked('d1', {
      gone: [{ campaignId: 'plush-hare', title: 'Plush hare', what: { key: 'gone.today', args: {} }, instead: null }],
    }),
    view: account(1),
  });
  expect(d.screen.kind).toBe('gift-gone');
});

test('a promise that was to be confirmed is celebrated once more when it is granted', () => {
  const d = new Driver().member(1).feed(scanned(4, 0));
  const maybe = { ...voucher(4), state: 'to-be-confirmed' as const };
  d.feed({
    kind: 'receipt.outcome',
    draftId: 'd1',
    outcome: booked('d1', { bound: [{ voucher: maybe, summary: summary(), granted: false, campaignId: 'h' }] }),
    view: account(1),
  });
  expect(d.screen).toMatchObject({ kind: 'gift-bound', granted: false });
  d.feed({
    kind: 'receipt.outcome',
    draftId: 'd1',
    outcome: booked('d1', { bound: [{ voucher: voucher(4), summary: summary(), granted: true, campaignId: 'h' }] }),
    view: account(1),
  });
  expect(d.screen).toMatchObject({ kind: 'gift-bound', granted: true });
});

test('a slip that does not come out: the card is enough, IT is told, and the visit ends', () => {
  const d = new Driver().member(1).feed(scanned(1, 0));
  d.feed({ kind: 'receipt.outcome', draftId: 'd1', outcome: booked('d1'), view: account(1) });
  d.touch({ kind: 'finish' }).touch({ kind: 'slip-yes' });
  const job = d.all('print-slip')[0];
  expect(d.screen.kind).toBe('printing');
  d.feed({ kind: 'slip.outcome', jobId: job?.jobId ?? '', outcome: 'paper-out' });
  expect(d.screen).toMatchObject({ kind: 'no-slip', reason: 'paper-out' });
  expect(d.all('tell-it')).toHaveLength(1);
  d.touch({ kind: 'finish' });
  expect(d.screen.kind).toBe('goodbye');
});

test('a card during goodbye begins the next visit', () => {
  const d = new Driver().member(1).touch({ kind: 'finish' });
  expect(d.screen.kind).toBe('goodbye');
  d.member(2);
  expect(d.screen).toMatchObject({ kind: 'visit', frame: { card: { last4: '4822' } } });
});

test('silence warns twenty seconds before the end, any touch keeps the visit, silence ends it', () => {
  const d = new Driver().member(1).wait(41_000);
  expect(d.screen).toMatchObject({ kind: 'idle-warning', secondsLeft: 19 });
  d.touch({ kind: 'stay' });
  expect(d.screen.kind).toBe('visit');
  d.wait(61_000);
  expect(d.screen.kind).toBe('attract');
});

test('a typed number sees no balance, history, gifts or vouchers', () => {
  const d = new Driver().feed({ kind: 'card.read', cardToken: token(1), last4: '4821', identity: 'typed', test: false });
  d.feed({
    kind: 'account.found',
    cardToken: token(1),
    view: account(1, { vouchers: [voucher(1)], notices: [{ key: 'notice.prize-won', args: { points: 1 } }] }),
  });
  expect(d.screen).toMatchObject({
    kind: 'visit',
    typedIdentity: true,
    balance: null,
    vouchers: [],
    notices: [],
    frame: { card: { initial: '' } },
  });
  d.touch({ kind: 'gifts' });
  expect(d.screen).toMatchObject({ kind: 'message', title: { key: 'message.typed-sees-little.title' } });
  d.touch({ kind: 'back' }).touch({ kind: 'history' });
  expect(d.screen.kind).toBe('message');
});

test('CHANGE CARD moves what was scanned to the right card', () => {
  const d = new Driver().member(1).feed(scanned(1, 0));
  d.feed({ kind: 'receipt.outcome', draftId: 'd1', outcome: booked('d1'), view: account(1) });
  d.touch({ kind: 'change-card' }).member(2);
  expect(d.all('move-receipts')).toMatchObject([{ draftIds: ['d1'], toAccountId: account(2).accountId }]);
  expect(d.screen).toMatchObject({ kind: 'visit', frame: { card: { last4: '4822' } }, rows: [{ shop: 'Vesta' }] });
});

test('a newcomer joins with a slip card, the kept receipts come along, and the phone goes nowhere else', () => {
  const d = new Driver().feed(scanned(1, 0)).touch({ kind: 'join' }).touch({ kind: 'of-age' }).touch({ kind: 'next' });
  expect(d.screen).toMatchObject({ kind: 'join-terms', accepted: false });
  d.touch({ kind: 'toggle-rules' }).touch({ kind: 'next' });
  for (const key of '9161234567') d.touch({ kind: 'key', key });
  d.touch({ kind: 'next' });
  expect(d.screen.kind).toBe('birthday');
  d.touch({ kind: 'not-now' });
  expect(d.screen.kind).toBe('join-card');
  d.touch({ kind: 'slip-card' });
  expect(d.all('open-account')).toMatchObject([
    { origin: 'joined', phone: '9161234567', consent: { sms: false, email: false }, card: { kind: 'slip' } },
  ]);
  d.feed({
    kind: 'account.opened',
    view: account(9, { status: 'provisional' }),
    cardNumber: '9643000000000009',
    qrText: 'PC1:9643000000000009',
  });
  expect(d.all('register-receipt')).toMatchObject([{ accountId: account(9).accountId }]);
  expect(d.screen).toMatchObject({ kind: 'join-done', number: '9643000000000009' });
  expect(JSON.stringify(d.state)).not.toContain('9161234567');
});

test('too young: receipts are released and nothing is stored', () => {
  const d = new Driver().feed(scanned(1, 0)).touch({ kind: 'join' }).touch({ kind: 'under-age' });
  expect(d.screen).toMatchObject({ kind: 'message', title: { key: 'message.come-with-parent.title' } });
  expect(d.all('open-account')).toHaveLength(0);
  expect(d.state.stage.kind).toBe('attract');
});

test('an unknown card of the own range earns offline; with a link it is asked first', () => {
  const offline = new Driver({ ...house, online: false }).feed(scanned(1, 0));
  offline.feed({ kind: 'card.read', cardToken: token(3), last4: '4823', identity: 'card', test: false });
  offline.feed({ kind: 'account.not-found', cardToken: token(3), last4: '4823', ownRange: true, online: false });
  expect(offline.screen).toMatchObject({ kind: 'unknown-card', offlineEarns: true, keptReceipts: 1 });
  offline.touch({ kind: 'next' });
  expect(offline.all('open-account')).toMatchObject([{ origin: 'met', phone: null }]);

  const online = new Driver();
  online.feed({ kind: 'card.read', cardToken: token(3), last4: '4823', identity: 'card', test: false });
  online.feed({ kind: 'account.not-found', cardToken: token(3), last4: '4823', ownRange: true, online: true });
  online.touch({ kind: 'next' });
  expect(online.all('open-account')).toHaveLength(0);
});

test('a late answer about a card that left does not open anything', () => {
  const d = new Driver();
  d.feed({ kind: 'card.read', cardToken: token(1), last4: '4821', identity: 'card', test: false }).wait(61_000);
  d.feed({ kind: 'account.found', cardToken: token(1), view: account(1) });
  expect(d.screen.kind).toBe('attract');
});

test('a typed receipt waits for the desk: shop, number, date and amount go to the core as they were typed', () => {
  const d = new Driver().member(1).touch({ kind: 'type-receipt' }).touch({ kind: 'pick-shop', tenantId: 'vesta' });
  for (const key of '004417') d.touch({ kind: 'key', key });
  d.touch({ kind: 'next' });
  for (const key of '1240') d.touch({ kind: 'key', key });
  d.touch({ kind: 'next' });
  for (const key of '1780,5') d.touch({ kind: 'key', key });
  d.touch({ kind: 'next' }).touch({ kind: 'next' });
  expect(d.all('register-receipt')).toMatchObject([
    { raw: null, tenantId: 'vesta', typed: { number: '004417', amountMinor: 178_050, purchasedAtLocal: '2026-11-14T12:40:00' } },
  ]);
});

function summary() {
  return {
    voucherId: voucher(4).voucherId,
    reference: 'K3-4',
    giftId: 'plush-hare',
    campaignId: 'plush-hare',
    pricePoints: 0,
    issuedAtMs: 0,
    deadlineMs: 0,
    state: 'open' as const,
    honouredAtMs: null,
    honouredAt: null,
    choices: [],
  };
}

test('a gift that could not be recorded is never called gone: nothing was taken, the desk can help', () => {
  const gift = {
    giftId: 'notebook',
    name: 'Notebook',
    text: '',
    art: null,
    pricePoints: 180,
    missingPoints: 0,
    left: 3,
    place: 'Info desk',
    deadlineLocal: '2026-11-28T22:00:00',
    worth: null,
    state: 'have' as const,
  };
  const d = new Driver();
  d.feed({ kind: 'card.read', cardToken: token(1), last4: '4821', identity: 'card', test: false });
  d.feed({ kind: 'account.found', cardToken: token(1), view: account(1, { gifts: [gift] }) });
  d.touch({ kind: 'gifts' }).touch({ kind: 'pick-gift', giftId: 'notebook' }).touch({ kind: 'confirm-gift' });
  expect(d.all('ask-gift')).toHaveLength(1);
  d.feed({ kind: 'gift.not-recorded', giftId: 'notebook' });
  expect(d.screen).toMatchObject({ kind: 'message', title: { key: 'message.gift-not-recorded.title' } });
});
