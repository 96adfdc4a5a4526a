import type { Speech } from '../../look/speech.ts';

/** Where a shop is: a bare number becomes 'floor 1' in the visitor's language, words of the mall stay as they are. */
export function floorWords(floor: string, speech: Speech): string {
  return /^-?\d+$/.test(floor) ? speech.say('shop.floor', { floor }) : floor;
}
