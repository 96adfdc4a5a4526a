import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * UUID version 7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, the rest random. Clock and randomness are passed in; `random16` must be 16 fresh
 * random bytes (the last ten are used).
 */
export function uuidV7(nowMs: number, random16: Uint8Array): string {
  if (!Number.isSafeInteger(nowMs) || nowMs < 0 || nowMs >= 2 ** 48) throw new Error(`no UUIDv7 for instant ${nowMs}`);
  if (random16.length < 16) throw new Error(`a UUIDv7 needs 16 random bytes, got ${random16.length}`);
  const bytes = Uint8Array.from(random16.subarray(0, 16));
  let rest = nowMs;
  for (let at = 5; at >= 0; at -= 1) {
    bytes[at] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return formatted(bytes, 7);
}

/**
 * The UUID that belongs to a name: version 8 (RFC 9562 §5.8) from the first 16 bytes of SHA-256. Kiosk and server find the same id without asking
 * each other. Voucher of a campaign: `uuidFromHash('voucher/' + accountId + '/' + awardKey)`.
 */
export function uuidFromHash(text: string): string {
  return formatted(sha256(utf8ToBytes(text)).slice(0, 16), 8);
}

function formatted(bytes: Uint8Array, version: number): string {
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | (version << 4);
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytesToHex(bytes);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
