/**
 * A scanned receipt that is asked about stands on its question alone. Law: whatever happens while the question is open, the receipt is registered once, kept for whoever stands here
 * now, still asked about, or (nobody said whose it is, and everybody has left) free again; never on a card that nobody said it belongs to.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Intent } from '../../../domain/contract/intent.ts';
import { Driver } from './driver.ts';
import { account, booked, card, reading, scanned, token, voucher } from './fixtures.ts';

type Question = 'pick-shop' | 'whose-receipt';
const questions: readonly Question[] = ['pick-shop', 'whose-receipt'];

/** Member 1 is here, receipt 1 has been scanned, and the question about it is open. */
function asked(question: Question): Driver {
  const d = new Driver().member(1);
  if (question === 'pick-shop') d.wait(500).feed(scanned(1, 0, false));
  else d.wait(16_000).feed(scanned(1, 0));
  expect(d.screen.kind).toBe(question);
  return d.wait(500);
}

/** Accounts on which receipt 1 was registered. */
const registeredOn = (d: Driver) => d.all('register-receipt').map((each) => each.accountId);
const first = account(1).accountId;
const second = account(2).accountId;

/** The core finds member `n`'s account. */
const found = (d: Driver, n: number) => d.feed({ kind: 'account.found', cardToken: token(n), view: account(n) });

/** A refund slip whose code says no sum: it can earn nothing, which is said at once. */
const neverEarns = { ...scanned(7, 0), reading: { ...reading(7), totalMinor: null, kind: 'refund' } } as const;

describe('the own card, shown once more,', () => {
  test('answers "for card ••4821?"', () => {
    const d = asked('whose-receipt').member(1);
    expect(registeredOn(d)).toEqual([first]);
    expect(d.screen.kind).toBe('visit');
  });

  test('leaves the question about the shop open', () => {
    const d = asked('pick-shop').member(1);
    expect(d.screen.kind).toBe('pick-shop');
    expect(registeredOn(d)).toEqual([]);
  });
});

describe('another card', () => {
  test.each(questions)('asked about and sent away: %s stands again', (question) => {
    for (const kind of ['stay', 'back'] as const) {
      const d = asked(question).member(2);
      expect(d.screen.kind).toBe('another-card');
      expect(d.touch({ kind }).screen.kind).toBe(question);
      expect(registeredOn(d)).toEqual([]);
    }
  });

  test('taken: a receipt whose shop was asked stays where it was scanned, held', () => {
    const d = found(asked('pick-shop').member(2).touch({ kind: 'use-other-card' }), 2);
    expect(registeredOn(d)).toEqual([first]);
  });

  test('taken: a receipt of which nobody said whose it is goes with the card that is shown now', () => {
    const d = found(asked('whose-receipt').member(2).touch({ kind: 'use-other-card' }), 2);
    expect(registeredOn(d)).toEqual([second]);
    expect(d.screen).toMatchObject({ kind: 'visit', rows: [{ shop: 'Vesta' }] });
  });

  test('after five seconds of silence it takes over at once, and the same holds', () => {
    expect(registeredOn(found(asked('pick-shop').wait(6_000).feed(card(2, 0)), 2))).toEqual([first]);
    expect(registeredOn(found(asked('whose-receipt').wait(6_000).feed(card(2, 0)), 2))).toEqual([second]);
  });

  test('a second one over the first loses nothing either', () => {
    const d = asked('pick-shop').member(2).member(3).touch({ kind: 'stay' });
    expect(d.screen.kind).toBe('pick-shop');
  });

  test('leaves a receipt that is being typed as it was', () => {
    const d = new Driver().member(1).touch({ kind: 'type-receipt' }).touch({ kind: 'pick-shop', tenantId: 'vesta' });
    d.touch({ kind: 'key', key: '7' }).member(2);
    expect(d.screen.kind).toBe('another-card');
    expect(d.touch({ kind: 'stay' }).screen).toMatchObject({ kind: 'type-receipt', step: 'number', number: '7' });
  });
});

