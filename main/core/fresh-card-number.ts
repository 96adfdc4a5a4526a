import { madeCardNumber } from '../../domain/card/made-card.ts';
import { rangesOf } from './card-keys.ts';
import type { CoreServices } from './core-services.ts';

const TRIES_MAX = 20;

/** A number of the mall's member range that no known card has; null when none was found (no range, or no luck 20 times: the room is too small). */
export function freshCardNumber(services: CoreServices): string | null {
  const range = rangesOf(services.house.catalogue()?.mall ?? null).find((each) => each.purpose === 'member');
  if (range === undefined) return null;
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const number = madeCardNumber(range, services.random(6));
    if (services.factBook.world().get('card', services.cards.keyOf(number)) === null) return number;
  }
  return null;
}
