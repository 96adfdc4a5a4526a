/** Answers about one-time codes. An answer that comes when its page has gone changes nothing. */
import type { CodePage } from './code-page.ts';
import type { OwnAct } from './own-page.ts';
import type { AccountView, VisitEvent } from './port.ts';
import type { ReadCard, VisitState } from './state.ts';
import type { Step } from './transition.ts';
import { stay } from './transition.ts';
import { withMessage } from './message-page.ts';
import { linkLater, onLinked } from './on-link.ts';
import { draftsOf, enterVisit } from './visit-life.ts';

const TOAST_MS = 4000;

type CodeEvent = Extract<VisitEvent, { kind: 'code.asked' | 'code.checked' | 'account.joined' }>;
type Checked = Extract<VisitEvent, { kind: 'code.checked' }>;

/** @see file comment */
export function onCodeEvent(state: VisitState, event: CodeEvent): Step {
  if (event.kind === 'account.joined') return onJoined(state, event.fromAccountId, event.view);
  const { page } = state;
  if (page?.kind !== 'enter-code') return stay(state);
  if (event.kind === 'code.asked') return page.phase === 'asking' ? onAsked(state, page, event) : stay(state);
  return page.phase === 'checking' ? onChecked(state, page, event) : stay(state);
}

function onAsked(state: VisitState, page: CodePage, event: Extract<VisitEvent, { kind: 'code.asked' }>): Step {
  const to = (patch: Partial<CodePage>): Step => stay({ ...state, page: { ...page, ...patch } });
  const againAtMs = state.nowMs + event.againMs;
  if (event.result === 'sent') return to({ phase: 'open', note: null, againAtMs });
  if (event.result === 'no-phone' && page.act?.kind === 'link-card') return linkLater(state, page.act, 'no-phone');
  if (event.result === 'no-phone' && page.purpose === 'confirm-act') return stay(withMessage(state, 'act-no-phone'));
  if (event.result === 'no-answer') return to({ phase: 'closed', note: 'unreachable', againAtMs: state.nowMs });
  return to({ phase: 'closed', note: event.result, againAtMs: event.result === 'no-phone' ? null : againAtMs });
}

function onChecked(state: VisitState, page: CodePage, event: Checked): Step {
  const to = (patch: Partial<CodePage>): Step => ({
    state: { ...state, page: { ...page, digits: '', ...patch } },
    effects: [{ kind: 'cue', cue: 'problem' }],
  });
  switch (event.verdict) {
    case 'right':
      if (page.act !== null) return onActDone(state, page.act, event);
      return page.purpose === 'forgot-card' ? onFoundByPhone(state, event) : onConfirmed(state);
    case 'wrong':
      return to({ phase: 'open', note: 'wrong' });
    case 'too-many':
      return to({ phase: 'closed', note: 'over' });
    case 'expired':
    case 'used':
      return to({ phase: 'closed', note: 'expired' });
    // The digits stay: they were right, or nobody has looked at them.
    case 'wait':
      return to({ phase: 'open', note: 'wait', digits: page.digits });
    case 'no-answer':
      return to({ phase: 'open', note: 'unreachable', digits: page.digits });
  }
}

function onConfirmed(state: VisitState): Step {
  const { stage } = state;
  if (stage.kind !== 'visit') return stay({ ...state, page: null });
  const toast = { tone: 'good' as const, say: { key: 'toast.phone-confirmed', args: {} }, untilMs: state.nowMs + TOAST_MS };
  return { state: { ...state, page: null, stage: { ...stage, toast } }, effects: [{ kind: 'cue', cue: 'laid' }] };
}

/** The centre has carried the act out, or says why it cannot be. Then nothing happened. */
function onActDone(state: VisitState, act: OwnAct, { refusal, ids }: Checked): Step {
  if (refusal === 'card-taken') return stay(withMessage(state, 'card-taken', { last4: act.kind === 'link-card' ? act.last4 : '' }));
  if (refusal !== null) return stay(withMessage(state, refusal === 'not-enough-points' ? 'act-not-enough' : 'act-not-possible'));
  const { stage } = state;
  if (stage.kind !== 'visit') return stay({ ...state, page: null });
  if (act.kind === 'link-card') return onLinked(state, stage, act);
  const fresh = ids === null ? stage : { ...stage, account: afterAct(stage.account, act, ids) };
  const toast = { tone: 'good' as const, say: { key: 'toast.act-done', args: {} }, untilMs: state.nowMs + TOAST_MS };
  const page = act.kind === 'leave' ? ({ kind: 'leaving' } as const) : ({ kind: 'on-the-way' } as const);
  return { state: { ...state, page, stage: { ...fresh, toast } }, effects: [{ kind: 'cue', cue: 'laid' }] };
}

/** The account as the centre has it by now; the documents that say so are a moment behind its answer. */
function afterAct(
  account: AccountView,
  act: Exclude<OwnAct, { kind: 'link-card' }>,
  { transferId, reference }: NonNullable<Checked['ids']>,
): AccountView {
  const { own } = account;
  if (act.kind === 'leave') return { ...account, own: { ...own, leaving: own.leaving ?? { untilLocal: own.leaveUntilLocal, reference } } };
  if (own.onTheWay.some((one) => one.transferId === transferId)) return account;
  const gift = { transferId, reference, points: act.points, arrivesLocal: own.giveArrivesLocal };
  return { ...account, own: { ...own, onTheWay: [...own.onTheWay, gift] } };
}

/** The card that was forgotten: its visit begins, and sees everything. */
function onFoundByPhone(state: VisitState, event: Checked): Step {
  if (event.found === null || state.stage.kind === 'visit') return stay(withMessage(state, 'card-not-here'));
  const { cardToken, view } = event.found;
  const card: ReadCard = { cardToken, last4: view.last4, identity: 'phone-code', test: false };
  return enterVisit(state, card, view, draftsOf(state.stage));
}

/** The account on the screen has become another one, which has everything of both. */
function onJoined(state: VisitState, fromAccountId: string, view: Extract<VisitEvent, { kind: 'account.joined' }>['view']): Step {
  const { stage } = state;
  if (stage.kind !== 'visit' || stage.account.accountId !== fromAccountId) return stay(state);
  return stay({ ...state, stage: { ...stage, account: view } });
}
