import { createPublicKey, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { Verifier } from '../../domain/encoding/signature.ts';

const KEYS_MAX = 2_000;
/** DER header of an Ed25519 SubjectPublicKeyInfo (RFC 8410); the raw 32 bytes follow. */
const spkiHeader = Buffer.from('302a300506032b6570032100', 'hex');

/**
 * Ed25519 by Node's crypto: about thirty times the pure one, which is kept for the simulation. Parsed keys are remembered, a bounded number of
 * them, because a kiosk signs every fact with the same key.
 */
export function nodeVerifier(): Verifier {
  const keys = new Map<string, KeyObject>();
  return (publicKeyBase64, bytes, signatureBase64) => {
    const signature = Buffer.from(signatureBase64, 'base64');
    if (signature.length !== 64 || signature.toString('base64') !== signatureBase64) return false;
    try {
      let key = keys.get(publicKeyBase64);
      if (key === undefined) {
        const raw = Buffer.from(publicKeyBase64, 'base64');
        if (raw.length !== 32) return false;
        key = createPublicKey({ key: Buffer.concat([spkiHeader, raw]), format: 'der', type: 'spki' });
        if (keys.size >= KEYS_MAX) keys.clear();
        keys.set(publicKeyBase64, key);
      }
      return verify(null, bytes, key, signature);
    } catch {
      return false;
    }
  };
}
