/** Laws of the service machine. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boundedModes, freshModes, kioskModes } from '../../../domain/service/modes.ts';
import { machineLines, worstLine } from '../../../domain/service/machine-lines.ts';
import { nextOpening } from '../../../domain/service/next-opening.ts';
import { initialService } from '../../../domain/service/state.ts';
import type { ServiceState } from '../../../domain/service/state.ts';
import { step } from '../../../domain/service/step.ts';
import type { ServiceEffect, ServiceEvent } from '../../../domain/service/port.ts';
import { serviceView } from '../../../domain/service/view.ts';
import { intent } from '../../../domain/contract/intent.ts';
import { screen } from '../../../domain/contract/screen.ts';
import { anyEvent, badHouse, frame, goodHouse, lead } from './service-fixtures.ts';

/** A machine that remembers its effects; time goes on with each event. */
function bench(house = goodHouse) {
  let state = initialService(house, freshModes);
  const effects: ServiceEffect[] = [];
  let atMs = 0;
  const send = (event: Parameters<typeof withTime>[0], afterMs = 100): void => {
    atMs += afterMs;
    const next = step(state, withTime(event, atMs));
    state = next.state;
    effects.push(...next.effects);
  };
  const acts = (): readonly string[] => effects.flatMap((one) => (one.kind === 'record' ? [one.act] : []));
  return {
    send,
    effects,
    acts,
    now: () => state,
    shows: (visitIdle = true) => serviceView(state, frame, visitIdle)?.kind ?? null,
    signIn: () => {
      send({ kind: 'staff.found', staff: lead, pausedMs: 0 });
      for (const key of '2468') send({ kind: 'touched', intent: { kind: 'key', key } });
      send({ kind: 'touched', intent: { kind: 'next' } });
      send({ kind: 'pin.checked', staffId: lead.staffId, ok: true, left: 5, pausedMs: 0 });
    },
    clock: (nowMs: number) => send({ kind: 'house.changed', house: { ...house, nowMs } }),
  };
}

type WithoutTime<E> = E extends unknown ? Omit<E, 'atMs'> : never;
const withTime = (event: WithoutTime<ServiceEvent>, atMs: number): ServiceEvent => ({ ...event, atMs });

describe('signing in', () => {
  test('without a right PIN nobody reaches any page, whatever is touched', () => {
    fc.assert(
      fc.property(
        fc.array(
          anyEvent.filter((event) => event.kind !== 'pin.checked' || !event.ok),
          { maxLength: 60 },
        ),
        (events) => {
          const { send, now, effects } = bench();
          for (const event of events) send(event);
          expect(now().staff).toBeNull();
          expect(effects.some((one) => one.kind === 'end-program')).toBe(false);
          expect([null, 'pin', 'refused']).toContain(now().page?.kind ?? null);
        },
      ),
    );
  });

  test('no sequence of touches ends the program without a second PIN', () => {
    fc.assert(
      fc.property(
        fc.array(
          anyEvent.filter((event) => event.kind !== 'pin.checked'),
          { maxLength: 80 },
        ),
        (events) => {
          const { send, signIn, effects } = bench();
          signIn();
          for (const event of events) send(event);
          expect(effects.some((one) => one.kind === 'end-program')).toBe(false);
        },
      ),
    );
  });

  test('whatever happens the screen and the modes keep to the contract, and the screen bears no card', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 60 }), fc.boolean(), (events, visitIdle) => {
        const { send, signIn, now } = bench();
        signIn();
        for (const event of events) {
          send(event);
          const shown = serviceView(now(), { ...frame, card: { initial: 'A', last4: '4821' } }, visitIdle);
          if (shown === null) continue;
          expect(screen.safeParse(shown).success).toBe(true);
          expect(shown.frame.card).toBeNull();
        }
        expect(kioskModes.safeParse(now().modes).success).toBe(true);
      }),
    );
  });

  test('silence ends service, and it stands in the trail; a slip that is printed is waited for', () => {
    const one = bench();
    one.signIn();
    one.send({ kind: 'ticked', visitIdle: true }, 59_000);
    expect(one.shows()).toBe('service');
    one.send({ kind: 'touched', intent: { kind: 'service-part', part: 'diagnostics' } });
    one.send({ kind: 'touched', intent: { kind: 'service-print' } });
    one.send({ kind: 'ticked', visitIdle: true }, 70_000);
    expect(one.shows()).toBe('service-diagnostics');
    one.send({ kind: 'test.printed', jobId: 'test-1', ok: true });
    one.send({ kind: 'ticked', visitIdle: true }, 100);
    expect(one.shows()).toBeNull();
    expect(one.acts()).toEqual(['entered', 'diagnostics', 'test-print', 'left']);
  });

  test('people of the desk cannot close, announce, train or leave, however they touch', () => {
    const one = bench();
    one.send({ kind: 'staff.found', staff: { ...lead, role: 'desk' }, pausedMs: 0 });
    one.send({ kind: 'pin.checked', staffId: lead.staffId, ok: true, left: 5, pausedMs: 0 });
    for (const part of ['closing', 'announcement', 'training', 'leaving'] as const) {
      one.send({ kind: 'touched', intent: { kind: 'service-part', part } });
      expect(one.shows()).toBe('service');
    }
  });
});

