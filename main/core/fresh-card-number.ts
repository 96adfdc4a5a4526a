import { cardNumber } from '../../domain/card/card-range.ts';
import { rangesOf } from './card-keys.ts';
import type { CoreServices } from './core-services.ts';

const TRIES_MAX = 20;
/** Serials of slip cards stand in the upper half of the room, plastic cards are pressed from the lower. */
const SLIP_HALF = 0.5;

/** A number of the mall's member range that no known card has; null when none was found (no range, or no luck 20 times: the room is too small). */
export function freshCardNumber(services: CoreServices): string | null {
  const range = rangesOf(services.house.catalogue()?.mall ?? null).find((each) => each.purpose === 'member');
  if (range === undefined) return null;
  const room = 10 ** Math.min(15, range.length - range.prefix.length - 1);
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const bytes = services.random(6);
    const fraction = bytes.reduce((sum, byte) => sum * 256 + byte, 0) / 2 ** 48;
    const number = cardNumber(range, Math.floor(room * (SLIP_HALF + (1 - SLIP_HALF) * fraction)));
    if (services.factBook.world().get('card', services.cards.keyOf(number)) === null) return number;
  }
  return null;
}
