/** One-time codes at the kiosk: the field after joining with LATER beside it, the forgotten card, and that no answer and no silence ever holds a visitor. */
import { describe, expect, test } from 'vitest';
import type { AccountView } from '../../../domain/visit/port.ts';
import { Driver } from './driver.ts';
import { account, booked, house, scanned } from './fixtures.ts';

const waits: Partial<AccountView> = { status: 'provisional', notices: [{ key: 'notice.confirm-phone', args: {} }] };
const sent = { kind: 'code.asked', result: 'sent', againMs: 30_000 } as const;
const checked = (verdict: string, found: unknown = null) => ({ kind: 'code.checked', verdict, refusal: null, ids: null, found }) as const;

function type(visit: Driver, digits: string): Driver {
  for (const key of digits) visit.touch({ kind: 'key', key });
  return visit;
}

/** Joins with a number and a slip card; stands on join-done. */
function joined(start = house, view = account(1, waits)): Driver {
  const visit = new Driver(start)
    .touch({ kind: 'no-card' })
    .touch({ kind: 'of-age' })
    .touch({ kind: 'toggle-rules' })
    .touch({ kind: 'next' });
  type(visit, '9161234567').touch({ kind: 'next' }).touch({ kind: 'slip-card' });
  return visit.feed({ kind: 'account.opened', view, cardNumber: '2200481900004821', qrText: 'PSG1:1' });
}

function atField(): Driver {
  return joined().touch({ kind: 'next' }).feed(sent);
}

describe('after joining with a number', () => {
  test('the field opens once the card was shown; a right code closes it and says so', () => {
    const visit = joined();
    expect(visit.screen.kind).toBe('join-done');
    visit.touch({ kind: 'next' });
    expect(visit.screen).toMatchObject({ kind: 'enter-code', phase: 'asking' });
    expect(visit.all('ask-code')).toEqual([
      {
        kind: 'ask-code',
        purpose: 'confirm-phone',
        act: null,
        accountId: account(1).accountId,
        phone: null,
        isAgain: false,
        language: 'en',
      },
    ]);
    type(visit.feed(sent), '123456').touch({ kind: 'next' });
    expect(visit.screen).toMatchObject({ phase: 'checking' });
    expect(visit.all('check-code')).toMatchObject([{ digits: '123456' }]);
    expect(visit.feed(checked('right')).screen).toMatchObject({ kind: 'visit', toast: { say: { key: 'toast.phone-confirmed' } } });
  });

  test('nobody is asked who gave no number, is offline, or only tries it out', () => {
    for (const visit of [joined(house, account(1)), joined({ ...house, online: false })]) {
      visit.touch({ kind: 'next' });
      expect(visit.screen.kind).toBe('visit');
      expect(visit.all('ask-code')).toEqual([]);
    }
  });

  test('receipts that were kept are booked first, and a gift is celebrated before the code is asked for', () => {
    const visit = new Driver().feed(scanned(1, 0)).touch({ kind: 'join' }).touch({ kind: 'of-age' }).touch({ kind: 'toggle-rules' });
    type(visit.touch({ kind: 'next' }), '9161234567')
      .touch({ kind: 'next' })
      .touch({ kind: 'slip-card' });
    visit
      .feed({ kind: 'account.opened', view: account(1, waits), cardNumber: '2200481900004821', qrText: 'PSG1:1' })
      .touch({ kind: 'next' });
    expect(visit.screen.kind).toBe('visit');
    visit.feed({ kind: 'receipt.outcome', draftId: 'd1', outcome: booked('d1'), view: account(1, waits) });
    expect(visit.screen.kind).toBe('enter-code');
  });

  test('LATER goes on at any moment, asking and checking too', () => {
    for (const visit of [joined().touch({ kind: 'next' }), atField(), type(atField(), '123456').touch({ kind: 'next' })]) {
      expect(visit.touch({ kind: 'later' }).screen.kind).toBe('visit');
      // What is answered afterwards changes nothing.
      expect(visit.feed(checked('right')).feed(sent).screen.kind).toBe('visit');
    }
  });

  test('LATER is preset after 25 s without a digit, offline, and when the code rests', () => {
    const visit = atField();
    expect(visit.screen).toMatchObject({ laterPreset: false });
    expect(visit.wait(25_000).screen).toMatchObject({ laterPreset: true });
    expect(type(atField().wait(20_000), '1').wait(10_000).screen).toMatchObject({ laterPreset: false });
    expect(atField().feed({ kind: 'house.changed', house: { ...house, online: false } }).screen).toMatchObject({ laterPreset: true });
    expect(joined().touch({ kind: 'next' }).feed({ kind: 'code.asked', result: 'no-answer', againMs: 0 }).screen).toMatchObject({
      phase: 'closed',
      note: 'unreachable',
      laterPreset: true,
    });
  });

  test('wrong digits go, the fifth time the code rests; another one may be asked for after the pause', () => {
    const visit = type(atField(), '111111').touch({ kind: 'next' }).feed(checked('wrong'));
    expect(visit.screen).toMatchObject({ digits: '', phase: 'open', note: 'wrong', againSeconds: 30 });
    type(visit, '222222').touch({ kind: 'next' }).feed(checked('too-many'));
    expect(visit.screen).toMatchObject({ phase: 'closed', note: 'over' });
    type(visit, '3');
    expect(visit.screen).toMatchObject({ digits: '' });
    visit.touch({ kind: 'send-again' });
    expect(visit.all('ask-code')).toHaveLength(1);
    visit.wait(30_000).touch({ kind: 'send-again' });
    expect(visit.all('ask-code')).toMatchObject([{ isAgain: false }, { isAgain: true }]);
  });

  test('an answer that does not come leaves the digits, to be sent once more', () => {
    const visit = type(atField(), '123456').touch({ kind: 'next' }).feed(checked('no-answer'));
    expect(visit.screen).toMatchObject({ digits: '123456', phase: 'open', note: 'unreachable', complete: true });
  });

  test('FINISH ends the visit from the field, and nothing of it is left', () => {
    const visit = type(atField(), '123456').touch({ kind: 'finish' });
    expect(visit.screen.kind).toBe('goodbye');
    expect(JSON.stringify(visit.state)).not.toMatch(/123456|9161234567/);
  });

  test('a scan goes before the code; the field can be opened again by hand', () => {
    const visit = type(atField(), '12').feed(scanned(3, 0));
    expect(visit.screen.kind).toBe('visit');
    expect(visit.touch({ kind: 'enter-code' }).screen).toMatchObject({ kind: 'enter-code', digits: '' });
  });
});

