import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

import { JournalError } from './journal-error.ts';

/** The kiosk's own Ed25519 key; made on the kiosk, never leaves it. */
export interface KioskKey {
  /** Raw public key (32 bytes), base64. */
  readonly publicKey: string;
  /** Ed25519 signature over the UTF-8 bytes of `text`, base64. */
  sign(text: string): string;
}

/** Raw 32 bytes stand at the end of the SPKI form (RFC 8410). */
function rawPublicKey(key: KeyObject): string {
  return createPublicKey(key).export({ type: 'spki', format: 'der' }).subarray(-32).toString('base64');
}

function makeKeyFile(file: string): void {
  const { privateKey } = generateKeyPairSync('ed25519');
  // Written beside and renamed: a power cut leaves a whole key or none.
  writeFileSync(`${file}.new`, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
}

function readKeyFile(file: string): KeyObject {
  try {
    return createPrivateKey(readFileSync(file));
  } catch (error) {
    throw new JournalError(
      'broken',
      `The key ${file} of this kiosk cannot be read. Move it aside and start again: a new one is made, and the kiosk enrols anew with a code from the office (Kiosks).`,
      error,
    );
  }
}

/** Reads the key file, or makes it at the first start (mode 0600). Throws JournalError when it is damaged. */
export function openKioskKey(file: string): KioskKey {
  if (!existsSync(file)) makeKeyFile(file);
  const key = readKeyFile(file);
  return { publicKey: rawPublicKey(key), sign: (text) => sign(null, Buffer.from(text, 'utf8'), key).toString('base64') };
}