describe('modes', () => {
  test('closing waits until the visitor has gone, and the kiosk opens by its hours', () => {
    const one = bench();
    one.signIn();
    one.send({ kind: 'touched', intent: { kind: 'service-part', part: 'closing' } });
    one.send({ kind: 'touched', intent: { kind: 'service-minutes', minutes: 10 } });
    one.send({ kind: 'touched', intent: { kind: 'finish' } });
    expect(one.shows()).toBeNull();
    one.clock(goodHouse.nowMs + 600_000);
    one.send({ kind: 'ticked', visitIdle: false });
    expect(one.shows(false)).toBeNull();
    one.send({ kind: 'ticked', visitIdle: true });
    expect(one.shows()).toBe('closed');
    one.clock(goodHouse.opensAtMs);
    one.send({ kind: 'ticked', visitIdle: true });
    expect(one.shows()).toBeNull();
    expect(one.acts()).toEqual(['entered', 'closing-set', 'left', 'closed', 'opened']);
  });

  test('training ends by itself, never in the middle of a visit', () => {
    const one = bench();
    one.signIn();
    one.send({ kind: 'touched', intent: { kind: 'service-part', part: 'training' } });
    one.send({ kind: 'touched', intent: { kind: 'service-begin' } });
    one.clock(goodHouse.nowMs + 4 * 3_600_000);
    one.send({ kind: 'ticked', visitIdle: false });
    expect(one.now().modes.training).not.toBeNull();
    one.send({ kind: 'ticked', visitIdle: true });
    expect(one.now().modes.training).toBeNull();
  });

  test('modes set by a wrong clock end within their own time', () => {
    const far = 4e12;
    const modes = {
      ...freshModes,
      training: { untilMs: far },
      closing: { atMs: far, opensAtMs: far, told: false },
      announcement: { textId: 'a', untilMs: far },
    };
    expect(boundedModes(modes, 1000, 5000)).toMatchObject({ training: { untilMs: 6000 }, announcement: { untilMs: 86_401_000 } });
  });

  test('the roll is told once when it runs low, and a new roll starts anew', () => {
    const one = bench();
    one.send({ kind: 'paper.moved', mm: 74_000 });
    one.send({ kind: 'paper.moved', mm: 160 });
    expect(one.acts()).toEqual(['paper-low']);
    one.signIn();
    one.send({ kind: 'touched', intent: { kind: 'service-part', part: 'paper' } });
    for (let i = 0; i < 4; i += 1) one.send({ kind: 'touched', intent: { kind: 'next' } });
    expect(one.now().modes.paper).toEqual({ usedMm: 0, told: false });
    expect(one.acts()).toContain('paper-changed');
  });

  test('cleaning: nothing but time and staff end it', () => {
    const one = bench();
    one.send({ kind: 'cleaning-card.read', scan: { what: 'cleaning', symbology: null, length: null } });
    one.send({ kind: 'touched', intent: { kind: 'finish' } });
    one.send({ kind: 'scanned', scan: { what: 'member', symbology: null, length: null } });
    expect(one.shows()).toBe('cleaning');
    one.send({ kind: 'ticked', visitIdle: true }, 60_000);
    expect(one.shows()).toBeNull();
  });
});

test('who may not work any more is out at once, from the middle of any page', () => {
  const one = bench();
  one.signIn();
  one.send({ kind: 'touched', intent: { kind: 'service-part', part: 'leaving' } });
  one.send({ kind: 'staff.gone', staffId: lead.staffId, why: 'inactive', onLocal: null });
  expect(one.now().staff).toBeNull();
  expect(one.shows()).toBe('service-refused');
});

test('each line has a verdict, what is not well says what to do, and the worst one is told first', () => {
  const state: ServiceState = initialService(badHouse, freshModes);
  const lines = machineLines(state);
  for (const line of lines) expect(line.verdict === 'good').toBe(line.todo === null);
  expect(worstLine(lines)?.verdict).toBe('act');
  expect(worstLine(machineLines(initialService(goodHouse, freshModes)))).toBeNull();
});

test('the mall opens today if that is still to come, else tomorrow', () => {
  expect(nextOpening('2026-11-14T09:59:00', '10:00')).toBe('2026-11-14T10:00:00');
  expect(nextOpening('2026-11-14T10:00:00', '10:00')).toBe('2026-11-15T10:00:00');
  expect(nextOpening('2026-12-31T22:00:00', '10:00')).toBe('2027-01-01T10:00:00');
});

test('every intent of service is known to the contract', () => {
  expect(intent.safeParse({ kind: 'service-minutes', minutes: 2000 }).success).toBe(false);
  expect(intent.safeParse({ kind: 'service-leave', how: 'end' }).success).toBe(true);
});
