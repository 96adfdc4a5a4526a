/** Touches on the screen that nobody uses: a poster and its terms; and whoever only comes near. */
import type { Intent } from '../contract/intent.ts';
import { whyNot } from './on-touch-mine.ts';
import type { CampaignOffer } from './campaign-view.ts';
import { isPosterPage } from './poster-page.ts';
import type { VisitState } from './state.ts';
import type { Step } from './transition.ts';
import { stay } from './transition.ts';

/** So long the screen looks at somebody who only stands there. */
const NEAR_MS = 12_000;

/** A touch of this family; null: it is another's. */
export function onPosterTouch(state: VisitState, intent: Intent): Step | null {
  const page = isPosterPage(state.page) ? state.page : null;
  if (intent.kind === 'open-poster') return openPoster(state, intent.campaignId);
  if (page === null) return null;
  // While the paper comes out the screen offers nothing.
  if (page.kind === 'poster-paper') return stay(state);
  switch (intent.kind) {
    case 'terms':
      return stay({ ...state, page: { kind: 'poster', offer: page.offer, terms: true, whole: false } });
    case 'full-terms':
      return stay(page.kind === 'poster' && page.terms ? { ...state, page: { ...page, whole: !page.whole } } : state);
    case 'print':
      return page.kind === 'poster' && page.terms ? printTerms(state, page.offer) : stay(state);
    case 'back':
    case 'next':
      if (page.kind === 'no-poster-paper')
        return stay({ ...state, page: { kind: 'poster', offer: page.offer, terms: true, whole: false } });
      if (page.whole) return stay({ ...state, page: { ...page, whole: false } });
      return page.terms ? stay({ ...state, page: { kind: 'poster', offer: page.offer, terms: false, whole: false } }) : null;
    case 'choose-language':
      return state.house.languages.includes(intent.language)
        ? {
            state: { ...state, language: intent.language },
            effects: [{ kind: 'find-poster', campaignId: page.offer.view.campaignId, language: intent.language }],
          }
        : stay(state);
    default:
      return null;
  }
}

function openPoster(state: VisitState, campaignId: string): Step {
  const hangs = state.house.posters[state.language].some((poster) => poster.campaignId === campaignId);
  if (state.stage.kind !== 'attract' || state.page !== null || !hangs) return stay(state);
  return { state, effects: [{ kind: 'find-poster', campaignId, language: state.language }] };
}

/** What the poster is about; in another language the page stays where it is. One that came down meanwhile changes nothing. */
export function onPosterFound(state: VisitState, campaignId: string, offer: CampaignOffer | null): Step {
  if (offer === null || state.stage.kind !== 'attract') return stay(state);
  const { page } = state;
  if (page === null) return stay({ ...state, page: { kind: 'poster', offer, terms: false, whole: false } });
  return page.kind === 'poster' && page.offer.view.campaignId === campaignId ? stay({ ...state, page: { ...page, offer } }) : stay(state);
}

function printTerms(state: VisitState, offer: CampaignOffer): Step {
  const { printer } = state.house;
  if (printer === 'paper-out' || printer === 'gone')
    return stay({ ...state, page: { kind: 'no-poster-paper', why: whyNot(printer), offer } });
  const jobId = `j${state.serial}`;
  return {
    state: { ...state, serial: state.serial + 1, page: { kind: 'poster-paper', jobId, offer } },
    effects: [
      {
        kind: 'print-paper',
        jobId,
        paper: { kind: 'terms', campaignId: offer.view.campaignId },
        language: state.language,
        accountId: null,
      },
    ],
  };
}

/** The sensor saw somebody: silent, and no visit. Who is being served already is not looked at twice. */
export function onSomebodyNear(state: VisitState): Step {
  return state.stage.kind === 'attract' ? stay({ ...state, nearUntilMs: state.nowMs + NEAR_MS }) : stay(state);
}
