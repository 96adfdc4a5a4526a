/** The printers' one-byte alphabets that Passage chooses among, by the number of ESC t in Epson's list. */

export type CodePageName = 'cp437' | 'cp858' | 'cp866' | 'windows1251' | 'windows1252';

/** A code page: its number for ESC t and its 128 characters from 0x80 on (U+FFFD = none). */
export type CodePage = { readonly name: CodePageName; readonly number: number; readonly upper: string };

const cp437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';
const cp858 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈ€ÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';

/** The three that the runtime's own decoder knows. */
const upperOf = (label: string): string => new TextDecoder(label).decode(Uint8Array.from({ length: 128 }, (_, i) => 128 + i));

/** All known code pages. */
export const codePages: readonly CodePage[] = [
  { name: 'cp437', number: 0, upper: cp437 },
  { name: 'windows1252', number: 16, upper: upperOf('windows-1252') },
  { name: 'cp866', number: 17, upper: upperOf('ibm866') },
  { name: 'cp858', number: 19, upper: cp858 },
  { name: 'windows1251', number: 46, upper: upperOf('windows-1251') },
];

/** The page with this name. */
export const codePageNamed = (name: CodePageName): CodePage => {
  const page = codePages.find((candidate) => candidate.name === name);
  if (page === undefined) throw new Error(`No code page ${name}.`);
  return page;
};

/** Whether a printer set to the page can write every character of the text. */
export const canEncode = (page: CodePage, text: string): boolean =>
  [...text].every((char) => (char >= ' ' && char <= '~') || page.upper.includes(char));

/** The characters of bytes in a page; control bytes become U+FFFD. */
export const decodeText = (page: CodePage, bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes)
    text += byte >= 0x80 ? (page.upper[byte - 0x80] ?? '\ufffd') : byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '\ufffd';
  return text;
};
