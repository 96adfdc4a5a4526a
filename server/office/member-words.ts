/** How a member stands, in words. */
import type { Member } from './answers-people.ts';
import { instant } from './words.ts';

/** The state, and since or until when. */
export function memberState({ state, untilMs }: Member, zone: string): string {
  const until = untilMs === null ? '' : instant(untilMs, zone);
  switch (state) {
    case 'member':
      return 'member';
    case 'new':
      return 'member with a new card, not confirmed yet: earns, may not spend';
    case 'unconfirmed':
      return `joined with a phone that nobody has confirmed; closes by itself ${until}`;
    case 'leaving':
      return `leaving, closes ${until}`;
    case 'left':
      return 'has left; the person is erased';
  }
}

/** Whether advertising may come by a channel. */
export function consentWords(consent: Member['consent'], channel: 'sms' | 'email'): string {
  if (consent === null) return 'no (never asked)';
  return consent[channel] ? 'yes' : 'no';
}

/** A card with all but its last four digits hidden. */
export function maskedCard({ last4, medium }: Member['cards'][number]): string {
  return `•••• ${last4} (${medium === 'plastic' ? 'plastic' : medium === 'slip' ? 'on a slip' : 'on the phone'})`;
}
