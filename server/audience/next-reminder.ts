import type { AccountDocument, Lot } from '../../domain/contract/account-document.ts';

const DAY_MS = 86_400_000;

/** When to tell of one lot, and when its points end. */
export interface LotReminder {
  readonly tellAtMs: number;
  readonly endsAtMs: number;
}

/**
 * Reminders of an account that come after `remindedAtMs`, in no order: each so many days before the points end, but not before half of their life is over, for
 * whoever has just got them knows when they end. 0 days switches reminders off.
 */
export function remindersOf(account: AccountDocument, remindedAtMs: number, reminderDays: number): readonly LotReminder[] {
  if (reminderDays === 0 || account.status === 'closed' || account.status === 'alias') return [];
  return account.lots.flatMap((lot) => {
    const reminder = reminderOf(lot, reminderDays);
    return reminder === null || reminder.tellAtMs <= remindedAtMs ? [] : [reminder];
  });
}

/** The earliest of them; null: none. */
export function nextReminderMs(account: AccountDocument, remindedAtMs: number, reminderDays: number): number | null {
  const reminders = remindersOf(account, remindedAtMs, reminderDays);
  return reminders.length === 0 ? null : Math.min(...reminders.map((one) => one.tellAtMs));
}

function reminderOf({ points, frozenBy, earnedAtMs, expiresAtMs }: Lot, reminderDays: number): LotReminder | null {
  if (points === 0 || frozenBy !== null || expiresAtMs === null) return null;
  const halfLifeMs = Math.floor((earnedAtMs + expiresAtMs) / 2);
  return { tellAtMs: Math.max(expiresAtMs - reminderDays * DAY_MS, halfLifeMs), endsAtMs: expiresAtMs };
}