describe('nobody answers', () => {
  test('a receipt whose shop was asked is registered before the visit ends', () => {
    const d = asked('pick-shop').wait(70_000);
    expect(d.screen.kind).toBe('attract');
    expect(registeredOn(d)).toEqual([first]);
    const kinds = d.effects.map((each) => each.kind);
    expect(kinds.indexOf('register-receipt')).toBeLessThan(kinds.indexOf('end-visit'));
  });

  test('a receipt of which nobody said whose it is is free again', () => {
    const d = asked('whose-receipt').wait(70_000);
    expect(d.screen.kind).toBe('attract');
    expect(registeredOn(d)).toEqual([]);
  });
});

describe('what comes in between', () => {
  test.each(questions)('a touch meant for the screen before does not tear %s away', (question) => {
    const stale: readonly Intent['kind'][] = [
      'gifts',
      'mine',
      'history',
      'change-card',
      'code-help',
      'type-receipt',
      'campaigns',
      'tickets',
      'vouchers',
      'map',
      'show-at-desk',
      'next',
      'print',
    ];
    for (const kind of stale) {
      const d = asked(question).touch({ kind } as Intent);
      expect(d.screen.kind, kind).toBe(question);
      expect(registeredOn(d), kind).toEqual([]);
    }
  });

  test('the answer to a gift asked for before: the receipt gets its row', () => {
    const d = asked('pick-shop').feed({
      kind: 'gift.outcome',
      giftId: 'g',
      result: { ok: true, voucher: voucher(1), granted: true },
      view: account(1),
    });
    expect(d.screen.kind).toBe('gift-bound');
    expect(registeredOn(d)).toEqual([first]);
    expect(d.touch({ kind: 'next' }).screen).toMatchObject({ kind: 'visit', rows: [{ state: 'waiting' }] });
  });

  test('a paper that can earn nothing is said, and the one before it is registered', () => {
    const d = asked('pick-shop').feed(neverEarns);
    expect(d.screen.kind).toBe('message');
    expect(registeredOn(d)).toEqual([first]);
  });

  test('a paper that can earn nothing does not tear a form away', () => {
    const d = new Driver().touch({ kind: 'join' }).touch({ kind: 'of-age' }).feed(neverEarns);
    expect(d.screen.kind).toBe('join-terms');
    expect(d.all('cue')).toMatchObject([{ cue: 'problem' }]);
  });
});

test('one paper is promised to the desk once, however fast the finger', () => {
  const d = new Driver().member(1).touch({ kind: 'code-help' }).touch({ kind: 'show-at-desk' }).touch({ kind: 'show-at-desk' });
  expect(d.all('promise-paper')).toHaveLength(1);
});

test('one receipt more than may be kept is said, and the ten before it are still there', () => {
  const d = new Driver();
  for (let n = 1; n <= 11; n += 1) d.feed(scanned(n, 0));
  expect(d.screen).toMatchObject({ kind: 'message', title: { key: 'message.kept-full.title' } });
  expect(d.touch({ kind: 'back' }).screen).toMatchObject({ kind: 'kept-receipts' });
  expect(d.screen.kind === 'kept-receipts' && d.screen.rows).toHaveLength(10);
});

describe('kept receipts', () => {
  const kept = () => new Driver().feed(scanned(1, 0));

  test('are not thrown away by the FINISH of a message over them, only by their own touch', () => {
    const d = kept().feed({ kind: 'code.not-a-receipt' }).touch({ kind: 'finish' });
    expect(d.screen).toMatchObject({ kind: 'kept-receipts', rows: [{ shop: 'Vesta' }] });
    expect(d.touch({ kind: 'back' }).screen.kind).toBe('attract');
  });

  test('have their whole time again when a page over them closes', () => {
    const d = kept().wait(50_000).touch({ kind: 'code-help' }).wait(45_000).touch({ kind: 'back' }).wait(1_000);
    expect(d.screen).toMatchObject({ kind: 'kept-receipts', secondsLeft: 89 });
  });
});

