/** Laws of picking a shop: where one just was comes first, nothing typed is mixed with it, and the plan opens at what was found. */
import { expect, test } from 'vitest';
import type { HouseState } from '../../../domain/visit/port.ts';
import { everyDay } from '../../../domain/time/opening-hours.ts';
import { demoTenants } from '../../../server/demo/catalogue/tenants.ts';
import { demoPlan } from '../../../server/demo/demo-plan.ts';
import { Driver } from './driver.ts';
import { account, booked, house, scanned } from './fixtures.ts';

const shops = demoTenants
  .map(({ id, name, category, floor, initials, logo }) => ({ tenantId: id, name, category, floor, initials, logo }))
  .sort((a, b) => (a.name < b.name ? -1 : 1));
const mall: HouseState = {
  ...house,
  shops: { en: shops, ru: shops, fi: shops, de: shops },
  building: { plan: demoPlan(), hours: everyDay('10:00', '22:00'), campaignShops: new Map() },
};

function visit(): Driver {
  const d = new Driver(mall);
  d.member(1);
  ['vesta', 'kilowatt', 'vesta'].forEach((tenantId, at) => {
    d.feed({ ...scanned(at + 1, 0), tenantId, shopName: tenantId });
    d.feed({ kind: 'receipt.outcome', draftId: `d${at + 1}`, outcome: booked(`d${at + 1}`), view: account(1) });
  });
  return d;
}

test('the shops of this visit stand first, the last one before the others, each once', () => {
  const d = visit();
  d.feed({ ...scanned(9, 0, false) });
  expect(d.screen).toMatchObject({ kind: 'pick-shop', lately: 2 });
  const shown = d.screen.kind === 'pick-shop' ? d.screen.shops : [];
  expect(shown).toHaveLength(shops.length);
  expect(shown.slice(0, 3).map((shop) => shop.tenantId)).toEqual(['vesta', 'kilowatt', 'bakery-rye']);
  d.touch({ kind: 'key', key: 'c' });
  expect(d.screen).toMatchObject({ lately: 0 });
});

test('the same part serves the typed receipt and the plan; what is found on the plan is told', () => {
  const d = visit();
  d.touch({ kind: 'type-receipt' });
  expect(d.screen).toMatchObject({ kind: 'type-receipt', lately: 2 });
  d.touch({ kind: 'back' }).touch({ kind: 'map' }).touch({ kind: 'find-shop' });
  expect(d.screen).toMatchObject({ kind: 'find-shop', lately: 2, filter: '' });
  for (const key of 'mira') d.touch({ kind: 'key', key });
  expect(d.screen).toMatchObject({ kind: 'find-shop', shops: [{ tenantId: 'mira-toys' }] });
  expect(d.touch({ kind: 'pick-shop', tenantId: 'mira-toys' }).screen).toMatchObject({
    kind: 'map',
    told: { shop: { tenantId: 'mira-toys' } },
  });
});

test('outside a visit nobody was anywhere; BACK leads to the plan as it was', () => {
  const d = new Driver(mall);
  d.touch({ kind: 'map' }).touch({ kind: 'map-floor', floorId: 'second' }).touch({ kind: 'find-shop' });
  expect(d.screen).toMatchObject({ kind: 'find-shop', lately: 0 });
  expect(d.touch({ kind: 'back' }).screen).toMatchObject({ kind: 'map', floorId: 'second' });
});
