/** ECDSA over a digest. In JavaScript alone, so that a kiosk, a browser and Electron (whose crypto has no brainpool curves) give one answer. */
import type { CurveKey } from './curve-key.ts';

/**
 * Whether the signature fits. Plain (r and s one after the other, BSI TR-03111; also JWS) by its length, otherwise DER. Both halves of the range of s are good: nothing here
 * depends on a signature having one form only. A signature that is none is simply false. One check is two point multiplications.
 */
export function ecdsaFits(key: CurveKey, digest: Uint8Array, signature: Uint8Array): boolean {
  const format = signature.length === 2 * key.curve.bytes ? 'compact' : 'der';
  try {
    return key.curve.ecdsa.verify(signature, digest, key.point, { prehash: false, lowS: false, format });
  } catch {
    return false;
  }
}
