/** UTF-8 bytes to text, for codes that carry text as bytes. Own code because the rules run where there is no `TextDecoder`. */

/** The text of well-formed UTF-8 (no overlong forms, no surrogates, nothing above U+10FFFF); null for any other bytes. */
export function textOfUtf8(bytes: Uint8Array): string | null {
  let text = '';
  let at = 0;
  while (at < bytes.length) {
    const first = bytes[at] ?? 0;
    const more = first < 0x80 ? 0 : first < 0xc2 ? -1 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : first < 0xf5 ? 3 : -1;
    if (more < 0 || at + more >= bytes.length) return null;
    let point = more === 0 ? first : first & (0x3f >> more);
    for (let next = 1; next <= more; next += 1) {
      const byte = bytes[at + next] ?? 0;
      if ((byte & 0xc0) !== 0x80) return null;
      point = (point << 6) | (byte & 0x3f);
    }
    if (point < (least[more] ?? 0) || (point >= 0xd800 && point <= 0xdfff) || point > 0x10ffff) return null;
    text += String.fromCodePoint(point);
    at += more + 1;
  }
  return text;
}

/** Smallest code point of each count of continuation bytes: a smaller one is an overlong form. */
const least: readonly number[] = [0, 0x80, 0x800, 0x10000];
