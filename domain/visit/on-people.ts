/** Answers about questionnaires, invitations and birthdays, and an invitation that was read. */
import type { VisitEvent } from './port.ts';
import { onForeignRead } from './on-foreign-read.ts';
import { withMessage } from './message-page.ts';
import type { VisitStage, VisitState } from './state.ts';
import type { Step } from './transition.ts';
import { stay } from './transition.ts';
import { beginIfNobody } from './visit-life.ts';

const TOAST_MS = 4000;

type PeopleEvent = Extract<
  VisitEvent,
  { kind: 'questionnaire.outcome' | 'questionnaire.not-recorded' | 'invitation.made' | 'invitation.read' | 'birthday.told' }
>;
type Outcome = Extract<VisitEvent, { kind: 'questionnaire.outcome' }>;
type Read = Extract<VisitEvent, { kind: 'invitation.read' }>;

/** @see file comment */
export function onPeopleEvent(state: VisitState, event: PeopleEvent): Step {
  const { page, stage } = state;
  switch (event.kind) {
    case 'questionnaire.outcome':
      return stage.kind === 'visit' && stage.account.accountId === event.view.accountId ? onOutcome(state, stage, event) : stay(state);
    case 'questionnaire.not-recorded':
      return page?.kind === 'question' ? stay(withMessage(state, 'not-recorded')) : stay(state);
    case 'invitation.made':
      return page?.kind === 'invite'
        ? stay({ ...state, page: { ...page, code: { qrText: event.qrText, untilLocal: event.untilLocal } } })
        : stay(state);
    case 'invitation.read':
      return onInvitation(state, event);
    case 'birthday.told':
      if (stage.kind !== 'visit') return stay(state);
      return event.ok ? stay(toasted(state, stage, 'toast.birthday')) : stay(withMessage(state, 'not-recorded'));
  }
}

function toasted(state: VisitState, stage: VisitStage, key: string): VisitState {
  return { ...state, stage: { ...stage, toast: { tone: 'good', say: { key, args: {} }, untilMs: state.nowMs + TOAST_MS } } };
}

/** Comes predicted, and once more when the server has decided. */
function onOutcome(state: VisitState, before: VisitStage, { questionnaireId, result, view }: Outcome): Step {
  const { page } = state;
  const mine = before.answering?.questionnaireId === questionnaireId;
  const stage: VisitStage = { ...before, account: view, answering: mine ? null : before.answering };
  const now: VisitState = { ...state, stage };
  const waits = page?.kind === 'question' && page.sending;
  const stands = page?.kind === 'questionnaire-done' && page.questionnaireId === questionnaireId;
  if (!result.ok) return waits || stands ? stay(withMessage(now, 'questionnaire-answered')) : stay(now);
  const done = {
    kind: 'questionnaire-done' as const,
    questionnaireId,
    points: result.points,
    lines: result.lines,
    toBeConfirmed: !result.decided,
  };
  if (waits) return { state: { ...now, page: done }, effects: [{ kind: 'cue', cue: 'laid' }] };
  if (stands) return stay({ ...now, page: done });
  // A receipt came in between: the answers are there all the same.
  return stay(mine ? toasted(now, stage, 'toast.questionnaire') : now);
}

/** Newcomers are welcomed by it; for members, and for whoever made it, there are kind words. What somebody is in the middle of stays as it is. */
function onInvitation(state: VisitState, event: Read): Step {
  const { stage, page } = state;
  if (stage.kind === 'visit') return onForeignRead(state, stage.account.accountId === event.inviterId ? 'invite-own' : 'invite-member', []);
  if (event.isOver) return onForeignRead({ ...state, invitedBy: null }, 'invite-over', beginIfNobody(state), { onLocal: event.untilLocal });
  const invited: VisitState = { ...state, invitedBy: event.inviterId };
  if (page?.kind === 'join') return { state: invited, effects: [{ kind: 'cue', cue: 'laid' }] };
  if (page !== null && page.kind !== 'invited' && page.kind !== 'message' && page.kind !== 'map' && page.kind !== 'code-help')
    return stay(invited);
  const begins = stage.kind === 'goodbye' ? ([{ kind: 'begin-visit' }] as const) : beginIfNobody(state);
  return {
    state: { ...invited, stage: stage.kind === 'goodbye' ? { kind: 'attract' } : stage, page: { kind: 'invited' } },
    effects: [...begins, { kind: 'cue', cue: 'laid' }],
  };
}
