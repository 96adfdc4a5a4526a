import { scrypt, timingSafeEqual } from 'node:crypto';

const memoryMax = 128 * 1024 * 1024;

/**
 * Whether a PIN is the one that `pinHash` (`N:r:p:salt:hash`, salt and hash base64, as in staff documents) was made from. A hash that cannot be read
 * is no PIN's: false, never an exception.
 */
export function verifyPin(pin: string, pinHash: string): Promise<boolean> {
  const [n, r, p, salt, hash] = pinHash.split(':');
  const wanted = Buffer.from(hash ?? '', 'base64');
  const cost = Number(n);
  if (salt === undefined || wanted.length < 16 || !Number.isSafeInteger(cost) || cost < 2 || Number(r) < 1 || Number(p) < 1)
    return Promise.resolve(false);
  return new Promise((resolve) => {
    try {
      scrypt(pin, Buffer.from(salt, 'base64'), wanted.length, { N: cost, r: Number(r), p: Number(p), maxmem: memoryMax }, (error, made) => {
        resolve(error === null && timingSafeEqual(made, wanted));
      });
    } catch {
      resolve(false);
    }
  });
}
