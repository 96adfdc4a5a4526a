import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { fromBase64 } from './base64.ts';

/** SHA-256 of the UTF-8 bytes of a text, as 64 hex digits. */
export function sha256Hex(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** SHA-256 of bytes, as 64 hex digits. */
export function sha256HexOfBytes(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}

/** HMAC-SHA256 of the UTF-8 bytes of a text under a key given in base64, as 64 hex digits. Throws when the key is not base64: a wrong setting. */
export function hmacHex(keyBase64: string, text: string): string {
  const key = fromBase64(keyBase64);
  if (key === null || key.length === 0) throw new Error('the HMAC key is not base64');
  return bytesToHex(hmac(sha256, key, utf8ToBytes(text)));
}
