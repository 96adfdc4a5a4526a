/** The member's own affairs: three touches to settings, points given only by a card that is shown, codes that are for what was on the screen, and a typed number that does none of it. */
import { describe, expect, test } from 'vitest';
import type { Intent } from '../../../domain/contract/intent.ts';
import type { AccountView } from '../../../domain/visit/port.ts';
import { Driver } from './driver.ts';
import { account, card, house, scanned, token } from './fixtures.ts';

const own = (change: Partial<AccountView['own']> = {}): Partial<AccountView> => ({ own: { ...account(1).own, ...change } });
const sent = { kind: 'code.asked', result: 'sent', againMs: 30_000 } as const;
const ids = { transferId: '00000000-0000-7000-8000-000000000009', reference: 'K3-77' };
const right = { kind: 'code.checked', verdict: 'right', refusal: null, ids, found: null } as const;
const gift = { transferId: ids.transferId, reference: 'K3-9', points: 50, arrivesLocal: '2026-11-28' };

function at(view: Partial<AccountView> = {}, start = house): Driver {
  const visit = new Driver(start);
  visit.feed({ ...card(1, visit.atMs) });
  return visit.feed({ kind: 'account.found', cardToken: token(1), view: account(1, view) });
}
const settings = (view: Partial<AccountView> = {}, start = house): Driver =>
  at(view, start).touch({ kind: 'mine' }).touch({ kind: 'settings' });
const found = (accountId: string | null, wrong: string | null = null) =>
  ({ kind: 'receiver.found', cardToken: token(2), last4: '4822', accountId, wrong }) as const;
function type(visit: Driver, digits: string): Driver {
  for (const key of digits) visit.touch({ kind: 'key', key });
  return visit;
}
/** Stands before the code: 200 points to the card of another member. */
function checkPage(): Driver {
  const visit = settings().touch({ kind: 'give-points' });
  visit.feed({ ...card(2, visit.atMs) }).feed(found(account(2).accountId));
  return type(visit, '200').touch({ kind: 'next' });
}

describe('settings', () => {
  test('two touches lead there, BACK leads back, and each channel is a choice of its own', () => {
    const visit = settings();
    expect(visit.screen).toMatchObject({ kind: 'settings', sms: false, email: false, canGive: true });
    visit.touch({ kind: 'toggle-email' });
    expect(visit.screen).toMatchObject({ sms: false, email: true });
    visit.touch({ kind: 'toggle-sms' }).touch({ kind: 'toggle-email' });
    expect(visit.all('set-consent')).toMatchObject([
      { sms: false, email: true },
      { sms: true, email: true },
      { sms: true, email: false },
    ]);
    expect(visit.touch({ kind: 'back' }).screen.kind).toBe('mine');
  });

  test('who sees what can be printed, and the paper leads back to it', () => {
    const visit = settings().touch({ kind: 'who-sees' }).touch({ kind: 'print' });
    expect(visit.all('print-paper')).toMatchObject([{ paper: { kind: 'rules' } }]);
    visit.feed({ kind: 'slip.outcome', jobId: visit.all('print-paper')[0]?.jobId, outcome: 'printed' });
    expect(visit.screen.kind).toBe('who-sees');
  });

  test('a typed number sees and does none of it', () => {
    const visit = new Driver();
    visit.feed({ ...card(1, visit.atMs), identity: 'typed' });
    visit.feed({
      kind: 'account.found',
      cardToken: token(1),
      view: account(1, own({ leaving: { untilLocal: '2026-12-06', reference: 'K3-1' } })),
    });
    expect(visit.screen.kind).toBe('visit');
    const all: Intent[] = [
      { kind: 'settings' },
      { kind: 'who-sees' },
      { kind: 'give-points' },
      { kind: 'on-the-way' },
      { kind: 'undo-gift', transferId: gift.transferId },
      { kind: 'leave' },
      { kind: 'send-code' },
      { kind: 'stay-member' },
    ];
    for (const intent of all) {
      visit.touch(intent);
      expect(['visit', 'message']).toContain(visit.screen.kind);
      visit.touch({ kind: 'back' });
    }
    expect(visit.effects.filter((each) => !['begin-visit', 'find-account'].includes(each.kind))).toEqual([]);
  });

  test('a receipt scanned on any of these pages counts', () => {
    for (const page of ['who-sees', 'give-points', 'leave'] as const) {
      const visit = settings().touch({ kind: page });
      visit.feed({ ...scanned(1, visit.atMs) });
      expect(visit.all('register-receipt')).toHaveLength(1);
    }
  });
});

