/** The pages of one-time codes. */
import type { Frame } from '../contract/screen-parts.ts';
import type { Screen } from '../contract/screen.ts';
import { codeLength } from '../outreach/one-time-code.ts';
import { phoneComplete, phonePrefix } from '../outreach/phone.ts';
import { codeComplete, laterPreset } from './code-page.ts';
import type { CodePage, FindPhonePage } from './code-page.ts';
import type { VisitState } from './state.ts';

/** @see file comment */
export function codeScreen(frame: Frame, state: VisitState, page: CodePage | FindPhonePage): Screen {
  if (page.kind === 'find-phone')
    return { kind: 'find-phone', frame, prefix: phonePrefix, digits: page.digits, complete: phoneComplete(page.digits) };
  return {
    kind: 'enter-code',
    frame,
    purpose: page.purpose,
    act: shownAct(page.act),
    digits: page.digits,
    length: codeLength,
    phase: page.phase,
    note: page.note,
    complete: codeComplete(page),
    laterPreset: laterPreset(state, page),
    againSeconds: page.againAtMs === null ? null : Math.max(0, Math.ceil((page.againAtMs - state.nowMs) / 1000)),
  };
}

/** The act as the screen says it: of cards the last four digits alone. */
function shownAct(act: CodePage['act']): Extract<Screen, { kind: 'enter-code' }>['act'] {
  switch (act?.kind) {
    case 'give-points':
      return { kind: 'give-points', points: act.points, last4: act.to.last4 };
    case 'link-card':
      return { kind: 'link-card', last4: act.last4 };
    default:
      return act ?? null;
  }
}
