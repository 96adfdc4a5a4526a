/** "What the slip says": what would be printed, or was, line by line on the screen. A typed number reads nothing. */
import type { Intent } from '../contract/intent.ts';
import { paperWanted } from './on-touch-mine.ts';
import { isPosterPage } from './poster-page.ts';
import type { SlipWordsPage } from './slip-page.ts';
import type { PrintWanted, SlipWanted } from './slip-wanted.ts';
import { wantedName } from './slip-wanted.ts';
import type { VisitEvent } from './port.ts';
import type { Page, VisitStage, VisitState } from './state.ts';
import type { Step } from './transition.ts';
import { stay } from './transition.ts';

/** The slip of a visit as it stands. */
export function visitSlip(state: VisitState, stage: VisitStage): SlipWanted {
  return {
    slip: 'visit',
    language: state.language,
    accountId: stage.account.accountId,
    rows: stage.rows.map((each) => each.row),
    vouchers: stage.vouchers.filter((each) => each.state === 'granted' || each.state === 'to-be-confirmed'),
    balance: stage.card.identity === 'typed' ? null : stage.account.balance,
    cardNumber: null,
    qrText: null,
  };
}

/** The slip that the page offers, or that lies in the tray for it; null: none, or not for a number that was only typed. */
export function slipOffered(state: VisitState, page: Page | null): PrintWanted | null {
  const { stage, language } = state;
  if (page === null) return null;
  if (isPosterPage(page)) {
    const terms = page.kind === 'no-poster-paper' || (page.kind === 'poster' && page.terms);
    return terms ? { paper: { kind: 'terms', campaignId: page.offer.view.campaignId }, language, accountId: null } : null;
  }
  if (stage.kind !== 'visit' || stage.card.identity === 'typed') return null;
  const { accountId } = stage.account;
  if (page.kind === 'result' || page.kind === 'no-slip') return visitSlip(state, stage);
  if (page.kind === 'join-done')
    return page.number === null
      ? null
      : { slip: 'card', language, accountId, rows: [], vouchers: [], balance: null, cardNumber: page.number, qrText: page.qrText };
  const paper = paperWanted(stage, page.kind === 'no-paper' ? page.under : page);
  return paper === null ? null : { paper, language, accountId };
}

/** A touch on the page that says a slip goes to the page below where it is that page's; else it stays as it came. */
export function toPageBelow(state: VisitState, intent: Intent): { readonly state: VisitState; readonly intent: Intent } {
  const { page } = state;
  if (page?.kind !== 'slip-words') return { state, intent };
  const below: VisitState = { ...state, page: page.under };
  switch (intent.kind) {
    case 'finish':
      return { state: below, intent };
    case 'print':
      return { state: below, intent: page.under.kind === 'result' ? { kind: 'slip-yes' } : intent };
    case 'choose-language':
      // a poster is asked for anew in its language; it can be read again there
      return { state: isPosterPage(page.under) ? below : state, intent };
    default:
      return { state, intent };
  }
}

/** Answers a touch of this family; null: another's. */
export function onSlipWordsTouch(state: VisitState, intent: Intent): Step | null {
  const { page } = state;
  if (intent.kind === 'slip-words') return page?.kind === 'slip-words' ? stay(state) : { state, effects: reading(state, page) };
  if (page?.kind !== 'slip-words') return null;
  return intent.kind === 'back' ? stay({ ...state, page: page.under }) : null;
}

/** Asks for the words, in the language of the screen. */
export function reading(state: VisitState, page: Page | null): Step['effects'] {
  const of = slipOffered(state, page);
  return of === null ? [] : [{ kind: 'read-slip', of }];
}

/** What was asked for is shown, unless the visitor has gone on to something else; what is gone meanwhile leaves the page as it is. */
export function onSlipRead(state: VisitState, { name, parts }: Extract<VisitEvent, { kind: 'slip.read' }>): Step {
  const { page } = state;
  const under = page?.kind === 'slip-words' ? page.under : page;
  const now = slipOffered(state, under);
  if (under === null || now === null || wantedName(now) !== name || parts === null) return stay(state);
  const read: SlipWordsPage = { kind: 'slip-words', parts, under };
  return stay({ ...state, page: read });
}
