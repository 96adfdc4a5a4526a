/** The pages of joining. */
import type { Screen } from '../contract/screen.ts';
import type { Frame } from '../contract/screen-parts.ts';
import type { JoinForm, VisitState } from './state.ts';
import { messageScreen } from './message-page.ts';
import { phoneComplete, phonePrefix } from '../outreach/phone.ts';
import { birthdayScreen } from './view-people.ts';
import { phoneWayOf } from './phone-page.ts';
import { draftsOf } from './visit-life.ts';

/** @see file comment */
export function joinScreen(frame: Frame, state: VisitState, form: JoinForm): Screen {
  if (form.wrongCard !== null) return messageScreen(frame, form.wrongCard.why, { last4: form.wrongCard.last4 });
  switch (form.step) {
    case 'age':
      return {
        kind: 'join-age',
        frame,
        keptReceipts: draftsOf(state.stage).length,
        phone: state.stage.kind === 'unknown' ? null : phoneWayOf(state.house),
      };
    case 'terms':
      return { kind: 'join-terms', frame, accepted: form.accepted, sms: form.sms, email: form.email, fullText: form.fullText };
    case 'phone':
      return { kind: 'join-phone', frame, prefix: phonePrefix, digits: form.digits, complete: phoneComplete(form.digits) };
    case 'birthday':
      return birthdayScreen(frame, state, form.birthdayEntry, true);
    case 'card':
      return { kind: 'join-card', frame, printerReady: state.house.printer === 'ok' || state.house.printer === 'paper-near-end' };
  }
}
