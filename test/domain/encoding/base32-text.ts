/** Bytes as base32 with padding (RFC 4648 §6): only tests write it. */
export function base32Text(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(/.{1,5}/g) ?? [];
  const text = groups.map((group) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.charAt(Number.parseInt(group.padEnd(5, '0'), 2))).join('');
  return text.padEnd(Math.ceil(text.length / 8) * 8, '=');
}
