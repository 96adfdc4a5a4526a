/**
 * Something was read that opens nothing here: a bank's card, a code that is no receipt, a torn one, a voucher, a staff card. It is said over whatever is shown, and nothing of
 * the visitor's is lost by it: a receipt that was being asked about is registered (held, the desk sorts it out), and a page with typed things, a number to write
 * down or a print under way stays, with the sound alone.
 */
import type { MessageName } from './message-page.ts';
import { withMessage } from './message-page.ts';
import { flushPending } from './on-receipt-read.ts';
import type { VisitEffect } from './port.ts';
import type { Page, VisitState } from './state.ts';
import type { Step } from './transition.ts';
import { stay } from './transition.ts';

const keptKinds: readonly Page['kind'][] = [
  'join',
  'join-done',
  'enter-code',
  'question',
  'birthday',
  'find-phone',
  'gift-confirm',
  'printing',
  'paper',
];

/** The form of a scanned code with gaps comes back by itself after a message; a receipt typed as a whole would be gone. */
const stays = (page: Page): boolean => keptKinds.includes(page.kind) || (page.kind === 'type-receipt' && page.form.draft === null);

/** @see file comment */
export function onForeignRead(
  state: VisitState,
  name: MessageName,
  effects: readonly VisitEffect[],
  args: Readonly<Record<string, string | number>> = {},
): Step {
  if (state.page !== null && stays(state.page)) return { state, effects: [...effects] };
  const flushed = state.stage.kind === 'visit' ? flushPending(state, state.stage) : stay(state);
  return { state: withMessage(flushed.state, name, args), effects: [...flushed.effects, ...effects] };
}
