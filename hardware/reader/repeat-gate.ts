/**
 * Hands-free scanners read the same code again and again while a paper lies under them. The same code within `repeatMs` of its last sight
 * counts once: a paper held still is one scan however long it is held, and a paper shown again on purpose (Passage then answers "already on
 * your card") needs a second's pause. Several codes are remembered, because a receipt with two codes shows both in turn.
 *
 * Kept are digests of receipts and of the mall's own cards, never the codes, and nothing of a foreign card: a card number could be guessed from its
 * digest.
 */
import { createHash } from 'node:crypto';

/** Scanners re-read after 0.5 to 0.75 s by default; a person needs longer to take a paper away and show it again. */
export const repeatMs = 1000;
const remembered = 8;

export interface RepeatGate {
  digestOf(code: Uint8Array): string;
  /** Whether the code of this digest is new; notes its sight either way. */
  isNew(digest: string, nowMs: number): boolean;
}

/** A gate for one reader. */
export const repeatGate = (): RepeatGate => {
  let seen: { readonly digest: string; readonly atMs: number }[] = [];
  return {
    digestOf: (code) => createHash('sha256').update(code).digest('base64'),
    isNew: (digest, nowMs) => {
      const isRepeat = seen.some((one) => one.digest === digest && nowMs - one.atMs < repeatMs);
      seen = [{ digest, atMs: nowMs }, ...seen.filter((one) => one.digest !== digest)].slice(0, remembered);
      return !isRepeat;
    },
  };
};
