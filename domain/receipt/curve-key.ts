/**
 * Public keys of elliptic curves as receipts and certificates carry them. Curves are those that BSI TR-03116-5 lets German tills sign with: NIST P-256, P-384, P-521 (FIPS 186)
 * and brainpoolP256r1, P384r1, P512r1 (RFC 5639). Their points have the same lengths, so a bare point is tried on each curve of its size; a point lies on one of them only.
 */
import { brainpoolP256r1, brainpoolP384r1, brainpoolP512r1 } from '@noble/curves/misc.js';
import { p256, p384, p521 } from '@noble/curves/nist.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { derElement, derObjectId, derTag } from './der.ts';

/** A curve and its ECDSA. */
export interface Curve {
  readonly name: string;
  readonly objectId: string;
  /** Bytes of a coordinate, and of r and s of a signature. */
  readonly bytes: number;
  readonly ecdsa: typeof p256;
}

/** A public key: a point that lies on its curve, uncompressed (first byte 4). */
export interface CurveKey {
  readonly curve: Curve;
  readonly point: Uint8Array;
}

/** NIST P-256: the only curve of the Austrian scheme (ES256, RFC 7518). */
export const nistP256: Curve = { name: 'P-256', objectId: '1.2.840.10045.3.1.7', bytes: 32, ecdsa: p256 };

const curves: readonly Curve[] = [
  nistP256,
  { name: 'brainpoolP256r1', objectId: '1.3.36.3.3.2.8.1.1.7', bytes: 32, ecdsa: brainpoolP256r1 },
  { name: 'P-384', objectId: '1.3.132.0.34', bytes: 48, ecdsa: p384 },
  { name: 'brainpoolP384r1', objectId: '1.3.36.3.3.2.8.1.1.11', bytes: 48, ecdsa: brainpoolP384r1 },
  { name: 'P-521', objectId: '1.3.132.0.35', bytes: 66, ecdsa: p521 },
  { name: 'brainpoolP512r1', objectId: '1.3.36.3.3.2.8.1.1.13', bytes: 64, ecdsa: brainpoolP512r1 },
];

/**
 * What key the bytes are: a SubjectPublicKeyInfo with a named curve (RFC 5480), an uncompressed point, its two coordinates alone, or a compressed point. None: no curve known
 * here. Two: a compressed point that fits on both curves of its size (a matter of chance); then only the signature tells.
 */
export function curveKeysOf(bytes: Uint8Array): readonly CurveKey[] {
  return curves.flatMap((curve) => keyOn(curve, bytes) ?? []);
}

/** The key, if it is a point of that curve in one of the forms of `curveKeysOf`. */
export function keyOn(curve: Curve, bytes: Uint8Array): CurveKey | null {
  const encoded = encodedPoint(curve, bytes);
  if (encoded === null) return null;
  try {
    return { curve, point: curve.ecdsa.Point.fromBytes(encoded).toBytes(false) };
  } catch {
    return null; // no point of this curve
  }
}

/** The bytes as SEC 1 writes a point, or null when they cannot be one of that curve by length and first byte. */
function encodedPoint(curve: Curve, bytes: Uint8Array): Uint8Array | null {
  const first = bytes[0] ?? 0;
  if (first === 4 && bytes.length === 1 + 2 * curve.bytes) return bytes;
  if (bytes.length === 2 * curve.bytes) return concatBytes(Uint8Array.of(4), bytes);
  if ((first === 2 || first === 3) && bytes.length === 1 + curve.bytes) return bytes;
  const head = publicKeyInfo(curve, new Uint8Array()).length;
  if (first !== derTag.sequence || bytes.length <= head) return null;
  const point = bytes.subarray(bytes.length - (1 + 2 * curve.bytes));
  return sameBytes(bytes, publicKeyInfo(curve, point)) ? point : null;
}

/** SubjectPublicKeyInfo of a point. */
function publicKeyInfo(curve: Curve, point: Uint8Array): Uint8Array {
  const algorithm = derElement(derTag.sequence, concatBytes(derObjectId('1.2.840.10045.2.1'), derObjectId(curve.objectId)));
  return derElement(derTag.sequence, concatBytes(algorithm, derElement(derTag.bitString, concatBytes(Uint8Array.of(0), point))));
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
