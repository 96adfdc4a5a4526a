/** The plan as a screen: one floor drawn, its shops in a list, or one of them told. */
import type { PlanFloor, PlanMark } from '../contract/plan-document.ts';
import type { Screen, ScreenOf } from '../contract/screen.ts';
import type { FloorDrawing, OpenView, ShopTold } from '../contract/screen-map.ts';
import type { Frame, ProgressView, ShopView } from '../contract/screen-parts.ts';
import { distanceCm, doubleArea, edgesOf, nearestOn, signPlace } from '../plan/polygon.ts';
import { placeOfKiosk, wayTo } from '../plan/way.ts';
import type { Way } from '../plan/way.ts';
import { clockOf, openAt, spansOn } from '../time/opening-hours.ts';
import type { Building } from './building.ts';
import { hoursOfShop } from './building.ts';
import type { Page, VisitState } from './state.ts';

/** Shops on one page of the list: two by three, or three by two. */
export const MAP_SHOPS_PER_PAGE = 6;

/** Offers told with a picture beside one shop; the rest is a count. */
const OFFERS_TOLD_MAX = 1;

type MapPage = Extract<Page, { kind: 'map' }>;

/** The screen; null: the building's plan has gone meanwhile. */
export function mapScreen(frame: Frame, state: VisitState, page: MapPage): Screen | null {
  const { building } = state.house;
  const floor = building?.plan.floors.find((each) => each.id === page.floorId);
  if (building === null || floor === undefined) return null;
  const offers = offersOf(state, building);
  const { language } = state;
  const way = page.tenantId === null ? null : wayTo(building.plan, state.house.kioskId, page.tenantId);
  const known = shopsOnFloor(state, floor, offers);
  const at = Math.min(page.at, pageCount(known.length) - 1);
  return {
    kind: 'map',
    frame,
    floors: floorsByOrder(building).map((each) => ({
      floorId: each.id,
      label: each.label,
      name: each.name[language],
      shops: each.areas.length,
      offers: each.areas.filter((area) => (offers.get(area.tenantId) ?? []).length > 0).length,
    })),
    floorId: floor.id,
    floorName: floor.name[language],
    drawing: drawingOf(state, floor, page.tenantId, way, offers),
    inVisit: state.stage.kind === 'visit' && state.stage.card.identity !== 'typed',
    shops: known.slice(at * MAP_SHOPS_PER_PAGE, (at + 1) * MAP_SHOPS_PER_PAGE).map((shop) => ({
      shop,
      offer: offers.has(shop.tenantId),
      open: openView(building, shop.tenantId, frame.clockLocal),
    })),
    page: { at, of: pageCount(known.length) },
    told: page.tenantId === null ? null : toldOf(state, building, page.tenantId, way, offers.get(page.tenantId) ?? []),
  };
}

/** Pages of a floor's list, 1 at least. */
export function pagesOfFloor(state: VisitState, floorId: string): number {
  const floor = state.house.building?.plan.floors.find((each) => each.id === floorId);
  return floor === undefined ? 1 : pageCount(shopsOnFloor(state, floor, new Map()).length);
}

function pageCount(shops: number): number {
  return Math.max(1, Math.ceil(shops / MAP_SHOPS_PER_PAGE));
}

/** The highest floor first, as on the panel of a lift read from above; keys stand from the lowest to the highest. */
function floorsByOrder({ plan }: Building): PlanFloor[] {
  return [...plan.floors].sort((a, b) => a.order - b.order);
}

/** Campaigns with something for whoever stands here, by shop. A typed number proves nobody, so there is none. */
function offersOf(state: VisitState, building: Building): ReadonlyMap<string, readonly ProgressView[]> {
  const found = new Map<string, ProgressView[]>();
  if (state.stage.kind !== 'visit' || state.stage.card.identity === 'typed') return found;
  for (const progress of state.stage.account.progress) {
    if (progress.state !== 'open') continue;
    for (const tenantId of building.campaignShops.get(progress.campaignId) ?? [])
      found.set(tenantId, [...(found.get(tenantId) ?? []), progress]);
  }
  return found;
}

