/**
 * The code of an invitation: `PI1:` and 42 letters. Inside, under the programme's key, are the inviting account and the last mall day; outside it is noise: it cannot be guessed,
 * counted or read, names nobody, and any kiosk of the programme opens it without a link.
 *
 * Bytes: 8 of a tag = HMAC(key, "tag" | plain), then 18 of plain XOR keystream = HMAC(key, "stream" | tag); plain = 16 bytes of the account id, 2 of days since 1970.
 */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { fromBase32, toBase32 } from '../encoding/base32.ts';
import { fromBase64 } from '../encoding/base64.ts';
import { dateOfDays, daysOfDate } from '../time/local-time.ts';

const pattern = /^PI1:([A-Z2-7]{42})$/;
const TAG_BYTES = 8;
const PLAIN_BYTES = 18;
const DAYS_MAX = 0xffff;

/** What a code says. */
export interface Invitation {
  readonly inviterId: string;
  /** Last mall day on which it is good. */
  readonly untilDay: string;
}

/** The code for an account; the same account and day give the same code. Throws when the key is not base64 or the id no UUID: a fault of ours. */
export function invitationCode(keyBase64: string, { inviterId, untilDay }: Invitation): string {
  const key = keyOf(keyBase64);
  const id = hexToBytes(inviterId.replaceAll('-', ''));
  const days = daysOfDate(untilDay);
  if (id.length !== 16 || days < 0 || days > DAYS_MAX) throw new Error('an invitation needs an account id and a day after 1970');
  const plain = concatBytes(id, Uint8Array.of(days >> 8, days & 0xff));
  const tag = tagOf(key, plain);
  return `PI1:${toBase32(concatBytes(tag, mixed(key, tag, plain)))}`;
}

/** What stands in a text that we made; null for any other text. */
export function readInvitation(keyBase64: string, text: string): Invitation | null {
  const letters = pattern.exec(text.trim())?.[1];
  const bytes = letters === undefined ? null : fromBase32(letters);
  if (bytes === null || bytes.length !== TAG_BYTES + PLAIN_BYTES) return null;
  const key = keyOf(keyBase64);
  const tag = bytes.subarray(0, TAG_BYTES);
  const plain = mixed(key, tag, bytes.subarray(TAG_BYTES));
  if (!isSame(tag, tagOf(key, plain))) return null;
  const hex = bytesToHex(plain.subarray(0, 16));
  const inviterId = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  return { inviterId, untilDay: dateOfDays(((plain[16] ?? 0) << 8) | (plain[17] ?? 0)) };
}

/** A key of its own, so that no other code of the programme can stand for an invitation. */
function keyOf(keyBase64: string): Uint8Array {
  const key = fromBase64(keyBase64);
  if (key === null || key.length === 0) throw new Error('the key of invitations is not base64');
  return hmac(sha256, key, utf8ToBytes('passage/invitation/1'));
}

const tagOf = (key: Uint8Array, plain: Uint8Array): Uint8Array =>
  hmac(sha256, key, concatBytes(utf8ToBytes('tag'), plain)).subarray(0, TAG_BYTES);

function mixed(key: Uint8Array, tag: Uint8Array, bytes: Uint8Array): Uint8Array {
  const stream = hmac(sha256, key, concatBytes(utf8ToBytes('stream'), tag));
  return bytes.map((byte, at) => byte ^ (stream[at] ?? 0));
}

/** Compares without stopping at the first difference. */
function isSame(a: Uint8Array, b: Uint8Array): boolean {
  let difference = a.length ^ b.length;
  for (let at = 0; at < a.length; at += 1) difference |= (a[at] ?? 0) ^ (b[at] ?? 0);
  return difference === 0;
}