test('an invitation to more shops never takes a gift off the screen', () => {
  const d = new Driver().member(1).feed(scanned(1, 0));
  const bound = [{ voucher: voucher(1), summary: {}, granted: true, campaignId: 'hare' }];
  const nearMisses = [{ progress: { campaignId: 'coffee' }, shops: [] }];
  const outcome = { ...booked('d1'), bound, nearMisses };
  for (let times = 0; times < 2; times += 1) d.feed({ kind: 'receipt.outcome', draftId: 'd1', outcome, view: account(1) });
  expect(d.state.page?.kind).toBe('gift-bound');
});

describe('over a goodbye', () => {
  const goodbye = () => {
    const d = new Driver().member(1).touch({ kind: 'choose-language', language: 'fi' }).touch({ kind: 'finish' });
    expect(d.screen).toMatchObject({ kind: 'goodbye', frame: { language: 'fi' } });
    return d;
  };

  test('what the next visitor shows is theirs: FINISH answers, and the language is the house’s', () => {
    const d = goodbye().feed({ kind: 'code.not-a-receipt' });
    expect(d.screen).toMatchObject({ kind: 'message', frame: { language: 'ru' } });
    expect(d.touch({ kind: 'finish' }).screen.kind).toBe('attract');
  });

  test('a receipt of the next visitor is kept in the language of the house', () => {
    expect(goodbye().feed(scanned(1, 0)).screen).toMatchObject({ kind: 'kept-receipts', frame: { language: 'ru' } });
  });
});

describe('in any order of touches, cards and papers', () => {
  type Move = { readonly waitMs: number } & ({ readonly card: number } | { readonly paper: boolean } | { readonly touch: Intent['kind'] });
  const touches: readonly Intent['kind'][] = [
    'back',
    'stay',
    'finish',
    'gifts',
    'mine',
    'change-card',
    'code-help',
    'show-at-desk',
    'use-other-card',
    'receipt-is-mine',
    'receipt-is-not-mine',
    'shop-not-listed',
    'type-receipt',
    'type-card',
    'no-card',
    'next',
    'slip-no',
    'history',
    'toggle-lower',
  ];
  const waitMs = fc.constantFrom(200, 2_000, 6_000, 17_000, 45_000);
  const moves: fc.Arbitrary<readonly Move[]> = fc.array(
    fc.oneof(
      fc.record({ waitMs, card: fc.integer({ min: 1, max: 2 }) }),
      fc.record({ waitMs, paper: fc.boolean() }),
      fc.record({ waitMs, touch: fc.constantFrom(...touches) }),
    ),
    { maxLength: 25 },
  );

  test('each paper read in a visit is registered once, is still here, or was left unclaimed', () => {
    fc.assert(
      fc.property(moves, (list) => {
        const d = new Driver();
        let papers = 0;
        for (const move of list) {
          d.wait(move.waitMs);
          const before = d.state;
          if ('card' in move) d.member(move.card);
          else if ('touch' in move) d.touch({ kind: move.touch } as Intent);
          else d.feed(scanned((papers += 1), 0, move.paper));
          // whoever leaves by FINISH, a refusal or time with kept receipts leaves them: the papers can be scanned again
          if (before.stage.kind === 'visit') expect(lost(d, before.page)).toEqual([]);
        }
        const counts = Map.groupBy(d.all('register-receipt'), (each) => each.raw ?? '');
        for (const [raw, each] of counts) expect(each.length, raw).toBe(1);
      }),
      { numRuns: 400 },
    );
  });

  /** The receipt that a page asked about and that nobody knows of any more. */
  function lost(d: Driver, page: Driver['state']['page']): readonly (string | null)[] {
    const under = page?.kind === 'another-card' ? page.under : page;
    if (under?.kind !== 'pick-shop' && under?.kind !== 'whose-receipt') return [];
    const { raw } = under.draft;
    const isRegistered = d.all('register-receipt').some((each) => each.raw === raw);
    const isHere = JSON.stringify(d.state).includes(JSON.stringify(raw));
    return isRegistered || isHere || (under.kind === 'whose-receipt' && d.state.stage.kind === 'attract') ? [] : [raw];
  }
});