describe('a forgotten card', () => {
  const asked = () => type(new Driver().touch({ kind: 'type-card' }).touch({ kind: 'forgot-card' }), '9161234567').touch({ kind: 'next' });

  test('number, code, visit: it sees everything and may spend', () => {
    const visit = asked();
    expect(visit.all('ask-code')).toMatchObject([{ purpose: 'forgot-card', phone: '9161234567', accountId: null }]);
    type(visit.feed(sent), '123456').touch({ kind: 'next' });
    visit.feed(checked('right', { cardToken: 'f'.repeat(64), view: account(2) }));
    expect(visit.screen).toMatchObject({ kind: 'visit', typedIdentity: false });
    expect(visit.state.stage).toMatchObject({ card: { identity: 'phone-code' } });
    expect(JSON.stringify(visit.state)).not.toMatch(/123456|9161234567/);
  });

  test('receipts that were kept come along', () => {
    const visit = new Driver().feed(scanned(1, 0)).touch({ kind: 'forgot-card' });
    type(visit, '9161234567').touch({ kind: 'next' }).feed(sent);
    type(visit, '123456')
      .touch({ kind: 'next' })
      .feed(checked('right', { cardToken: 'f'.repeat(64), view: account(2) }));
    expect(visit.all('register-receipt')).toMatchObject([{ accountId: account(2).accountId }]);
  });

  test('BACK goes to the number as it was typed, then out; FINISH ends at once', () => {
    const visit = asked().touch({ kind: 'back' });
    expect(visit.screen).toMatchObject({ kind: 'find-phone', digits: '9161234567' });
    expect(visit.touch({ kind: 'back' }).screen.kind).toBe('attract');
    expect(asked().touch({ kind: 'finish' }).screen.kind).toBe('attract');
  });

  test('offline it says so and names the desk', () => {
    const visit = new Driver({ ...house, online: false }).touch({ kind: 'type-card' }).touch({ kind: 'forgot-card' });
    expect(visit.screen).toMatchObject({ kind: 'message', title: { key: 'message.code-offline.title' } });
    expect(visit.touch({ kind: 'back' }).screen.kind).toBe('attract');
  });

  test('right, but this kiosk does not have the account: the desk', () => {
    const visit = type(asked().feed(sent), '123456').touch({ kind: 'next' }).feed(checked('right'));
    expect(visit.screen).toMatchObject({ kind: 'message', title: { key: 'message.card-not-here.title' } });
  });

  test('whoever walks away leaves nothing', () => {
    const visit = type(asked().feed(sent), '1234').wait(61_000);
    expect(visit.screen.kind).toBe('attract');
    expect(JSON.stringify(visit.state)).not.toMatch(/1234"|9161234567/);
  });
});

test('an account that went into another one is shown as that one', () => {
  const visit = joined().touch({ kind: 'next' });
  visit.feed({ kind: 'account.joined', fromAccountId: account(1).accountId, view: account(2) }).touch({ kind: 'later' });
  expect(visit.state.stage).toMatchObject({ account: { accountId: account(2).accountId } });
});
