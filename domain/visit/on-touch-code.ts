/** Touches around one-time codes: the field after joining with LATER beside it, the forgotten card, another code. */
import type { Intent } from '../contract/intent.ts';
import { codeLength } from '../outreach/one-time-code.ts';
import { editPhone, phoneComplete } from '../outreach/phone.ts';
import { askForCode, codeComplete, phoneWaits } from './code-page.ts';
import { linkLater } from './on-link.ts';
import type { CodePage, FindPhonePage } from './code-page.ts';
import type { OwnAct } from './own-page.ts';
import { withMessage } from './message-page.ts';
import type { VisitState } from './state.ts';
import type { Step } from './transition.ts';
import { stay } from './transition.ts';
import { beginIfNobody } from './visit-life.ts';

const TOAST_MS = 4000;

/** Answers a touch that has to do with codes; null: not one of them. */
export function onCodeTouch(state: VisitState, intent: Intent): Step | null {
  const { page } = state;
  if (page?.kind === 'enter-code') return onCodePage(state, page, intent);
  if (page?.kind === 'find-phone') return onFindPhone(state, page, intent);
  if (intent.kind === 'enter-code') return openAgain(state);
  if (intent.kind === 'forgot-card') return openFindPhone(state);
  return intent.kind === 'later' || intent.kind === 'send-again' ? stay(state) : null;
}

function onCodePage(state: VisitState, page: CodePage, intent: Intent): Step | null {
  const to = (patch: Partial<CodePage>): Step => stay({ ...state, page: { ...page, ...patch } });
  switch (intent.kind) {
    case 'key':
      return page.phase === 'open' ? to({ digits: editCode(page.digits, intent.key), note: null }) : stay(state);
    case 'next':
      if (!codeComplete(page)) return stay(state);
      return {
        state: { ...state, page: { ...page, phase: 'checking', note: null } },
        effects: [{ kind: 'check-code', purpose: page.purpose, digits: page.digits, language: state.language }],
      };
    case 'send-again':
      return page.againAtMs === null || state.nowMs < page.againAtMs || page.phase === 'checking'
        ? stay(state)
        : askForCode(state, page.purpose, page.phone, true, page.act);
    case 'later':
      return page.purpose === 'confirm-phone' ? later(state) : null;
    case 'back':
      if (page.act?.kind === 'link-card') return linkLater(state, page.act, 'later');
      if (page.act !== null) return stay({ ...state, page: pageOfAct(page.act) });
      return page.purpose === 'confirm-phone' ? later(state) : stay({ ...state, page: { kind: 'find-phone', digits: page.phone ?? '' } });
    default:
      return null;
  }
}

/** Back to where the act was asked for; its code stays good for it. */
function pageOfAct(act: Exclude<OwnAct, { kind: 'link-card' }>): VisitState['page'] {
  return act.kind === 'leave' ? { kind: 'leave' } : { kind: 'give-check', to: act.to, points: act.points };
}

function onFindPhone(state: VisitState, page: FindPhonePage, intent: Intent): Step | null {
  if (intent.kind === 'key') return stay({ ...state, page: { kind: 'find-phone', digits: editPhone(page.digits, intent.key) } });
  if (intent.kind !== 'next') return null;
  if (!phoneComplete(page.digits)) return stay(state);
  return state.house.online ? askForCode(state, 'forgot-card', page.digits, true) : stay(withMessage(state, 'code-offline'));
}

function openFindPhone(state: VisitState): Step {
  const { stage } = state;
  if (stage.kind !== 'attract' && stage.kind !== 'kept' && stage.kind !== 'unknown') return stay(state);
  const begins = stage.kind === 'attract' && state.page === null ? beginIfNobody(state) : [];
  if (!state.house.online) return { state: withMessage(state, 'code-offline'), effects: begins };
  return { state: { ...state, page: { kind: 'find-phone', digits: '' } }, effects: begins };
}

/** The phone still waits: the field opens again at any time of the visit. */
function openAgain(state: VisitState): Step {
  const { stage } = state;
  if (stage.kind !== 'visit' || stage.card.identity === 'typed' || state.page !== null || !phoneWaits(stage.account)) return stay(state);
  return state.house.online ? askForCode(state, 'confirm-phone', null, false) : stay(withMessage(state, 'code-offline'));
}

function later(state: VisitState): Step {
  const { stage } = state;
  if (stage.kind !== 'visit') return stay({ ...state, page: null });
  const toast = { tone: 'neutral' as const, say: { key: 'toast.phone-later', args: {} }, untilMs: state.nowMs + TOAST_MS };
  return stay({ ...state, page: null, stage: { ...stage, toast } });
}

function editCode(digits: string, key: string): string {
  if (key === 'clear') return '';
  if (key === 'delete') return digits.slice(0, -1);
  return /^\d$/.test(key) && digits.length < codeLength ? digits + key : digits;
}
