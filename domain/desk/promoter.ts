/** What somebody may do who helps for a while: register receipts and hand out cheap gifts. Everything else waits for a colleague of the house. */
import type { DeskEffect } from './port.ts';
import type { DeskState, Step } from './state.ts';
import { stay, told } from './state.ts';

const allowed: ReadonlySet<DeskEffect['kind']> = new Set([
  'find-staff',
  'verify-pin',
  'staff-session',
  'find-account',
  'find-reference',
  'refresh-accounts',
  'register-receipt',
  'forget-paper',
  'choose-gift',
  'hand-out',
  'print-slip',
  'end-stack',
  'start-shift',
  'end-shift',
  'look-at-shift',
  'look-at-stock',
  'print-check',
  'print-shift',
  'cue',
]);

/** The text that says why not; null: it may be done. */
function whyNot(state: DeskState, effect: DeskEffect): string | null {
  if (!allowed.has(effect.kind)) return 'desk.promoter-may-not';
  if (effect.kind === 'register-receipt') return effect.overrideReason === null ? null : 'desk.promoter-may-not';
  if (effect.kind !== 'hand-out') return null;
  const voucher = state.accounts[effect.accountId]?.vouchers.find((one) => one.voucherId === effect.voucherId);
  if (voucher === undefined || voucher.valueMinor > state.house.limits.honourWithoutCardMinor) return 'desk.promoter-value';
  const campaigns = state.session?.campaigns ?? [];
  const isTheirs = campaigns.length === 0 || (voucher.campaignId !== null && campaigns.includes(voucher.campaignId));
  return isTheirs ? null : 'desk.promoter-value';
}

/** A step of a promoter that would do more than that does nothing but say so. Whoever else works at the desk passes. */
export function withinRole(before: DeskState, next: Step): Step {
  if (before.session?.role !== 'promoter' || before.gate.kind !== 'open') return next;
  const why = next.effects.map((effect) => whyNot(before, effect)).find((one) => one !== null);
  return why === undefined || why === null
    ? next
    : stay(told({ ...before, entry: null, editing: false }, 'problem', why), [{ kind: 'cue', cue: 'problem' }]);
}
