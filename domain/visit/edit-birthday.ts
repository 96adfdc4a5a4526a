/** Touches on a birthday that is being entered, at joining and later alike. */
import { daysOfMonth, freshBirthday, toldBirthday } from '../audience/birthday-entry.ts';
import type { BirthdayEntry, ToldBirthday } from '../audience/birthday-entry.ts';
import type { Intent } from '../contract/intent.ts';
import type { HouseState } from './port.ts';

/** What a touch came to. `none`: it is no touch on a birthday. */
export type EditedBirthday =
  | { readonly kind: 'entry'; readonly entry: BirthdayEntry }
  | { readonly kind: 'told'; readonly birthday: ToldBirthday }
  | { readonly kind: 'left' }
  | { readonly kind: 'none' };

/** @see file comment */
export function editBirthday(entry: BirthdayEntry, intent: Intent, house: Pick<HouseState, 'ages' | 'clockLocal'>): EditedBirthday {
  const today = house.clockLocal.slice(0, 10);
  const to = (patch: Partial<BirthdayEntry>): EditedBirthday => ({ kind: 'entry', entry: { ...entry, ...patch } });
  const tell = (withYear: boolean): EditedBirthday => {
    const birthday = toldBirthday(entry, withYear, today);
    return birthday === null ? to({}) : { kind: 'told', birthday };
  };
  switch (intent.kind) {
    case 'pick-month': {
      const day = entry.day !== null && entry.day <= daysOfMonth(intent.month) ? entry.day : null;
      return entry.step === 'month' ? to({ month: intent.month, day, step: 'day' }) : to({});
    }
    case 'pick-day':
      return entry.step === 'day' && intent.day <= daysOfMonth(entry.month ?? 0) ? to({ day: intent.day }) : to({});
    case 'key':
      return entry.step === 'year' ? to({ yearText: editYear(entry.yearText, intent.key) }) : to({});
    case 'next':
      if (entry.step === 'day' && entry.day !== null) return house.ages.asksYear ? to({ step: 'year' }) : tell(false);
      return entry.step === 'year' ? tell(true) : to({});
    // The day alone, where the year was asked for; else nothing.
    case 'not-now':
      return entry.step === 'year' ? tell(false) : { kind: 'left' };
    case 'back':
      if (entry.step === 'year') return to({ step: 'day', yearText: '' });
      return entry.step === 'day' ? { kind: 'entry', entry: freshBirthday } : { kind: 'left' };
    default:
      return { kind: 'none' };
  }
}

function editYear(text: string, key: string): string {
  if (key === 'clear') return '';
  if (key === 'delete') return text.slice(0, -1);
  return /^\d$/.test(key) && text.length < 4 ? text + key : text;
}

/** Whether the way on is open. */
export function birthdayReady(entry: BirthdayEntry, house: Pick<HouseState, 'ages' | 'clockLocal'>): boolean {
  if (entry.step === 'day') return entry.day !== null;
  return entry.step === 'year' && toldBirthday(entry, true, house.clockLocal.slice(0, 10)) !== null;
}