/** Shops of a floor that the catalogue knows: those with offers first, then by name. */
function shopsOnFloor(state: VisitState, floor: PlanFloor, offers: ReadonlyMap<string, unknown>): ShopView[] {
  const drawn = new Set(floor.areas.map((area) => area.tenantId));
  const shops = state.house.shops[state.language].filter((shop) => drawn.has(shop.tenantId));
  return [...shops.filter((shop) => offers.has(shop.tenantId)), ...shops.filter((shop) => !offers.has(shop.tenantId))];
}

function drawingOf(
  state: VisitState,
  floor: PlanFloor,
  chosen: string | null,
  way: Way | null,
  offers: ReadonlyMap<string, unknown>,
): FloorDrawing {
  const shops = new Map(state.house.shops[state.language].map((shop) => [shop.tenantId, shop]));
  const here = state.house.building === null ? null : placeOfKiosk(state.house.building.plan, state.house.kioskId);
  return {
    house: state.house.building?.plan.floors.flatMap((each) => each.outline) ?? [...floor.outline],
    outline: [...floor.outline],
    voids: floor.voids.map((each) => [...each]),
    areas: floor.areas.map((area) => {
      const main = [...area.polygons].sort((a, b) => doubleArea(b) - doubleArea(a))[0] ?? [];
      const sign = signPlace(main);
      return {
        tenantId: area.tenantId,
        name: shops.get(area.tenantId)?.name ?? '',
        initials: shops.get(area.tenantId)?.initials ?? '',
        polygons: area.polygons.map((each) => [...each]),
        room: [...main],
        sign,
        roomCm: Math.min(...edgesOf(main).map((edge) => distanceCm(nearestOn(edge, sign), sign))),
        look: area.tenantId === chosen ? 'chosen' : offers.has(area.tenantId) ? 'offer' : 'plain',
      };
    }),
    marks: floor.marks.filter(isShown).map(({ kind, at }) => ({ kind, at })),
    here: here?.floor.id === floor.id ? here.at : null,
    walk: [...(walkOnFloor(way, floor.id)?.points ?? [])],
  };
}

/** Other kiosks are shown, this one is the place where one stands. */
function isShown(mark: PlanMark): boolean {
  return mark.kind !== 'kiosk';
}

function walkOnFloor(way: Way | null, floorId: string): Way['from']['walk'] | null {
  if (way?.to.floorId === floorId) return way.to.walk;
  return way?.from.floorId === floorId ? way.from.walk : null;
}

function openView(building: Building, tenantId: string, clockLocal: string): OpenView {
  const now = openAt(hoursOfShop(building, tenantId), clockLocal);
  return now.open ? { open: true, changesLocal: now.untilLocal } : { open: false, changesLocal: now.fromLocal };
}

function toldOf(
  state: VisitState,
  building: Building,
  tenantId: string,
  way: Way | null,
  offers: readonly ProgressView[],
): ScreenOf<'map'>['told'] {
  const shop = state.house.shops[state.language].find((each) => each.tenantId === tenantId);
  const floor = building.plan.floors.find((each) => each.areas.some((area) => area.tenantId === tenantId));
  if (shop === undefined || floor === undefined) return null;
  const { clockLocal } = state.house;
  return {
    shop,
    floorName: floor.name[state.language],
    hours: spansOn(hoursOfShop(building, tenantId), clockLocal.slice(0, 10)).map(({ fromMinutes, toMinutes }) => ({
      from: clockOf(fromMinutes),
      to: clockOf(toMinutes),
    })),
    open: openView(building, tenantId, clockLocal),
    clockLocal,
    offers: offers.slice(0, OFFERS_TOLD_MAX),
    moreOffers: Math.max(0, offers.length - OFFERS_TOLD_MAX),
    way: way === null ? null : wayView(building, way),
  };
}

function wayView(building: Building, way: Way): NonNullable<ShopTold['way']> {
  const label = (floorId: string): string => building.plan.floors.find((floor) => floor.id === floorId)?.label ?? '';
  const lengthCm = way.lift === null ? way.from.walk.lengthCm : way.from.walk.lengthCm + way.to.walk.lengthCm;
  return {
    by: way.lift === null ? 'walk' : way.lift.kind === 'lift' ? 'lift' : 'escalator',
    metres: Math.max(10, Math.round(lengthCm / 1000) * 10),
    hereLabel: label(way.from.floorId),
    thereLabel: label(way.to.floorId),
  };
}