describe('giving points', () => {
  test('the receiver is the card that is shown; its account never goes to the page', () => {
    const visit = checkPage();
    expect(visit.screen).toMatchObject({ kind: 'give-check', last4: '4822', points: 200, left: 1_040, arrivesLocal: '2026-11-28' });
    expect(JSON.stringify(visit.screen)).not.toContain(account(2).accountId);
    expect(visit.all('find-account')).toHaveLength(1);
  });

  test('one card cannot give to itself, and why another cannot receive is said where it was shown', () => {
    const visit = settings().touch({ kind: 'give-points' });
    visit.feed({ ...card(1, visit.atMs) });
    expect(visit.screen).toMatchObject({ kind: 'give-card', wrong: 'own' });
    visit.feed({ ...card(2, visit.atMs) }).feed(found(null, 'provisional'));
    expect(visit.screen).toMatchObject({ kind: 'give-card', wrong: 'provisional' });
    // An answer about a card shown before is late.
    visit.feed({ ...card(3, visit.atMs) }).feed(found(account(2).accountId));
    expect(visit.screen).toMatchObject({ kind: 'give-card', wrong: null });
  });

  test('no more than there is, nothing, or letters; 0 begins no amount', () => {
    const visit = settings().touch({ kind: 'give-points' });
    visit.feed({ ...card(2, visit.atMs) }).feed(found(account(2).accountId));
    expect(type(visit, '0').screen).toMatchObject({ text: '', complete: false });
    expect(type(visit, '1241').screen).toMatchObject({ complete: false });
    expect(visit.touch({ kind: 'next' }).screen.kind).toBe('give-amount');
    visit.touch({ kind: 'key', key: 'clear' });
    expect(type(visit, '1240x').screen).toMatchObject({ text: '1240', complete: true });
  });

  test('the code is asked for this act; right digits show it on its way, BACK keeps the code for it', () => {
    const visit = checkPage().touch({ kind: 'send-code' });
    const act = { kind: 'give-points', toAccountId: account(2).accountId, points: 200 };
    expect(visit.all('ask-code')).toMatchObject([{ purpose: 'confirm-act', act, accountId: account(1).accountId, isAgain: false }]);
    expect(visit.feed(sent).screen).toMatchObject({ kind: 'enter-code', act: { points: 200, last4: '4822' } });
    expect(visit.touch({ kind: 'back' }).screen.kind).toBe('give-check');
    visit.touch({ kind: 'send-code' }).feed(sent);
    type(visit, '123456').touch({ kind: 'next' }).feed(right);
    expect(visit.screen).toMatchObject({ kind: 'on-the-way', gifts: [{ reference: 'K3-77', points: 200 }] });
  });

  test('what the centre refuses is said kindly, and nothing stands on its way', () => {
    const visit = checkPage().touch({ kind: 'send-code' }).feed(sent);
    type(visit, '123456')
      .touch({ kind: 'next' })
      .feed({ ...right, refusal: 'not-enough-points', ids: null });
    expect(visit.screen).toMatchObject({ kind: 'message', title: { key: 'message.act-not-enough.title' } });
    const noPhone = checkPage().touch({ kind: 'send-code' }).feed({ kind: 'code.asked', result: 'no-phone', againMs: 0 });
    expect(noPhone.screen).toMatchObject({ kind: 'message', title: { key: 'message.act-no-phone.title' } });
  });

  test('without the centre it is not begun, and who is not confirmed, has nothing or leaves is not offered it', () => {
    const offline = { ...house, online: false };
    expect(settings({}, offline).touch({ kind: 'give-points' }).screen).toMatchObject({ title: { key: 'message.act-offline.title' } });
    const leaving = own({ leaving: { untilLocal: '2026-12-06', reference: 'K3-1' } });
    for (const view of [{ status: 'provisional' } as const, { spendablePoints: 0 }, leaving]) {
      const visit = at(view);
      if (visit.screen.kind === 'leaving') visit.touch({ kind: 'back' });
      visit.touch({ kind: 'mine' }).touch({ kind: 'settings' });
      expect(visit.screen).toMatchObject({ kind: 'settings', canGive: false });
      expect(visit.touch({ kind: 'give-points' }).screen.kind).toBe('settings');
    }
  });

  test('a gift on its way is undone by a touch, with the centre there', () => {
    const visit = settings(own({ onTheWay: [gift] })).touch({ kind: 'on-the-way' });
    visit.touch({ kind: 'undo-gift', transferId: '00000000-0000-7000-8000-00000000000a' });
    expect(visit.all('undo-gift')).toEqual([]);
    visit.touch({ kind: 'undo-gift', transferId: gift.transferId });
    expect(visit.all('undo-gift')).toMatchObject([{ transferId: gift.transferId }]);
    const offline = settings(own({ onTheWay: [gift] }), { ...house, online: false }).touch({ kind: 'on-the-way' });
    expect(offline.touch({ kind: 'undo-gift', transferId: gift.transferId }).screen).toMatchObject({
      title: { key: 'message.act-offline.title' },
    });
    expect(offline.all('undo-gift')).toEqual([]);
  });
});

