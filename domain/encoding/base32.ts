const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const valueOf: ReadonlyMap<string, number> = new Map([...alphabet].map((letter, value) => [letter, value]));

/** Letters a last group may have, by how many bytes they hold (RFC 4648 §6): any other count cannot come from whole bytes. */
const tails: ReadonlySet<number> = new Set([0, 2, 4, 5, 7]);

/** The bytes of a base32 text (RFC 4648 §6, capital letters), with or without padding; null when it is none: another letter, an impossible length, tail bits that are not zero. */
export function fromBase32(text: string): Uint8Array | null {
  const letters = text.replace(/={1,6}$/, '');
  if (!tails.has(letters.length % 8)) return null;
  const bytes = new Uint8Array(Math.floor((letters.length * 5) / 8));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const letter of letters) {
    const value = valueOf.get(letter);
    if (value === undefined) return null;
    bits = ((bits << 5) | value) & 0xfff;
    held += 5;
    if (held >= 8) {
      held -= 8;
      bytes[at] = (bits >> held) & 0xff;
      at += 1;
    }
  }
  return (bits & ((1 << held) - 1)) === 0 ? bytes : null;
}

/** Bytes as base32 (RFC 4648 §6) without padding. */
export function toBase32(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    bits = ((bits << 8) | byte) & 0xfff;
    held += 8;
    while (held >= 5) {
      held -= 5;
      text += alphabet.charAt((bits >> held) & 31);
    }
  }
  return held === 0 ? text : text + alphabet.charAt((bits << (5 - held)) & 31);
}
