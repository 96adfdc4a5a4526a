/**
 * Something was read that opens nothing here: a bank's card, a code that is no receipt, a torn one, a voucher, a staff card. It is said over whatever is shown, and nothing of
 * the visitor's is lost by it: a receipt that was being asked about is registered (held, the desk sorts it out), and a page with typed things, a number to write
 * down or a print under way stays, with the sound alone.
 */
import type { MessageName } from './message-page.ts';
import { messagePage } from './message-page.ts';
import { sayOver } from './on-receipt-read.ts';
import type { VisitEffect } from './port.ts';
import type { VisitState } from './state.ts';
import type { Step } from './transition.ts';

/** @see file comment */
export function onForeignRead(
  state: VisitState,
  name: MessageName,
  effects: readonly VisitEffect[],
  args: Readonly<Record<string, string | number>> = {},
): Step {
  return sayOver(state, messagePage(name, args), effects);
}
