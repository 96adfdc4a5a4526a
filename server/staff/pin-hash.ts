import { randomBytes, randomInt, scrypt } from 'node:crypto';

const N = 16_384;
const R = 8;
const P = 1;
const BYTES = 32;
const SALT_BYTES = 16;
const LENGTH = 6;

/** The PIN as staff documents keep it: `N:r:p:salt:hash`, salt and hash base64, a fresh salt each time. */
export function pinHashOf(pin: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  return new Promise((resolve, reject) => {
    scrypt(pin, salt, BYTES, { N, r: R, p: P }, (error, made) => {
      if (error === null) resolve(`${N}:${R}:${P}:${salt.toString('base64')}:${made.toString('base64')}`);
      else reject(error);
    });
  });
}

/** Why a PIN is not taken; null: it is. */
export function pinFault(pin: string): string | null {
  if (!/^\d{4,8}$/.test(pin)) return 'A PIN has four to eight digits.';
  const steps = new Set([...pin].slice(1).map((digit, at) => (Number(digit) - Number(pin[at]) + 10) % 10));
  const isRow = steps.size === 1 && [0, 1, 9].includes([...steps][0] ?? 0);
  return isRow ? 'A PIN of one digit, or of digits in a row, is guessed first.' : null;
}

/** Six digits that nobody chose. */
export function freshPin(): string {
  for (;;) {
    const pin = Array.from({ length: LENGTH }, () => randomInt(10)).join('');
    if (pinFault(pin) === null) return pin;
  }
}
