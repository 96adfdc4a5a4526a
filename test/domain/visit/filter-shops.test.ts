import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { filterShops } from '../../../domain/visit/filter-shops.ts';
import { demoTenants } from '../../../server/demo/catalogue/tenants.ts';

const shops = demoTenants.map(({ id, name, category, floor, initials }) => ({ tenantId: id, name, category, floor, initials, logo: null }));
const first = (filter: string): string | undefined => filterShops(shops, filter)[0]?.name;

describe('finding a shop by letters', () => {
  test.each([
    ['co', 'Corso Shoes'],
    ['lumiere', 'Lumière Cinema'],
    ['cafe', 'Café Tilia'],
    ['веста', 'Vesta'],
    ['корсо', 'Corso Shoes'],
    ['кафе т', 'Café Tilia'],
    ['бистро', 'Bistro Lumen'],
    ['фарм', 'Pharmacy Linde'],
    ['киловат', 'Kilowatt'],
    ['phone', 'Phone Dock'],
  ])('%s finds %s', (typed, name) => {
    expect(first(typed)).toBe(name);
  });

  test('what begins with the letters stands before what only holds them, and no shop stands twice', () => {
    const found = filterShops(shops, 'li').map((shop) => shop.name);
    expect(found.slice(0, 2).sort()).toEqual(['Linea Home', 'Little North']);
    expect(found).toContain('Pharmacy Linde');
    expect(new Set(found).size).toBe(found.length);
  });

  test('a name finds its own shop, whatever is typed it never throws, and signs alone find nothing they are not in', () => {
    for (const shop of shops) expect(filterShops(shops, shop.name)).toContain(shop);
    fc.assert(fc.property(fc.string(), (typed) => filterShops(shops, typed).length <= shops.length));
    expect(filterShops(shops, '§')).toEqual([]);
  });
});
