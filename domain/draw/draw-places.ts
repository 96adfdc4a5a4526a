/**
 * The winner function of `passage-draw/1`. Anyone can write it again; in Python:
 *
 *   import hmac
 *   def places(secret, list_hash, public_value, entries, count, one_prize_each):  # entries: [(number, ticket, holder)] as in the list
 *       left, counter, places = list(entries), 0, []
 *       while left and len(places) < count:
 *           limit = 2**48 // len(left) * len(left)
 *           while True:
 *               message = f"passage-draw/1\n{list_hash}\n{public_value}\n{counter}".encode()
 *               x = int.from_bytes(hmac.digest(bytes.fromhex(secret), message, "sha256")[:6], "big"); counter += 1
 *               if x < limit: break
 *           won = left[x % len(left)]; places.append(won)
 *           left = [e for e in left if e[2] != won[2]] if one_prize_each else [e for e in left if e is not won]
 *       return places
 *
 * Every entry still in the list has the same chance at each place: numbers at or above the largest multiple of the list's length are thrown away, so no
 * remainder is likelier than another. The first places are the prizes in the order announced, the next are the reserve winners.
 */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { DrawEntry } from '../contract/draw.ts';
import { drawAlgorithm } from './algorithm.ts';
import { RemainingEntries } from './remaining-entries.ts';

const range = 2 ** 48;

/** What decides besides the list itself. `secret` and `listHash`: 64 hex digits each. */
export interface DrawSeed {
  readonly secret: string;
  readonly listHash: string;
  readonly publicValue: string;
}

/** The stream of numbers: first six bytes, big-endian, of HMAC-SHA256(secret, "passage-draw/1\n<listHash>\n<publicValue>\n<counter>"), counter from 0. */
export function* drawNumbers({ secret, listHash, publicValue }: DrawSeed): Generator<number, never> {
  const key = hexToBytes(secret);
  for (let counter = 0; ; counter += 1) {
    const block = hmac(sha256, key, utf8ToBytes(`${drawAlgorithm}\n${listHash}\n${publicValue}\n${counter}`));
    yield block.subarray(0, 6).reduce((number, byte) => number * 256 + byte, 0);
  }
}

/** The next number below `below` (1 to 1,000,000), each as likely as any other. A number is thrown away with a chance below 1 in 2^28, so this ends. */
export function nextBelow(numbers: Iterator<number, never>, below: number): number {
  const limit = range - (range % below);
  for (;;) {
    const { value } = numbers.next();
    if (value < limit) return value % below;
  }
}

/** Entries in the order in which they were drawn: at most `count`, fewer when the list (or its holders) end before. */
export function drawPlaces(seed: DrawSeed, entries: readonly DrawEntry[], count: number, onePrizeEach: boolean): readonly DrawEntry[] {
  const numbers = drawNumbers(seed);
  const left = new RemainingEntries(entries);
  const places: DrawEntry[] = [];
  while (left.size > 0 && places.length < count) {
    const won = left.at(nextBelow(numbers, left.size));
    places.push(won);
    if (onePrizeEach) left.strikeHolder(won.holder);
    else left.strike(won);
  }
  return places;
}
