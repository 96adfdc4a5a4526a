/** Touches on the member's own affairs. A typed number sees and does none of it; what needs the centre is not begun without it. */
import type { Intent } from '../contract/intent.ts';
import { askForCode } from './code-page.ts';
import { withMessage } from './message-page.ts';
import { giveDigitsMax, isOwnPage, pointsTyped } from './own-page.ts';
import type { OwnPage } from './own-page.ts';
import type { VisitStage, VisitState } from './state.ts';
import type { Step } from './transition.ts';
import { stay } from './transition.ts';
import { amountFits, canGive } from './view-own.ts';

const TOAST_MS = 4000;

/** Answers a touch of this family; null: another's. */
export function onOwnTouch(state: VisitState, intent: Intent): Step | null {
  const { stage, page } = state;
  if (stage.kind !== 'visit') return null;
  const isTyped = stage.card.identity === 'typed';
  switch (intent.kind) {
    case 'settings':
      return isTyped ? stay(withMessage(state, 'typed-sees-little')) : open(state, { kind: 'settings' }, ['mine']);
    case 'who-sees':
    case 'on-the-way':
    case 'leave':
      return isTyped ? stay(state) : open(state, openingPage(stage, intent.kind), ['settings']);
    case 'give-points':
      return isTyped || !canGive(stage.account) ? stay(state) : give(state);
    case 'stay-member':
      return isTyped ? stay(state) : stayMember(state, stage);
    case 'undo-gift':
      return isTyped ? stay(state) : undoGift(state, stage, intent.transferId);
    case 'send-code':
      return isTyped ? stay(state) : sendCode(state);
    default:
      return page !== null && isOwnPage(page) && !isTyped ? onPage(state, stage, page, intent) : null;
  }
}

/** Pages open from where their doors are: two quick touches never act on a screen that has gone. */
function open(state: VisitState, page: OwnPage, from: readonly string[]): Step {
  return state.page !== null && from.includes(state.page.kind) ? stay({ ...state, page }) : stay(state);
}

function openingPage({ account }: VisitStage, kind: 'who-sees' | 'on-the-way' | 'leave'): OwnPage {
  return kind === 'leave' && account.own.leaving !== null ? { kind: 'leaving' } : kind === 'who-sees' ? { kind, whole: false } : { kind };
}

function give(state: VisitState): Step {
  if (state.page?.kind !== 'settings') return stay(state);
  return stay(state.house.online ? { ...state, page: { kind: 'give-card', shown: null, wrong: null } } : withMessage(state, 'act-offline'));
}

function onPage(state: VisitState, stage: VisitStage, page: OwnPage, intent: Intent): Step | null {
  switch (intent.kind) {
    case 'back':
      return stay({ ...state, page: backOfOwn(page) });
    case 'toggle-sms':
    case 'toggle-email':
      return page.kind === 'settings' ? setConsent(state, stage, intent.kind === 'toggle-sms' ? 'sms' : 'email') : stay(state);
    case 'key':
      return page.kind === 'give-amount' ? stay({ ...state, page: { ...page, text: editAmount(page.text, intent.key) } }) : stay(state);
    case 'next':
      return page.kind === 'give-amount' && amountFits(stage.account, page.text)
        ? stay({ ...state, page: { kind: 'give-check', to: page.to, points: pointsTyped(page.text) } })
        : stay(state);
    default:
      return null;
  }
}

/** Where BACK leads from these pages; null: to the visit itself. */
export function backOfOwn(page: OwnPage): VisitState['page'] {
  switch (page.kind) {
    case 'settings':
      return { kind: 'mine' };
    case 'who-sees':
      return page.whole ? { ...page, whole: false } : { kind: 'settings' };
    case 'give-card':
    case 'on-the-way':
    case 'leave':
      return { kind: 'settings' };
    case 'give-amount':
      return { kind: 'give-card', shown: null, wrong: null };
    case 'give-check':
      return { kind: 'give-amount', to: page.to, text: String(page.points) };
    case 'leaving':
      return null;
  }
}

/** Shown at once as it will be: the fact is written before anything else happens. */
function setConsent(state: VisitState, stage: VisitStage, channel: 'sms' | 'email'): Step {
  const { account } = stage;
  const consent = { ...account.own.consent, [channel]: !account.own.consent[channel] };
  const next: VisitStage = { ...stage, account: { ...account, own: { ...account.own, consent } } };
  return {
    state: { ...state, stage: next },
    effects: [{ kind: 'set-consent', accountId: account.accountId, ...consent, language: state.language }],
  };
}

function undoGift(state: VisitState, stage: VisitStage, transferId: string): Step {
  if (state.page?.kind !== 'on-the-way' || !stage.account.own.onTheWay.some((one) => one.transferId === transferId)) return stay(state);
  if (!state.house.online) return stay(withMessage(state, 'act-offline'));
  return {
    state: withToast(state, stage, 'toast.gift-undone'),
    effects: [{ kind: 'undo-gift', accountId: stage.account.accountId, transferId, language: state.language }],
  };
}

function stayMember(state: VisitState, stage: VisitStage): Step {
  if (state.page?.kind !== 'leaving' || stage.account.own.leaving === null) return stay(state);
  return {
    state: { ...withToast(state, stage, state.house.online ? 'toast.stays' : 'toast.stays-noted'), page: null },
    effects: [{ kind: 'stay-member', accountId: stage.account.accountId, language: state.language }],
  };
}

/** The code for what is on the screen, and for nothing else. */
function sendCode(state: VisitState): Step {
  const { page } = state;
  if (page?.kind !== 'give-check' && page?.kind !== 'leave') return stay(state);
  if (!state.house.online) return stay(withMessage(state, 'act-offline'));
  const act = page.kind === 'leave' ? ({ kind: 'leave' } as const) : ({ kind: 'give-points', to: page.to, points: page.points } as const);
  return askForCode(state, 'confirm-act', null, false, act);
}

/** A short word over the visit. */
export function withToast(state: VisitState, stage: VisitStage, key: string): VisitState {
  return { ...state, stage: { ...stage, toast: { tone: 'good', say: { key, args: {} }, untilMs: state.nowMs + TOAST_MS } } };
}

function editAmount(text: string, key: string): string {
  if (key === 'clear') return '';
  if (key === 'delete') return text.slice(0, -1);
  if (!/^\d$/.test(key) || text.length >= giveDigitsMax || (text === '' && key === '0')) return text;
  return text + key;
}
