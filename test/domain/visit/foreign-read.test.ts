import { describe, expect, test } from 'vitest';
import { Driver } from './driver.ts';
import { scanned } from './fixtures.ts';

const foreign = [
  { kind: 'payment-card.refused' },
  { kind: 'code.not-a-receipt' },
  { kind: 'code.unreadable' },
  { kind: 'voucher-code.read', reference: 'K3-1' },
  { kind: 'staff-card.read', cardToken: 'f'.repeat(64) },
] as const;

const receipt = (n: number, known: boolean) => scanned(n, 0, known);

describe.each(foreign)('$kind over another screen', (event) => {
  test('on attract and in a visit it is said, and the next scan goes on', () => {
    const visit = new Driver();
    expect(visit.feed(event).screen.kind).toBe('message');
    visit.touch({ kind: 'back' });
    visit.member(1);
    expect(visit.feed(event).screen.kind).toBe('message');
    visit.feed(receipt(7, true));
    expect(visit.screen.kind).toBe('visit');
    expect(visit.effects.filter((effect) => effect.kind === 'register-receipt')).toHaveLength(1);
  });

  test('a receipt whose shop or owner is being asked for is registered, never dropped', () => {
    const visit = new Driver();
    visit.member(1);
    visit.feed(receipt(8, false));
    expect(visit.screen.kind).toBe('pick-shop');
    visit.feed(event);
    expect(visit.screen.kind).toBe('message');
    expect(visit.effects.filter((effect) => effect.kind === 'register-receipt')).toHaveLength(1);
  });

  test('a form with typed things stays as it is', () => {
    const visit = new Driver();
    visit
      .touch({ kind: 'no-card' })
      .touch({ kind: 'join' })
      .touch({ kind: 'of-age' })
      .touch({ kind: 'toggle-rules' })
      .touch({ kind: 'next' });
    for (const key of '916123') visit.touch({ kind: 'key', key });
    expect(visit.screen.kind).toBe('join-phone');
    const before = visit.screen;
    expect(visit.feed(event).screen).toEqual(before);
  });
});
