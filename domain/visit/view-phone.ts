/** The code for the visitor's own phone, as a screen. */
import type { Screen } from '../contract/screen.ts';
import type { Frame } from '../contract/screen-parts.ts';
import { patience } from './access-state.ts';
import { CODE_SHOWN_MS, codeLeftMs } from './phone-page.ts';
import type { PhonePage } from './phone-page.ts';
import type { VisitState } from './state.ts';

/** @see file comment */
export function phoneScreen(frame: Frame, state: VisitState, page: PhonePage): Screen {
  return {
    kind: 'on-phone',
    frame,
    url: page.url,
    receipts: page.receipts,
    stayed: page.stayed,
    untilLocal: page.untilLocal,
    secondsLeft: Math.ceil(codeLeftMs(state, page) / 1000),
    secondsAll: Math.ceil((CODE_SHOWN_MS * patience(state)) / 1000),
  };
}
