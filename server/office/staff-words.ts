/** How somebody of the staff stands, in words. */
import type { Person } from './answers-people.ts';
import { instant } from './words.ts';

/** Roles as the office names them, with what each is for. */
export const roleWords: Readonly<Record<string, { readonly name: string; readonly may: string }>> = {
  desk: { name: 'Desk', may: 'everything of a desk' },
  lead: { name: 'Lead', may: 'the same, and stands for a second person' },
  service: { name: 'Service', may: 'kiosks, everything' },
  promoter: { name: 'Promoter', may: 'for some days: registers receipts, hands out cheap gifts' },
};

/** The roles somebody has. */
export function rolesOf(roles: readonly string[]): string {
  return roles.map((role) => roleWords[role]?.name ?? role).join(', ');
}

/** The days somebody works here. */
export function daysOf({ fromLocal, untilLocal }: Person): string {
  if (fromLocal === null && untilLocal === null) return 'no end';
  if (untilLocal === null) return `from ${fromLocal ?? ''}`;
  return fromLocal === null ? `until ${untilLocal}` : `${fromLocal} to ${untilLocal}`;
}

/** Whether somebody may work now, and whether the PIN is locked somewhere. */
export function standingOf(person: Person, zone: string): { readonly words: string; readonly waits: boolean } {
  switch (person.notNow) {
    case 'inactive':
      return { words: 'ended', waits: false };
    case 'over':
      return { words: 'days are over', waits: false };
    case 'not-yet':
      return { words: 'not yet', waits: false };
    case null: {
      const pauses = person.pauses.map(({ kioskId, untilMs }) => `PIN locked at ${kioskId} until ${instant(untilMs, zone)}`);
      return pauses.length === 0 ? { words: 'works here', waits: false } : { words: pauses.join('; '), waits: true };
    }
  }
}

/** A short name out of a full one: `P. Nord` gives `p-nord`. Letters of other alphabets fall away; empty when none is left. */
export function shortNameOf(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 64);
}

/** Why two typed PINs are not sent; null: they may be. The server looks again. */
export function typedPinFault(one: string, again: string): string | null {
  if (!/^\d{4,8}$/.test(one)) return 'A PIN has four to eight digits.';
  return one === again ? null : 'The two are not the same. Type both again.';
}
