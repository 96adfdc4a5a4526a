/** A newcomer joins: age, rules and consents apart, phone, card. Nothing typed leaves this form but through `open-account`. */
import type { Intent } from '../contract/intent.ts';
import type { JoinForm, VisitState } from './state.ts';
import type { Step } from './transition.ts';
import { stay } from './transition.ts';
import { editPhone, phoneComplete } from '../outreach/phone.ts';
import { isUnderAge } from '../audience/birthday-entry.ts';
import { editBirthday } from './edit-birthday.ts';
import { messagePage } from './message-page.ts';
import { takeToPhone } from './phone-page.ts';
import { endVisit } from './visit-life.ts';

/** Answers a touch on a join page; null: not one of its touches. */
export function onJoinTouch(state: VisitState, form: JoinForm, intent: Intent): Step | null {
  const to = (patch: Partial<JoinForm>): Step => stay({ ...state, page: { kind: 'join', form: { ...form, ...patch } } });
  if (form.wrongCard !== null && (intent.kind === 'next' || intent.kind === 'back')) return to({ wrongCard: null });
  if (form.waiting && intent.kind !== 'choose-language') return stay(state);
  if (form.step === 'birthday') return onBirthday(state, form, intent, to);
  switch (intent.kind) {
    case 'of-age':
      return form.step === 'age' ? to({ step: 'terms' }) : stay(state);
    // Nothing is stored and the kept receipts are released: the paper can be used by whoever comes with a parent.
    case 'under-age':
      return form.step === 'age' ? comeWithParent(state) : stay(state);
    case 'toggle-rules':
      return form.step === 'terms' ? to({ accepted: !form.accepted }) : stay(state);
    case 'toggle-sms':
      return form.step === 'terms' ? to({ sms: !form.sms }) : stay(state);
    case 'toggle-email':
      return form.step === 'terms' ? to({ email: !form.email }) : stay(state);
    case 'full-terms':
      return form.step === 'terms' ? to({ fullText: !form.fullText }) : stay(state);
    case 'key':
      return form.step === 'phone' ? to({ digits: editPhone(form.digits, intent.key) }) : stay(state);
    case 'next':
      return next(state, form, to);
    case 'without-phone':
      // Whoever stays nobody is asked no more about themselves.
      return form.step === 'phone' ? proceed(state, { ...form, digits: '', birthday: null }) : stay(state);
    case 'slip-card':
      return form.step === 'card' ? open(state, form) : stay(state);
    case 'on-phone':
      return takeToPhone(state);
    case 'back':
      return back(state, form, to);
    case 'finish':
      return endVisit(state, 'at-once');
    default:
      return null;
  }
}

function next(state: VisitState, form: JoinForm, to: (patch: Partial<JoinForm>) => Step): Step {
  if (form.step === 'terms') return form.accepted ? to({ step: 'phone', fullText: false }) : stay(state);
  if (form.step === 'phone') return phoneComplete(form.digits) ? to({ step: 'birthday' }) : stay(state);
  return stay(state);
}

/** The birthday, optional. A year that says too young ends it as the first question would have. */
function onBirthday(state: VisitState, form: JoinForm, intent: Intent, to: (patch: Partial<JoinForm>) => Step): Step | null {
  if (intent.kind === 'finish') return endVisit(state, 'at-once');
  const edited = editBirthday(form.birthdayEntry, intent, state.house);
  switch (edited.kind) {
    case 'entry':
      return to({ birthdayEntry: edited.entry });
    case 'left':
      return intent.kind === 'back' ? to({ step: 'phone' }) : proceed(state, { ...form, birthday: null });
    case 'told':
      return isUnderAge(edited.birthday, state.house.ages.ofAgeYears, state.house.clockLocal.slice(0, 10))
        ? comeWithParent(state)
        : proceed(state, { ...form, birthday: edited.birthday });
    case 'none':
      return null;
  }
}

function comeWithParent(state: VisitState): Step {
  return { state: { ...endVisit(state, 'at-once').state, page: messagePage('come-with-parent') }, effects: [{ kind: 'end-visit' }] };
}

/** After the birthday: the unknown card in hand becomes theirs at once; otherwise they choose slip or plastic. */
function proceed(state: VisitState, form: JoinForm): Step {
  const stage = state.stage;
  if (stage.kind !== 'unknown' || !stage.ownRange) return stay({ ...state, page: { kind: 'join', form: { ...form, step: 'card' } } });
  return {
    state: { ...state, page: { kind: 'join', form: { ...form, waiting: true } } },
    effects: [
      {
        kind: 'open-account',
        origin: 'joined',
        card: { kind: 'plastic', cardToken: stage.card.cardToken, last4: stage.card.last4 },
        language: state.language,
        phone: form.digits === '' ? null : form.digits,
        consent: { sms: form.sms, email: form.email },
        invitedBy: state.invitedBy,
        birthday: form.birthday,
      },
    ],
  };
}

function open(state: VisitState, form: JoinForm): Step {
  return {
    state: { ...state, page: { kind: 'join', form: { ...form, waiting: true } } },
    effects: [
      {
        kind: 'open-account',
        origin: 'joined',
        card: { kind: 'slip' },
        language: state.language,
        phone: form.digits === '' ? null : form.digits,
        consent: { sms: form.sms, email: form.email },
        invitedBy: state.invitedBy,
        birthday: form.birthday,
      },
    ],
  };
}

function back(state: VisitState, form: JoinForm, to: (patch: Partial<JoinForm>) => Step): Step {
  if (form.fullText) return to({ fullText: false });
  if (form.step === 'card') return to({ step: form.digits === '' ? 'phone' : 'birthday' });
  if (form.step === 'phone') return to({ step: 'terms', digits: '' });
  if (form.step === 'terms') return to({ step: 'age' });
  const closed: VisitState = { ...state, page: null };
  return state.stage.kind === 'attract' ? endVisit(closed, 'at-once') : stay(closed);
}
