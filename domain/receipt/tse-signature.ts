/**
 * Checks the signature of a German receipt with what stands in its own code. It proves that nothing was changed since the key signed it; whose key it is, the code cannot
 * say: for that the mall ties the key to a shop (the till key is made of it).
 */
import { sha224, sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { sha3_224, sha3_256, sha3_384, sha3_512 } from '@noble/hashes/sha3.js';
import type { CurveKey } from './curve-key.ts';
import { ecdsaFits } from './ecdsa-check.ts';
import { logTimeElements, tseMessage } from './tse-message.ts';
import type { TseTransaction } from './tse-message.ts';

interface Algorithm {
  readonly objectId: string;
  readonly hash: (message: Uint8Array) => Uint8Array;
}

/** ecdsa-plain-signatures of BSI TR-03111; the names are those of TR-03151, in small letters. */
const plain = '0.4.0.127.0.7.1.1.4.1';
const algorithms: ReadonlyMap<string, Algorithm> = new Map([
  ['ecdsa-plain-sha224', { objectId: `${plain}.2`, hash: sha224 }],
  ['ecdsa-plain-sha256', { objectId: `${plain}.3`, hash: sha256 }],
  ['ecdsa-plain-sha384', { objectId: `${plain}.4`, hash: sha384 }],
  ['ecdsa-plain-sha512', { objectId: `${plain}.5`, hash: sha512 }],
  ['ecdsa-plain-sha3-224', { objectId: `${plain}.8`, hash: sha3_224 }],
  ['ecdsa-plain-sha3-256', { objectId: `${plain}.9`, hash: sha3_256 }],
  ['ecdsa-plain-sha3-384', { objectId: `${plain}.10`, hash: sha3_384 }],
  ['ecdsa-plain-sha3-512', { objectId: `${plain}.11`, hash: sha3_512 }],
]);

/** What stands beside the signed facts in the code. */
export interface TseSignature {
  /** Name as printed: `ecdsa-plain-SHA256`. */
  readonly algorithm: string;
  /** Name as printed: `unixTime`. */
  readonly timeFormat: string;
  readonly bytes: Uint8Array;
}

/** `verified` null: cannot be checked here, and `warning` says why. `key` is the one that fits, or the first there is. */
export interface TseCheck {
  readonly verified: boolean | null;
  readonly key: CurveKey | null;
  readonly warning: string | null;
}

/** Serial number of a security module: SHA-256 of its public key, an uncompressed point (BSI TR-03153). */
export function tseSerial(point: Uint8Array): Uint8Array {
  return sha256(point);
}

/** Checks one signature. At most four tries (two keys of a compressed point, two spellings of a time); nearly always one. */
export function checkTse(signed: TseTransaction, signature: TseSignature, keys: readonly CurveKey[]): TseCheck {
  const [first = null] = keys;
  const unchecked = (warning: string): TseCheck => ({ verified: null, key: first, warning });
  if (first === null) return unchecked('the public key is on no curve known here: signature not checked');
  const algorithm = algorithms.get(signature.algorithm.toLowerCase().replaceAll('_', '-'));
  if (algorithm === undefined) return unchecked('signature algorithm not known here: signature not checked');
  const times = logTimeElements(signature.timeFormat, signed.logUtcMs);
  if (times === null) return unchecked('time format not known here: signature not checked');
  for (const key of keys) {
    const serial = tseSerial(key.point);
    const fits = times.some((time) =>
      ecdsaFits(key, algorithm.hash(tseMessage(signed, serial, algorithm.objectId, time)), signature.bytes),
    );
    if (fits) return { verified: true, key, warning: null };
  }
  return { verified: false, key: first, warning: null };
}
