import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';

/** Name of the way draws are made here; stands in every published file. Another way of drawing gets another name, and old files stay checkable. */
export const drawAlgorithm = 'passage-draw/1';

/** What is published before tickets are earned: SHA-256 of the secret's 32 bytes. `secret`: 64 hex digits. */
export function secretHashOf(secret: string): string {
  return bytesToHex(sha256(hexToBytes(secret)));
}

/** The public value as it is used: one line, outer blanks gone, composed letters (NFC); null when nothing is left or it holds control characters. */
export function publicValueOf(text: string): string | null {
  const value = text.normalize('NFC').trim();
  return value === '' || value.length > 400 || /[\u0000-\u001f\u007f]/.test(value) ? null : value;
}
