/** Laws of the pages of what a member has: who sees them, where BACK leads, what a scan does there, and what becomes of a paper. */
import { describe, expect, test } from 'vitest';
import type { Intent } from '../../../domain/contract/intent.ts';
import type { AccountView } from '../../../domain/visit/port.ts';
import { Driver } from './driver.ts';
import { account, booked, house, reading, token, voucher } from './fixtures.ts';

const campaign = (campaignId: string, terms: string): AccountView['campaigns'][number] => ({
  view: {
    campaignId,
    title: campaignId,
    sentence: 'Shop for 5,000 today.',
    art: null,
    forMe: false,
    progress: null,
    fromLocal: '2026-11-14',
    untilLocal: '2026-11-15T21:00:00',
    shops: [],
    except: [],
    left: null,
    leftToday: false,
    place: null,
  },
  version: 2,
  terms,
});

const draw = (drawId: string): AccountView['draws'][number] => ({
  view: { drawId, title: drawId, drawnLocal: '2026-12-02', isOver: false, tickets: 2 },
  numbers: ['4821-0573-9164', '5107-3311-0428'],
  prizes: [],
  publicValue: null,
  address: null,
});

const choosable = { ...voucher(2), deadlineLocal: '2026-11-13T21:00:00', choices: ['Mug'] };
const rich: Partial<AccountView> = {
  vouchers: [{ ...voucher(9), state: 'honoured' }, voucher(1), choosable],
  campaigns: [campaign('hare', 'One.\n\nTwo.'), campaign('bare', '')],
  draws: [draw('bicycle')],
  choices: {
    [choosable.voucherId]: [
      { giftId: 'hare', name: 'Plush hare', art: null },
      { giftId: 'mug', name: 'Mug', art: null },
    ],
  },
};

function enter(change: Partial<AccountView> = rich, identity: 'card' | 'typed' = 'card', start = house): Driver {
  const d = new Driver(start);
  d.feed({ kind: 'card.read', cardToken: token(1), last4: '4821', identity, test: false });
  return d.feed({ kind: 'account.found', cardToken: token(1), view: account(1, change) });
}

/** Every page, by the touches that lead to it. */
const ways: readonly { readonly screen: string; readonly touches: readonly Intent[] }[] = [
  { screen: 'mine', touches: [{ kind: 'mine' }] },
  { screen: 'vouchers', touches: [{ kind: 'mine' }, { kind: 'vouchers' }] },
  { screen: 'voucher', touches: [{ kind: 'mine' }, { kind: 'vouchers' }, { kind: 'open-voucher', voucherId: voucher(1).voucherId }] },
  { screen: 'draw', touches: [{ kind: 'mine' }, { kind: 'tickets' }] },
  { screen: 'campaigns', touches: [{ kind: 'mine' }, { kind: 'campaigns' }] },
  { screen: 'campaign', touches: [{ kind: 'mine' }, { kind: 'campaigns' }, { kind: 'open-campaign', campaignId: 'hare' }] },
  {
    screen: 'terms',
    touches: [{ kind: 'mine' }, { kind: 'campaigns' }, { kind: 'open-campaign', campaignId: 'hare' }, { kind: 'terms' }],
  },
  { screen: 'history', touches: [{ kind: 'mine' }, { kind: 'history' }] },
];

const walk = (d: Driver, touches: readonly Intent[]): Driver => touches.reduce((on, touch) => on.touch(touch), d);

