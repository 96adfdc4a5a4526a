import type { Intent } from '../../../domain/contract/intent.ts';
import type { Screen } from '../../../domain/contract/screen.ts';
import type { HouseState, VisitEffect, VisitEvent } from '../../../domain/visit/port.ts';
import { initialState, type VisitState } from '../../../domain/visit/state.ts';
import { step } from '../../../domain/visit/step.ts';
import { view } from '../../../domain/visit/view.ts';
import { account, house } from './fixtures.ts';

/** Plays one visit by hand: the test says what happens and when, and answers effects itself. */
export class Driver {
  state: VisitState;
  effects: VisitEffect[] = [];
  atMs = 1_000;

  constructor(start: HouseState = house) {
    this.state = initialState(start);
  }

  /** Feeds an event; `atMs` is put in. */
  feed(event: Record<string, unknown> & { readonly kind: VisitEvent['kind'] }): this {
    // The union cannot be spread with a computed time without naming each kind; the machine itself is total over it.
    const next = step(this.state, { ...event, atMs: this.atMs } as VisitEvent);
    this.state = next.state;
    this.effects.push(...next.effects);
    return this;
  }

  /** A touch. */
  touch(intent: Intent): this {
    return this.feed({ kind: 'touched', intent });
  }

  /** Time passes in ticks of 250 ms, as in the core. */
  wait(ms: number): this {
    for (let passed = 0; passed < ms; passed += 250) {
      this.atMs += Math.min(250, ms - passed);
      this.feed({ kind: 'ticked' });
    }
    return this;
  }

  /** Swipes member `n`'s card and lets the core find the account. */
  member(n: number): this {
    const event = {
      kind: 'card.read' as const,
      cardToken: n.toString(16).padStart(64, '0'),
      last4: String(4820 + n),
      identity: 'card',
      test: false,
    };
    this.feed(event);
    return this.feed({ kind: 'account.found', cardToken: event.cardToken, view: account(n) });
  }

  /** The screen shown now. */
  get screen(): Screen {
    return view(this.state);
  }

  /** Effects of a kind since the start. */
  all<K extends VisitEffect['kind']>(kind: K): Extract<VisitEffect, { kind: K }>[] {
    return this.effects.filter((each): each is Extract<VisitEffect, { kind: K }> => each.kind === kind);
  }
}
