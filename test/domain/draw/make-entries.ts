import type { DrawEntry } from '../../../domain/contract/draw.ts';
import { numbered } from '../../../domain/draw/entry-list.ts';
import { sha256Hex } from '../../../domain/encoding/hash.ts';
import { uuidFromHash } from '../../../domain/encoding/uuid.ts';

/** A secret one can write down: SHA-256 of a word. */
export const secretOf = (word: string): string => sha256Hex(word);

/** A ticket id that follows from a word. */
export const ticketOf = (word: string): string => uuidFromHash(`test ticket ${word}`);

/** A holder's pseudonym that follows from a word. */
export const holderOf = (word: string): string => sha256Hex(`test holder ${word}`).slice(0, 32);

/** `count` tickets; ticket n belongs to holder n mod `holders`. */
export function entriesOf(count: number, holders: number = count): readonly DrawEntry[] {
  return numbered(Array.from({ length: count }, (_, n) => ({ ticketId: ticketOf(String(n)), holder: holderOf(String(n % holders)) })));
}
