/** `view(state)`: the one screen that a state shows. Pure; no figure is worked out anywhere else. */
import type { Screen } from '../contract/screen.ts';
import type { Frame } from '../contract/screen-parts.ts';
import { patience } from './access-state.ts';
import type { VisitStage, VisitState } from './state.ts';
import { shownBalance } from './state.ts';
import { secondsToEnd } from './on-tick.ts';
import { helpGrows } from './help-grows.ts';
import { homeView } from './home-view.ts';
import { attractScreen } from './view-attract.ts';
import { codeScreen } from './view-code.ts';
import { mapScreen } from './view-map.ts';
import { joinScreen } from './view-join.ts';
import { isOwnPage } from './own-page.ts';
import { ownScreen } from './view-own.ts';
import { isPeoplePage } from './people-page.ts';
import { pageScreen } from './view-page.ts';
import { homeOffer, peopleScreen } from './view-people.ts';
import { phoneWayOf } from './phone-page.ts';
import { phoneScreen } from './view-phone.ts';
import { waitingRow } from './visit-life.ts';

/** Campaigns shown with a picture; the rest is "and 3 more". */
const PROGRESS_SHOWN_MAX = 3;

/** @see file comment */
export function view(state: VisitState): Screen {
  const frame = frameOf(state);
  if (!state.house.ready && state.stage.kind === 'attract')
    return { kind: 'resting', frame, say: { key: `resting.${state.house.resting}`, args: {} } };
  if (state.idleWarning) {
    const form =
      state.page?.kind === 'type-receipt' ||
      state.page?.kind === 'join' ||
      state.page?.kind === 'type-card' ||
      state.page?.kind === 'enter-code' ||
      state.page?.kind === 'find-phone' ||
      state.page?.kind === 'question' ||
      state.page?.kind === 'birthday' ||
      state.page?.kind === 'give-amount';
    return { kind: 'idle-warning', frame, secondsLeft: secondsToEnd(state), under: form ? 'form' : 'visit' };
  }
  if (state.page?.kind === 'enter-code' || state.page?.kind === 'find-phone') return codeScreen(frame, state, state.page);
  if (state.page?.kind === 'on-phone') return phoneScreen(frame, state, state.page);
  if (state.page?.kind === 'join') return joinScreen(frame, state, state.page.form);
  if (state.page?.kind === 'map') return mapScreen(frame, state, state.page) ?? stageScreen(frame, state);
  if (state.page !== null && isOwnPage(state.page))
    return state.stage.kind === 'visit' ? ownScreen(frame, state.stage.account, state.page) : stageScreen(frame, state);
  if (state.page !== null && isPeoplePage(state.page)) return peopleScreen(frame, state, state.page) ?? stageScreen(frame, state);
  if (state.page !== null) return pageScreen(frame, state, state.page);
  return stageScreen(frame, state);
}

function stageScreen(frame: Frame, state: VisitState): Screen {
  const stage = state.stage;
  switch (stage.kind) {
    case 'attract':
      return attractScreen(frame, state);
    case 'kept': {
      const allMs = state.house.limits.keptReceiptsMs * patience(state);
      const leftMs = allMs - (state.nowMs - stage.sinceMs);
      return {
        kind: 'kept-receipts',
        frame,
        rows: stage.drafts.map((draft) => waitingRow(draft).row),
        totalMinor: stage.drafts.reduce((sum, draft) => sum + (draft.amountMinor ?? 0), 0),
        secondsLeft: Math.max(0, Math.ceil(leftMs / 1000)),
        secondsAll: Math.ceil(allMs / 1000),
        phone: phoneWayOf(state.house),
      };
    }
    case 'unknown':
      return {
        kind: 'unknown-card',
        frame,
        last4: stage.card.last4,
        offlineEarns: stage.ownRange && !stage.online && stage.card.identity !== 'typed',
        keptReceipts: stage.drafts.length,
      };
    case 'goodbye':
      return { kind: 'goodbye', frame, earnedPoints: stage.earnedPoints, vouchers: [...stage.vouchers] };
    case 'visit':
      return visitScreen(frame, state, stage);
  }
}

function visitScreen(frame: Frame, state: VisitState, stage: VisitStage): Screen {
  const { promotionDay, codePlaces } = state.house;
  const typed = stage.card.identity === 'typed';
  const progress = typed ? [] : stage.account.progress;
  return {
    kind: 'visit',
    frame,
    typedIdentity: typed,
    provisional: stage.account.status === 'provisional',
    balance: shownBalance(stage),
    progress: progress.slice(0, PROGRESS_SHOWN_MAX),
    moreProgress: Math.max(0, progress.length - PROGRESS_SHOWN_MAX),
    rows: stage.rows.map((each) => each.row),
    earnedPoints: stage.rows.reduce((sum, each) => sum + (each.row.state === 'booked' ? Math.max(0, each.row.points) : 0), 0),
    vouchers: typed ? [] : stage.account.vouchers.filter((each) => each.state === 'granted' || each.state === 'to-be-confirmed'),
    notices: typed ? [] : [...stage.account.notices],
    toast: stage.toast === null ? null : { tone: stage.toast.tone, say: stage.toast.say },
    codeHelpGrown: helpGrows(state, stage),
    codePlaces: [...codePlaces],
    questionnaire: homeOffer(stage, promotionDay, frame),
    home: typed || promotionDay ? null : homeView(stage.account),
  };
}

/** What the roof shows. The card appears only inside a visit, initial and last four only; a typed number shows no initial. */
export function frameOf(state: VisitState): Frame {
  const { house, stage } = state;
  const visit = stage.kind === 'visit' ? stage : null;
  return {
    mallName: house.mallName,
    kioskId: house.kioskId,
    language: state.language,
    languages: [...house.languages],
    clockLocal: house.clockLocal,
    currency: house.currency,
    card: visit === null ? null : { initial: visit.card.identity === 'typed' ? '' : visit.account.initial, last4: visit.card.last4 },
    theme: state.contrast ? 'contrast' : house.night ? 'night' : 'day',
    lower: state.lower,
    large: state.large,
    access: {
      keypad: state.access.keypad,
      speech: state.access.speech,
      volume: state.access.volume,
      keys: house.access.keys,
      doubleStrikeMs: state.access.doubleStrikeMs,
      coreVoices: [...house.access.coreVoices],
    },
    online: house.online,
    reader: house.reader,
    printer: house.printer,
    hasMap: house.building !== null,
    promotionDay: house.promotionDay,
    test: visit?.card.test ?? false,
    training: house.training,
  };
}