describe('leaving', () => {
  const leaving = own({ leaving: { untilLocal: '2026-12-06', reference: 'K3-1' } });

  test('what ends is said in figures, a code stands before it, and then the day', () => {
    const visit = settings().touch({ kind: 'leave' });
    expect(visit.screen).toMatchObject({ kind: 'leave', points: 1_240, vouchers: 0, tickets: 0, untilLocal: '2026-11-28' });
    visit.touch({ kind: 'send-code' }).feed(sent);
    expect(visit.all('ask-code')).toMatchObject([{ act: { kind: 'leave' } }]);
    type(visit, '123456').touch({ kind: 'next' }).feed(right);
    expect(visit.screen).toMatchObject({ kind: 'leaving', untilLocal: '2026-11-28', reference: 'K3-77' });
  });

  test('each scan asks; one touch stays, also without the centre; going on leaves it as it is', () => {
    const visit = at(leaving);
    expect(visit.screen).toMatchObject({ kind: 'leaving', untilLocal: '2026-12-06' });
    visit.touch({ kind: 'back' });
    expect(visit.screen.kind).toBe('visit');
    expect(visit.all('stay-member')).toEqual([]);
    const stays = at(leaving, { ...house, online: false }).touch({ kind: 'stay-member' });
    expect(stays.all('stay-member')).toHaveLength(1);
    expect(stays.screen.kind).toBe('visit');
    // A touch that comes twice stays once.
    expect(stays.touch({ kind: 'stay-member' }).all('stay-member')).toHaveLength(1);
  });

  test('touches of pages that are gone do nothing', () => {
    for (const intent of [
      { kind: 'send-code' },
      { kind: 'stay-member' },
      { kind: 'leave' },
      { kind: 'who-sees' },
      { kind: 'give-points' },
    ] as const) {
      const visit = at().touch(intent);
      expect(visit.screen.kind).toBe('visit');
      expect(visit.effects.filter((each) => each.kind === 'ask-code' || each.kind === 'stay-member')).toEqual([]);
    }
  });
});
