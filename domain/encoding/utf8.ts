import { utf8ToBytes } from '@noble/hashes/utils.js';

/** UTF-8 bytes of a text: what is hashed and signed. */
export function utf8Of(text: string): Uint8Array {
  return utf8ToBytes(text);
}
