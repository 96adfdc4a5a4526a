/**
 * Laws of a visit under any order of events. The driver plays the core: it answers effects at once, late, or never, so the machine is also tried
 * with a slow server and a dead one.
 */
import * as z from 'zod/mini';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { screen } from '../../../domain/contract/screen.ts';
import { intent, type Intent } from '../../../domain/contract/intent.ts';
import type { VisitEffect, VisitEvent } from '../../../domain/visit/port.ts';
import { initialState, type VisitState } from '../../../domain/visit/state.ts';
import { step } from '../../../domain/visit/step.ts';
import { view } from '../../../domain/visit/view.ts';
import { wantedName } from '../../../domain/visit/slip-wanted.ts';
import { account, booked, card, house, scanned, token } from './fixtures.ts';

type Move = { readonly waitMs: number; readonly answer: boolean } & (
  | { readonly do: 'card'; readonly n: number }
  | { readonly do: 'receipt'; readonly n: number; readonly known: boolean }
  | { readonly do: 'touch'; readonly intent: Intent }
  | { readonly do: 'wait' }
);

const plainIntents = [
  'toggle-lower',
  'toggle-contrast',
  'toggle-large',
  'no-card',
  'type-card',
  'back',
  'finish',
  'stay',
  'next',
  'code-help',
  'type-receipt',
  'show-at-desk',
  'shop-not-listed',
  'gifts',
  'confirm-gift',
  'history',
  'change-card',
  'use-other-card',
  'receipt-is-mine',
  'receipt-is-not-mine',
  'slip-yes',
  'slip-no',
  'link-card',
  'slip-words',
  'print',
  'toggle-steady',
  'still-asked',
  'join',
  'of-age',
  'under-age',
  'toggle-rules',
  'toggle-sms',
  'full-terms',
  'without-phone',
  'slip-card',
] as const;

const intents: fc.Arbitrary<Intent> = fc.oneof(
  fc.constantFrom(...plainIntents).map((kind) => z.parse(intent, { kind })),
  fc.constantFrom('1', '7', '0', 'v', 'delete').map((key) => ({ kind: 'key' as const, key })),
  fc.constant({ kind: 'pick-shop' as const, tenantId: 'vesta' }),
  fc.constantFrom('en' as const, 'fi' as const).map((language) => ({ kind: 'choose-language' as const, language })),
);

const moves: fc.Arbitrary<readonly Move[]> = fc.array(
  fc.record({ waitMs: fc.constantFrom(200, 1_000, 6_000, 16_000, 45_000), answer: fc.boolean() }).chain((base) =>
    fc.oneof(
      fc.integer({ min: 1, max: 3 }).map((n) => ({ ...base, do: 'card' as const, n })),
      fc.record({ n: fc.integer({ min: 1, max: 30 }), known: fc.boolean() }).map((each) => ({ ...base, do: 'receipt' as const, ...each })),
      intents.map((intent) => ({ ...base, do: 'touch' as const, intent })),
      fc.constant({ ...base, do: 'wait' as const }),
    ),
  ),
  { maxLength: 40 },
);

function answerTo(effect: VisitEffect, atMs: number): VisitEvent | null {
  switch (effect.kind) {
    case 'find-account': {
      const n = Number.parseInt(effect.cardToken.slice(-4), 16);
      if (n === 3)
        return { kind: 'account.not-found', atMs, cardToken: effect.cardToken, last4: effect.last4, ownRange: true, online: false };
      return { kind: 'account.found', atMs, cardToken: effect.cardToken, view: account(n) };
    }
    case 'register-receipt':
      return {
        kind: 'receipt.outcome',
        atMs,
        draftId: effect.draftId,
        outcome: booked(effect.draftId),
        view: account(Number(effect.accountId.slice(-4))),
      };
    case 'open-account':
      return {
        kind: 'account.opened',
        atMs,
        view: account(9, { status: 'provisional' }),
        cardNumber: effect.card.kind === 'slip' ? '9643000000000009' : null,
        qrText: null,
      };
    case 'promise-paper':
      return { kind: 'paper.promised', atMs, draftId: effect.draftId, reference: 'K3-77' };
    case 'print-slip':
      return { kind: 'slip.outcome', atMs, jobId: effect.jobId, outcome: 'printed' };
    case 'read-slip':
      return { kind: 'slip.read', atMs, name: wantedName(effect.of), parts: [{ kind: 'title', text: 'what it says' }] };
    case 'ask-code':
      return { kind: 'code.asked', atMs, result: 'no-phone', againMs: 0 };
    case 'note-link':
      return { kind: 'link.noted', atMs, accountId: effect.accountId, why: effect.why, reference: 'K3-78' };
    case 'check-typed-card':
      return { kind: 'typed-card.checked', atMs, ok: false, pausedMs: 0 };
    default:
      return null;
  }
}

