import { ed25519 } from '@noble/curves/ed25519.js';
import { fromBase64, toBase64 } from './base64.ts';

/** Signs with one Ed25519 key. Server and kiosk core may give a faster one (Node's crypto); the bytes are the same (RFC 8032 is deterministic). */
export interface Signer {
  /** Raw 32-byte public key, base64. */
  readonly publicKey: string;
  /** Signature over the bytes, base64. */
  sign(bytes: Uint8Array): string;
}

/** Checks an Ed25519 signature. Any malformed key or signature is simply false. */
export type Verifier = (publicKeyBase64: string, bytes: Uint8Array, signatureBase64: string) => boolean;

/** Signer from a 32-byte secret seed (base64). Throws when the seed is not 32 bytes: a wrong key file. */
export function signerOf(secretSeedBase64: string): Signer {
  const seed = fromBase64(secretSeedBase64);
  if (seed?.length !== 32) throw new Error('an Ed25519 seed is 32 bytes in base64');
  return {
    publicKey: toBase64(ed25519.getPublicKey(seed)),
    sign: (bytes) => toBase64(ed25519.sign(bytes, seed)),
  };
}

/** Pure verifier, the same on every machine. */
export const verifySignature: Verifier = (publicKeyBase64, bytes, signatureBase64) => {
  const publicKey = fromBase64(publicKeyBase64);
  const signature = fromBase64(signatureBase64);
  if (publicKey?.length !== 32 || signature?.length !== 64) return false;
  try {
    return ed25519.verify(signature, bytes, publicKey);
  } catch {
    return false; // a key that is no point of the curve verifies nothing
  }
};
