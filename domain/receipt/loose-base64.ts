/** Base64 as tills and their libraries write it. */
import { fromBase64 } from '../encoding/base64.ts';

/**
 * Bytes of base64 or base64url, with or without padding; a space is a `+` that went through a web form. null when it is neither. The strict reader for our own texts is
 * `fromBase64`.
 */
export function bytesOfLooseBase64(text: string): Uint8Array | null {
  const letters = text
    .replace(/[- ]/g, '+')
    .replace(/_/g, '/')
    .replace(/={1,2}$/, '');
  return fromBase64(letters.padEnd(Math.ceil(letters.length / 4) * 4, '='));
}
