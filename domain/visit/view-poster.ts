/** The pages of a poster that was touched. */
import type { Screen } from '../contract/screen.ts';
import type { Frame } from '../contract/screen-parts.ts';
import { clausesOf } from '../text/clauses.ts';
import { shopsOnMap } from './building.ts';
import type { PosterPage } from './poster-page.ts';
import type { VisitState } from './state.ts';

/** @see file comment */
export function posterScreen(frame: Frame, { house, language }: VisitState, page: PosterPage): Screen {
  if (page.kind === 'poster-paper') return { kind: 'printing', frame, voucherCount: 0 };
  if (page.kind === 'no-poster-paper') return { kind: 'no-paper', frame, why: page.why };
  const { view, version, terms } = page.offer;
  const clauses = clausesOf(terms);
  if (page.terms) return { kind: 'terms', frame, campaign: view, whole: page.whole, title: view.title, version, clauses };
  return {
    kind: 'campaign',
    frame,
    campaign: view,
    hasTerms: clauses.length > 0,
    onMap: shopsOnMap(house.building, view.campaignId, house.shops[language]),
  };
}
