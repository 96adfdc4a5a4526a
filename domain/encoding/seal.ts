/**
 * Sealing: what a visitor types (phone, name) is encrypted to the server's key the moment it is entered, so kiosk, journal and log never hold it in clear.
 *
 * Format of a sealed text, base64 of: 1 byte version (1) | 32 bytes ephemeral X25519 public key | XChaCha20-Poly1305 ciphertext with its 16-byte tag.
 * Key (32 bytes) and nonce (24 bytes) = HKDF-SHA256(shared secret, salt = ephemeral key | recipient key, info = "passage/seal/1"). The key is used for one
 * text only, so a derived nonce is safe. Version byte and ephemeral key are authenticated as additional data.
 */
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { x25519 } from '@noble/curves/ed25519.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToUtf8 } from '@noble/ciphers/utils.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { fromBase64, toBase64 } from './base64.ts';

const version = Uint8Array.of(1);
const headerBytes = 33;

function cipherFor(shared: Uint8Array, ephemeralKey: Uint8Array, recipientKey: Uint8Array) {
  const derived = hkdf(sha256, shared, concatBytes(ephemeralKey, recipientKey), utf8ToBytes('passage/seal/1'), 56);
  return xchacha20poly1305(derived.subarray(0, 32), derived.subarray(32), concatBytes(version, ephemeralKey));
}

/** Public key (base64) of a 32-byte X25519 secret (base64). */
export function sealingKeyOf(secretBase64: string): string {
  return toBase64(x25519.getPublicKey(secretBytes(secretBase64)));
}

/**
 * Seal a text to a public key. `random32` are 32 fresh random bytes (the ephemeral secret): never use them twice. Throws when the public key is
 * malformed: a wrong enrolment, not a visitor's doing.
 */
export function sealTo(publicKeyBase64: string, text: string, random32: Uint8Array): string {
  const recipientKey = fromBase64(publicKeyBase64);
  if (recipientKey?.length !== 32) throw new Error('a sealing key is 32 bytes in base64');
  if (random32.length !== 32) throw new Error(`sealing needs 32 random bytes, got ${random32.length}`);
  const ephemeralKey = x25519.getPublicKey(random32);
  const cipher = cipherFor(x25519.getSharedSecret(random32, recipientKey), ephemeralKey, recipientKey);
  return toBase64(concatBytes(version, ephemeralKey, cipher.encrypt(utf8ToBytes(text))));
}

/** The text inside, or null when it was not sealed to this key or was changed. */
export function openSealed(secretBase64: string, sealed: string): string | null {
  const secret = secretBytes(secretBase64);
  const bytes = fromBase64(sealed);
  if (bytes === null || bytes.length < headerBytes + 16 || bytes[0] !== version[0]) return null;
  const ephemeralKey = bytes.subarray(1, headerBytes);
  try {
    const cipher = cipherFor(x25519.getSharedSecret(secret, ephemeralKey), ephemeralKey, x25519.getPublicKey(secret));
    return bytesToUtf8(cipher.decrypt(bytes.subarray(headerBytes)));
  } catch {
    return null; // wrong key, changed bytes, or an ephemeral key of low order
  }
}

function secretBytes(secretBase64: string): Uint8Array {
  const secret = fromBase64(secretBase64);
  if (secret?.length !== 32) throw new Error('a sealing secret is 32 bytes in base64');
  return secret;
}
