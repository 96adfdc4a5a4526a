/** Sample screens of the plan: the demo mall's, a hut of one floor, a street of three hundred shops, long names. Drawn by the visit itself, so they are what a core would send. */
import type { PlanDocument, PlanFloor } from '../../domain/contract/plan-document.ts';
import type { Frame, ProgressView, ShopView } from '../../domain/contract/screen-parts.ts';
import { everyDay } from '../../domain/time/opening-hours.ts';
import type { Building } from '../../domain/visit/building.ts';
import { initialState } from '../../domain/visit/state.ts';
import type { VisitState } from '../../domain/visit/state.ts';
import { mapScreen } from '../../domain/visit/view-map.ts';
import { demoCategories } from '../../server/demo/catalogue/categories.ts';
import { demoTenants } from '../../server/demo/catalogue/tenants.ts';
import { demoPlan } from '../../server/demo/demo-plan.ts';
import { account, house, token } from '../domain/visit/fixtures.ts';
import type { Names } from './sample-names.ts';
import { progress } from './sample-pieces.ts';
import type { Sample } from './samples.ts';

const plan = demoPlan();

/** Screens of the plan in a visit and outside one. */
export function mapScreens(frame: Frame, nobody: Frame, say: Names): Sample[] {
  const goals = progress(say);
  const lumen: Building = {
    plan,
    hours: everyDay('10:00', '22:00'),
    campaignShops: new Map([
      ['coffee', ['cafe-tilia', 'nordlys-books']],
      ['five', ['nordlys-books', 'brandt-electronics', 'vesta', 'corso-shoes', 'kilowatt']],
    ]),
  };
  const named = demoTenants.map((tenant): ShopView => ({
    tenantId: tenant.id,
    name: tenant.name,
    category: demoCategories.find((each) => each.id === tenant.category)?.name[frame.language] ?? tenant.category,
    floor: tenant.floor,
    initials: tenant.initials,
    logo: tenant.logo,
  }));
  const sample = (
    name: string,
    in_: Frame,
    building: Building,
    shops: readonly ShopView[],
    floorId: string,
    tenantId: string | null,
    at = 0,
  ) => {
    const state = stateWith(in_, building, shops, goals);
    const screen = mapScreen(in_, state, { kind: 'map', floorId, at, tenantId });
    if (screen === null) throw new Error(`no screen for ${name}`);
    return { name, screen };
  };
  const { plan: street, shops: many } = streetOf(300, 6);
  const { plan: hut, shops: few } = streetOf(2, 1);
  const rich: Building = {
    plan: street,
    hours: everyDay('10:00', '02:00'),
    campaignShops: new Map([['five', many.map((shop) => shop.tenantId)]]),
  };
  const small: Building = { ...rich, plan: hut };
  return [
    sample('map-here', frame, lumen, named, 'first', null),
    sample('map-street', frame, lumen, named, 'street', null),
    sample('map-nobody', nobody, lumen, named, 'roof', null),
    sample('map-shop', frame, lumen, named, 'first', 'nordlys-books'),
    sample('map-shop-above', frame, lumen, named, 'roof', 'lumiere-cinema'),
    sample('map-shop-closed', { ...nobody, clockLocal: '2026-11-15T22:40:00' }, lumen, named, 'lower', 'harbour-bank'),
    sample('map-many', frame, rich, many, 'f5', null, 3),
    sample('map-many-shop', frame, rich, many, 'f5', many.at(-1)?.tenantId ?? null),
    sample('map-one-floor', frame, small, few, 'f0', null),
  ];
}

function stateWith(frame: Frame, building: Building, shops: readonly ShopView[], goals: readonly ProgressView[]): VisitState {
  const here = { ...house, clockLocal: frame.clockLocal, building, shops: { en: shops, ru: shops, fi: shops, de: shops } };
  const state = { ...initialState(here), language: frame.language };
  if (frame.card === null) return state;
  const card = { cardToken: token(1), last4: frame.card.last4, identity: 'card' as const, test: false };
  return {
    ...state,
    stage: {
      kind: 'visit',
      card,
      account: account(1, { progress: goals }),
      rows: [],
      vouchers: [],
      toast: null,
      shown: [],
      refusalSeen: false,
      lastScanAtMs: 0,
      slipPrinted: false,
      incomplete: [],
      codeDue: false,
      answering: null,
    },
  };
}

/** A straight street with shops on both sides, over some floors; every name is as long as shops dare. */
function streetOf(count: number, floors: number): { plan: PlanDocument; shops: ShopView[] } {
  const perFloor = Math.ceil(count / floors);
  const shops: ShopView[] = [];
  const made = Array.from({ length: floors }, (_, level): PlanFloor => {
    const sides = Math.ceil(perFloor / 2);
    const width = sides * 800;
    const areas = Array.from({ length: perFloor }, (_shop, index) => {
      const tenantId = `s${level}-${index}`;
      shops.push({
        tenantId,
        name: `Warenhaus Grossmann & Söhne ${level}/${index}`,
        category: 'Department store',
        floor: String(level),
        initials: 'WG',
        logo: null,
      });
      const [left, top] = [(index % sides) * 800 + 10, index < sides ? 10 : 1910];
      const door: [number, number] = [left + 390, index < sides ? 1490 : 1910];
      return { tenantId, polygons: [box(left, top, 780, 1480)], door };
    });
    return {
      id: `f${level}`,
      label: String(level),
      name: { en: 'Department store floor', ru: 'Этаж универмага', fi: 'Tavaratalokerros', de: 'Warenhausebene' },
      order: level,
      outline: box(0, 0, width, 3400),
      voids: [],
      areas,
      marks: [
        ...(level === 0 ? [{ kind: 'kiosk' as const, id: null, kioskId: 'K3', at: [400, 1700] as [number, number] }] : []),
        { kind: 'lift', id: 'lift', kioskId: null, at: [800, 1700] },
      ],
      walks: [
        [
          [0, 1700],
          [width, 1700],
        ],
      ],
    };
  });
  return { plan: { kind: 'plan', id: 'street', version: 1, floors: made, hours: null, shopHours: [] }, shops };
}

function box(left: number, top: number, width: number, height: number): [number, number][] {
  return [
    [left, top],
    [left + width, top],
    [left + width, top + height],
    [left, top + height],
  ];
}
