import { describe, expect, test } from 'vitest';
import type { Intent } from '../../../domain/contract/intent.ts';
import { screen } from '../../../domain/contract/screen.ts';
import type { HouseState } from '../../../domain/visit/port.ts';
import { everyDay } from '../../../domain/time/opening-hours.ts';
import { initialState } from '../../../domain/visit/state.ts';
import type { VisitState } from '../../../domain/visit/state.ts';
import { step } from '../../../domain/visit/step.ts';
import { view } from '../../../domain/visit/view.ts';
import { demoTenants } from '../../../server/demo/catalogue/tenants.ts';
import { demoPlan } from '../../../server/demo/demo-plan.ts';
import { names } from '../../renderer/sample-names.ts';
import { progress } from '../../renderer/sample-pieces.ts';
import { account, house, token } from './fixtures.ts';

const shops = demoTenants.map(({ id, name, category, floor, initials }) => ({ tenantId: id, name, category, floor, initials, logo: null }));
const mall: HouseState = {
  ...house,
  shops: { en: shops, ru: shops, fi: shops, de: shops },
  building: {
    plan: demoPlan(),
    hours: everyDay('10:00', '22:00'),
    campaignShops: new Map([['five', ['nordlys-books', 'vesta']]]),
  },
};

function touch(state: VisitState, ...intents: Intent[]): VisitState {
  return intents.reduce((now, intent) => step(now, { kind: 'touched', atMs: now.nowMs + 500, intent }).state, state);
}

function inVisit(identity: 'card' | 'typed'): VisitState {
  const read = step(initialState(mall), { kind: 'card.read', atMs: 1000, cardToken: token(1), last4: '4821', identity, test: false }).state;
  const found = account(1, { progress: progress(names.en) });
  return step(read, { kind: 'account.found', atMs: 1100, cardToken: token(1), view: found }).state;
}

function mapOf(state: VisitState) {
  const shown = view(state);
  if (shown.kind !== 'map') throw new Error(`shows ${shown.kind}`);
  expect(screen.safeParse(shown).error).toBeUndefined();
  return shown;
}

describe('the plan of the building', () => {
  test('opens at the floor where one stands, to anybody, and closes without a trace', () => {
    const open = touch(initialState(mall), { kind: 'map' });
    expect(mapOf(open)).toMatchObject({ floorId: 'first', inVisit: false, told: null });
    expect(mapOf(open).floors.map((floor) => floor.offers)).toEqual([0, 0, 0, 0, 0]);
    expect(mapOf(open).floors.map((floor) => floor.label)).toEqual(['0', '1', '2', '3', '4']);
    expect(touch(open, { kind: 'back' })).toEqual({ ...initialState(mall), nowMs: 1000, lastActiveAtMs: 1000 });
  });

  test('without a plan it is not offered and does not open', () => {
    const bare = initialState(house);
    expect(view(bare).frame.hasMap).toBe(false);
    expect(touch(bare, { kind: 'map' }).page).toBeNull();
    expect(view(step(touch(initialState(mall), { kind: 'map' }), { kind: 'house.changed', atMs: 900, house }).state).kind).toBe('attract');
  });

  test('in a visit the shops of running promotions are marked and come first; a typed number sees none', () => {
    const shown = mapOf(touch(inVisit('card'), { kind: 'map' }));
    expect(shown.shops[0]).toMatchObject({ shop: { tenantId: 'nordlys-books' }, offer: true });
    expect(shown.floors.map((floor) => floor.offers)).toEqual([0, 1, 1, 0, 0]);
    const typed = mapOf(touch(inVisit('typed'), { kind: 'map' }));
    expect(typed.floors.every((floor) => floor.offers === 0) && typed.shops.every((shop) => !shop.offer)).toBe(true);
  });

  test('every shop of a floor is on exactly one page of its list, and the pages end', () => {
    let state = touch(initialState(mall), { kind: 'map' });
    const seen: string[] = [];
    for (let page = 0; page < mapOf(state).page.of; page += 1) {
      seen.push(...mapOf(state).shops.map((each) => each.shop.tenantId));
      state = touch(state, { kind: 'map-later' });
    }
    expect(seen.sort()).toEqual(
      demoTenants
        .filter((tenant) => tenant.floor === '2')
        .map((tenant) => tenant.id)
        .sort(),
    );
    expect(mapOf(touch(state, { kind: 'map-later' })).page).toEqual(mapOf(state).page);
  });

  test('a shop is told with its hours, what it brings and the way; back leads to the list, back again to where one was', () => {
    const told = touch(inVisit('card'), { kind: 'map-shop', tenantId: 'lumiere-cinema' });
    expect(mapOf(told)).toMatchObject({
      floorId: 'roof',
      told: {
        hours: [{ from: '10:00', to: '02:00' }],
        open: { open: true, changesLocal: '2026-11-15T02:00:00' },
        way: { by: 'lift', thereLabel: '4' },
      },
    });
    expect(mapOf(touch(told, { kind: 'map-floor', floorId: 'first' })).drawing.walk.length).toBeGreaterThan(1);
    expect(mapOf(touch(told, { kind: 'back' })).told).toBeNull();
    expect(view(touch(told, { kind: 'back' }, { kind: 'back' })).kind).toBe('visit');
  });

  test('a shop or floor that is not there, and a page that still asks something, change nothing', () => {
    const open = touch(initialState(mall), { kind: 'map' });
    expect(mapOf(touch(open, { kind: 'map-shop', tenantId: 'nobody' }, { kind: 'map-floor', floorId: 'cellar' }))).toEqual(mapOf(open));
    const asked = touch(inVisit('card'), { kind: 'type-receipt' });
    expect(view(touch(asked, { kind: 'map' })).kind).toBe('type-receipt');
  });

  test('left alone on attract it goes by itself, without a question to nobody', () => {
    const open = touch(initialState(mall), { kind: 'map' });
    const waited = step(open, { kind: 'ticked', atMs: open.nowMs + mall.limits.idleWarningMs }).state;
    expect(view(waited).kind).toBe('map');
    expect(view(step(waited, { kind: 'ticked', atMs: open.nowMs + mall.limits.idleEndMs }).state).kind).toBe('attract');
  });
});