interface Played {
  readonly state: VisitState;
  readonly effects: readonly VisitEffect[];
  readonly states: readonly VisitState[];
}

function play(list: readonly Move[]): Played {
  let state = initialState(house);
  let atMs = 0;
  const effects: VisitEffect[] = [];
  const states: VisitState[] = [];
  const feed = (event: VisitEvent, answer: boolean): void => {
    const next = step(state, event);
    state = next.state;
    states.push(state);
    effects.push(...next.effects);
    if (!answer) return;
    for (const effect of next.effects) {
      const reply = answerTo(effect, atMs);
      if (reply !== null) feed(reply, true);
    }
  };
  for (const move of list) {
    for (let passed = 0; passed < move.waitMs; passed += 5_000) {
      atMs += Math.min(5_000, move.waitMs - passed);
      feed({ kind: 'ticked', atMs }, true);
    }
    if (move.do === 'card') feed(card(move.n, atMs), move.answer);
    else if (move.do === 'receipt') feed(scanned(move.n, atMs, move.known), move.answer);
    else if (move.do === 'touch') feed({ kind: 'touched', atMs, intent: move.intent }, move.answer);
  }
  return { state, effects, states };
}

test('every state shows a screen of the contract', () => {
  fc.assert(
    fc.property(moves, (list) => {
      for (const state of play(list).states) z.parse(screen, view(state));
    }),
    { numRuns: 300 },
  );
});

test('when a visit ends nothing of the visitor is left in the machine', () => {
  fc.assert(
    fc.property(moves, (list) => {
      const { state, states } = play([...list, { do: 'wait', waitMs: 400_000, answer: true }]);
      expect(state.stage.kind).toBe('attract');
      expect(state.page).toBeNull();
      const left = JSON.stringify(state);
      for (const n of [1, 2, 3]) expect(left).not.toContain(token(n));
      expect(left).not.toContain('00000000-0000-7000-8000-');
      expect(left).not.toContain('fn=9289');
      expect(states.length).toBeGreaterThan(0);
    }),
    { numRuns: 200 },
  );
});

test('a scanned receipt is registered at most once, and never on a card that was not in use', () => {
  fc.assert(
    fc.property(moves, (list) => {
      const { effects } = play(list);
      const registered = effects.filter((each) => each.kind === 'register-receipt');
      let begun = 0;
      const seen = new Set<string>();
      for (const effect of effects) {
        if (effect.kind === 'end-visit') begun += 1;
        if (effect.kind !== 'register-receipt') continue;
        const key = `${begun}/${effect.draftId}`;
        expect(seen.has(key)).toBe(false);
        seen.add(key);
      }
      for (const effect of registered) expect(effect.accountId).toMatch(/^00000000-0000-7000-8000-/);
    }),
    { numRuns: 300 },
  );
});

test('inside a visit no receipt is lost whatever page is open: it is registered, asked about, or moves on with its owner', () => {
  const pages: readonly Intent['kind'][] = ['code-help', 'gifts', 'history', 'type-receipt', 'change-card', 'finish'];
  for (const kind of pages) {
    const touch = intentsOf(kind);
    const { effects, state } = play([
      { do: 'card', n: 1, waitMs: 200, answer: true },
      { do: 'receipt', n: 1, known: true, waitMs: 200, answer: true },
      { do: 'touch', intent: touch, waitMs: 200, answer: true },
      { do: 'receipt', n: 2, known: true, waitMs: 200, answer: true },
    ]);
    expect(
      effects.filter((each) => each.kind === 'register-receipt'),
      kind,
    ).toHaveLength(2);
    expect(state.stage.kind, kind).toBe('visit');
  }
});

function intentsOf(kind: Intent['kind']): Intent {
  switch (kind) {
    case 'code-help':
    case 'gifts':
    case 'history':
    case 'type-receipt':
    case 'change-card':
    case 'finish':
      return { kind };
    default:
      throw new Error(`no plain intent ${kind}`);
  }
}
