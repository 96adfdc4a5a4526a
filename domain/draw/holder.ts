/**
 * Who holds a ticket, said without saying who: outsiders must see which tickets belong to one account (nobody wins twice), and must not learn the account.
 *
 *   holderKey = HMAC-SHA256(key: the secret's 32 bytes, message: "passage-draw/1 holder <drawId>")
 *   holder    = first 32 hex digits of HMAC-SHA256(key: the holderKey's 32 bytes, message: <accountId>)
 *
 * The key follows from the secret and does not give it away, so the list can be published before the secret. Account ids are random and published nowhere;
 * another draw has another secret, so nobody is recognised from draw to draw. A member who asks is told their account id and finds their own lines.
 */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { drawAlgorithm } from './algorithm.ts';

/** Key of the pseudonyms of one draw, 64 hex digits. `secret`: 64 hex digits. */
export function holderKeyOf(secret: string, drawId: string): string {
  return bytesToHex(hmac(sha256, hexToBytes(secret), utf8ToBytes(`${drawAlgorithm} holder ${drawId}`)));
}

/** Makes the pseudonym of an account, 32 hex digits. */
export function holderNames(holderKey: string): (accountId: string) => string {
  const key = hexToBytes(holderKey);
  return (accountId) => bytesToHex(hmac(sha256, key, utf8ToBytes(accountId))).slice(0, 32);
}
