/** The pages of joining. */
import type { Screen } from '../contract/screen.ts';
import type { Frame } from '../contract/screen-parts.ts';
import type { JoinForm, VisitState } from './state.ts';
import { messageScreen } from './message-page.ts';
import { phoneComplete } from './on-touch-join.ts';
import { draftsOf } from './visit-life.ts';

/** Country prefix shown before the typed phone digits; the mall's country. */
const PHONE_PREFIX = '+7';

/** @see file comment */
export function joinScreen(frame: Frame, state: VisitState, form: JoinForm): Screen {
  if (form.wrongCard !== null) return messageScreen(frame, form.wrongCard.why, { last4: form.wrongCard.last4 });
  switch (form.step) {
    case 'age':
      return { kind: 'join-age', frame, keptReceipts: draftsOf(state.stage).length };
    case 'terms':
      return { kind: 'join-terms', frame, accepted: form.accepted, sms: form.sms, email: form.email, fullText: form.fullText };
    case 'phone':
      return { kind: 'join-phone', frame, prefix: PHONE_PREFIX, digits: form.digits, complete: phoneComplete(form.digits) };
    case 'card':
      return { kind: 'join-card', frame, printerReady: state.house.printer === 'ok' || state.house.printer === 'paper-near-end' };
  }
}