describe.each(ways)('on $screen', ({ screen, touches }) => {
  test('the touches lead there, and BACK leads home in the end', () => {
    const d = walk(enter(), touches);
    expect(d.screen.kind).toBe(screen);
    for (let steps = 0; steps < 5 && d.screen.kind !== 'visit'; steps += 1) d.touch({ kind: 'back' });
    expect(d.screen.kind).toBe('visit');
  });

  test('a receipt scanned there is registered and shown', () => {
    const d = walk(enter(), touches);
    const scan = { raw: 'x', reading: reading(7), tenantId: 'vesta', shopName: 'Vesta', category: null, test: false };
    d.feed({ kind: 'receipt.read', ...scan });
    expect(d.all('register-receipt')).toHaveLength(1);
    d.feed({ kind: 'receipt.outcome', draftId: 'd1', outcome: booked('d1'), view: account(1, rich) });
    expect(d.screen).toMatchObject({ kind: 'visit', rows: [{ state: 'booked' }] });
  });

  test('another card asks, the same card closes it, silence warns and ends', () => {
    const other = { cardToken: token(2), last4: '4822', identity: 'card', test: false };
    expect(walk(enter(), touches).feed({ kind: 'card.read', ...other }).screen.kind).toBe('another-card');
    const same = { cardToken: token(1), last4: '4821', identity: 'card', test: false };
    expect(walk(enter(), touches).feed({ kind: 'card.read', ...same }).screen.kind).toBe('visit');
    expect(walk(enter(), touches).wait(41_000).screen.kind).toBe('idle-warning');
    expect(walk(enter(), touches).wait(61_000).screen.kind).toBe('attract');
  });

  test('a typed number never sees it', () => {
    const d = enter(rich, 'typed');
    for (const touch of touches) expect(d.touch(touch).screen.kind).not.toBe(screen);
    expect(JSON.stringify(d.screen)).not.toContain('K3-1');
  });

  test('FINISH ends the visit and leaves nothing of it', () => {
    const d = walk(enter(), touches).touch({ kind: 'finish' });
    expect(['goodbye', 'result']).toContain(d.screen.kind);
    expect(d.wait(130_000).screen.kind).toBe('attract');
    expect(JSON.stringify(d.state)).not.toContain('K3-1');
  });
});

test('vouchers that stand come first, the soonest end before the others', () => {
  const screen = walk(enter(), [{ kind: 'vouchers' }]).screen;
  expect(screen).toMatchObject({ kind: 'vouchers', open: 2 });
  if (screen.kind === 'vouchers') expect(screen.vouchers.map((each) => each.reference)).toEqual(['K3-2', 'K3-1', 'K3-9']);
});

describe('the code of a voucher', () => {
  const opened = (id = voucher(1).voucherId) => walk(enter(), [{ kind: 'vouchers' }, { kind: 'open-voucher', voucherId: id }]);

  test('comes only after a touch, and goes with a second one or with the page', () => {
    const d = opened();
    expect(d.screen).toMatchObject({ code: null });
    d.touch({ kind: 'show-voucher-code' });
    expect(d.all('make-voucher-code')).toMatchObject([{ reference: 'K3-1' }]);
    d.feed({ kind: 'voucher-code.made', voucherId: voucher(1).voucherId, qrText: 'PV1:K3-1:00' });
    expect(d.screen).toMatchObject({ code: 'PV1:K3-1:00' });
    d.touch({ kind: 'show-voucher-code' });
    expect(d.screen).toMatchObject({ code: null });
    expect(JSON.stringify(d.state)).not.toContain('PV1');
  });

  test('an answer for a page that is left is dropped', () => {
    const d = opened().touch({ kind: 'show-voucher-code' }).touch({ kind: 'back' });
    d.feed({ kind: 'voucher-code.made', voucherId: voucher(1).voucherId, qrText: 'PV1:K3-1:00' });
    expect(JSON.stringify(d.state)).not.toContain('PV1');
  });

  test('a past voucher has neither code nor copy', () => {
    const d = opened(voucher(9).voucherId).touch({ kind: 'show-voucher-code' }).touch({ kind: 'print' });
    expect(d.screen).toMatchObject({ kind: 'voucher', canUse: false, code: null });
    expect([...d.all('make-voucher-code'), ...d.all('print-paper')]).toEqual([]);
  });

  test('another gift is taken only where it is offered', () => {
    const d = opened(choosable.voucherId).touch({ kind: 'choose-gift', giftId: 'hare' }).touch({ kind: 'choose-gift', giftId: 'umbrella' });
    expect(d.all('choose-gift')).toEqual([]);
    d.touch({ kind: 'choose-gift', giftId: 'mug' });
    expect(d.all('choose-gift')).toMatchObject([{ voucherId: choosable.voucherId, giftId: 'mug' }]);
  });

  test('a voucher that the account no longer has falls back to the list', () => {
    const d = opened().feed({ kind: 'account.changed', view: account(1, { ...rich, vouchers: [] }) });
    expect(d.screen).toMatchObject({ kind: 'vouchers', vouchers: [] });
  });
});

