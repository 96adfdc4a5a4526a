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
    act: page.act?.kind === 'give-points' ? { kind: 'give-points', points: page.act.points, last4: page.act.to.last4 } : page.act,
    digits: page.digits,
    length: codeLength,
    phase: page.phase,
    note: page.note,
    complete: codeComplete(page),
    laterPreset: laterPreset(state, page),
    againSeconds: page.againAtMs === null ? null : Math.max(0, Math.ceil((page.againAtMs - state.nowMs) / 1000)),
  };
}
