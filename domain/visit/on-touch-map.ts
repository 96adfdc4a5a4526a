/** Touches on the plan. It can be opened by anybody; what is personal on it exists only inside a visit. */
import type { Intent } from '../contract/intent.ts';
import { placeOfKiosk, placeOfShop } from '../plan/way.ts';
import type { MapPage, Page, VisitState } from './state.ts';
import type { Step } from './transition.ts';
import { stay } from './transition.ts';
import { pagesOfFloor } from './view-map.ts';

/** A touch of this family; null: it is another's. */
export function onMapTouch(state: VisitState, intent: Intent): Step | null {
  const page = state.page?.kind === 'map' ? state.page : null;
  switch (intent.kind) {
    case 'map':
      return openMap(state, null);
    case 'map-shop':
      return page === null ? openMap(state, intent.tenantId) : tell(state, page, intent.tenantId);
    case 'find-shop':
      return page === null ? stay(state) : stay({ ...state, page: { kind: 'find-shop', filter: '', under: { ...page, tenantId: null } } });
    case 'pick-shop':
      return state.page?.kind === 'find-shop' ? tell(state, state.page.under, intent.tenantId) : null;
    case 'map-floor':
      return page !== null && state.house.building?.plan.floors.some((floor) => floor.id === intent.floorId) === true
        ? stay({ ...state, page: { ...page, floorId: intent.floorId, at: 0 } })
        : stay(state);
    case 'map-earlier':
      return page === null ? stay(state) : stay({ ...state, page: { ...page, at: Math.max(0, page.at - 1) } });
    case 'map-later':
      return page === null
        ? stay(state)
        : stay({ ...state, page: { ...page, at: Math.min(pagesOfFloor(state, page.floorId) - 1, page.at + 1) } });
    case 'back':
      if (state.page?.kind === 'find-shop') return stay({ ...state, page: state.page.under });
      return page === null || page.tenantId === null ? null : stay({ ...state, page: { ...page, tenantId: null, at: 0 } });
    default:
      return null;
  }
}

function openMap(state: VisitState, tenantId: string | null): Step {
  const building = state.house.building;
  const mayOpen =
    (state.stage.kind === 'attract' && (state.page === null || state.page.kind === 'poster')) ||
    (state.stage.kind === 'visit' && (state.page === null || state.page.kind !== 'printing'));
  if (building === null || !mayOpen || isBusyPage(state.page)) return stay(state);
  const here = placeOfKiosk(building.plan, state.house.kioskId)?.floor ?? building.plan.floors[0];
  if (here === undefined) return stay(state);
  const page: MapPage = { kind: 'map', floorId: here.id, at: 0, tenantId: null };
  return tenantId === null ? stay({ ...state, page }) : tell(state, page, tenantId);
}

/** A page that holds something which is still asked: it is answered first. */
function isBusyPage(page: Page | null): boolean {
  return (
    page?.kind === 'pick-shop' ||
    page?.kind === 'whose-receipt' ||
    page?.kind === 'type-receipt' ||
    page?.kind === 'another-card' ||
    page?.kind === 'no-slip' ||
    page?.kind === 'result'
  );
}

/** Shows a shop on its own floor. */
function tell(state: VisitState, page: MapPage, tenantId: string): Step {
  const there = state.house.building === null ? null : placeOfShop(state.house.building.plan, tenantId);
  return there === null ? stay(state) : stay({ ...state, page: { ...page, floorId: there.floor.id, tenantId, at: 0 } });
}