describe('papers', () => {
  const papers = [
    { name: 'history', paper: { kind: 'statement' } },
    { name: 'terms', paper: { kind: 'terms', campaignId: 'hare' } },
    { name: 'draw', paper: { kind: 'tickets', drawId: 'bicycle' } },
    { name: 'voucher', paper: { kind: 'voucher', voucherId: voucher(1).voucherId } },
  ];
  const at = (name: string, start = house) => walk(enter(rich, 'card', start), ways.find((way) => way.screen === name)?.touches ?? []);

  test.each(papers)('$name is printed and its page stands again', ({ name, paper }) => {
    const d = at(name).touch({ kind: 'print' });
    expect(d.all('print-paper')).toMatchObject([{ paper, jobId: 'j1' }]);
    expect(d.screen.kind).toBe('printing');
    // Nobody is sent away while paper comes out, and nothing is asked for twice.
    d.touch({ kind: 'back' }).touch({ kind: 'finish' }).touch({ kind: 'print' }).wait(70_000);
    expect(d.screen.kind).toBe('printing');
    d.feed({ kind: 'slip.outcome', jobId: 'j1', outcome: 'printed' });
    expect(d.screen.kind).toBe(name);
    expect(d.all('print-paper')).toHaveLength(1);
  });

  test.each(papers)('$name that does not come is said, and BACK leads to its page', ({ name }) => {
    const d = at(name).touch({ kind: 'print' }).feed({ kind: 'slip.outcome', jobId: 'j1', outcome: 'paper-out' });
    expect(d.screen).toMatchObject({ kind: 'no-paper', why: { key: 'no-slip.paper-out' } });
    expect(d.touch({ kind: 'back' }).screen.kind).toBe(name);
  });

  test.each(papers)('without paper $name is not even begun', ({ name }) => {
    const d = at(name, { ...house, printer: 'paper-out' }).touch({ kind: 'print' });
    expect(d.screen.kind).toBe('no-paper');
    expect(d.all('print-paper')).toEqual([]);
  });

  test('a receipt scanned while a paper comes out is registered', () => {
    const scan = { raw: 'x', reading: reading(7), tenantId: 'vesta', shopName: 'Vesta', category: null, test: false };
    const d = at('terms')
      .touch({ kind: 'print' })
      .feed({ kind: 'receipt.read', ...scan });
    expect(d.all('register-receipt')).toHaveLength(1);
    expect(d.feed({ kind: 'slip.outcome', jobId: 'j1', outcome: 'printed' }).screen.kind).toBe('visit');
  });
});

test('terms are shown clause by clause; a campaign without any says so', () => {
  const open = (campaignId: string) => walk(enter(), [{ kind: 'campaigns' }, { kind: 'open-campaign', campaignId }]);
  expect(open('hare').touch({ kind: 'terms' }).screen).toMatchObject({ kind: 'terms', version: 2, clauses: ['One.', 'Two.'] });
  expect(open('bare').screen).toMatchObject({ hasTerms: false });
});

test('terms begin with what matters; all of them open and close by a touch, and BACK leads from all to what matters, then to the promotion', () => {
  const terms = () => walk(enter(), [{ kind: 'campaigns' }, { kind: 'open-campaign', campaignId: 'hare' }, { kind: 'terms' }]);
  expect(terms().screen).toMatchObject({ kind: 'terms', whole: false, campaign: { campaignId: 'hare' } });
  expect(terms().touch({ kind: 'full-terms' }).screen).toMatchObject({ kind: 'terms', whole: true });
  expect(terms().touch({ kind: 'full-terms' }).touch({ kind: 'full-terms' }).screen).toMatchObject({ kind: 'terms', whole: false });
  const all = terms().touch({ kind: 'full-terms' });
  expect(all.touch({ kind: 'back' }).screen).toMatchObject({ kind: 'terms', whole: false });
  expect(all.touch({ kind: 'back' }).screen.kind).toBe('campaign');
});
