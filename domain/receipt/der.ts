/** Writing DER (ITU-T X.690), as far as signed receipts and public keys need it: one way, no parser. */
import { concatBytes } from '@noble/hashes/utils.js';

/** Tags used here. Context-specific ones (`0x80 | number`) are given as they are. */
export const derTag = {
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectId: 0x06,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
} as const;

/** One element: tag, length, content. Content up to 65,535 bytes; nothing signed here comes near. */
export function derElement(tag: number, content: Uint8Array): Uint8Array {
  const length = content.length;
  const head = length < 0x80 ? [tag, length] : length < 0x100 ? [tag, 0x81, length] : [tag, 0x82, length >> 8, length & 0xff];
  return concatBytes(Uint8Array.from(head), content);
}

/** Content of an INTEGER that is not negative: big-endian, shortest, a zero byte in front where the first bit would read as a minus. */
export function derNatural(value: bigint): Uint8Array {
  const hex = value.toString(16);
  const even = hex.length % 2 === 0 ? hex : `0${hex}`;
  const bytes = Array.from({ length: even.length / 2 }, (_, index) => Number.parseInt(even.slice(index * 2, index * 2 + 2), 16));
  return Uint8Array.from((bytes[0] ?? 0) >= 0x80 ? [0, ...bytes] : bytes);
}

/** An OBJECT IDENTIFIER element of its dotted form (`1.2.840.10045.2.1`). The arcs are ours and small, never read from a code. */
export function derObjectId(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...arcs] = dotted.split('.').map(Number);
  return derElement(derTag.objectId, Uint8Array.from([first * 40 + second, ...arcs.flatMap(baseOf128)]));
}

/** Seven bits a byte, high bit set on all but the last. */
function baseOf128(arc: number): number[] {
  const groups = [arc & 0x7f];
  for (let rest = arc >> 7; rest > 0; rest >>= 7) groups.unshift(0x80 | (rest & 0x7f));
  return groups;
}
