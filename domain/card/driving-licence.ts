/** Which data is a North American driving licence (AAMVA card design standard, annexes on magnetic stripe and PDF417). */

const startsWith = (bytes: Uint8Array, at: number, text: string): boolean => {
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text.charCodeAt(i)) return false;
  return true;
};

const isLetter = (code: number | undefined): boolean => code !== undefined && code >= 0x41 && code <= 0x5a;
const isDigit = (code: number | undefined): boolean => code !== undefined && code >= 0x30 && code <= 0x39;

const firstAfterSentinel = (bytes: Uint8Array): number => (bytes[0] === 0x25 || bytes[0] === 0x3b ? 1 : 0);

/** Track 2: issuer numbers 636000-636999 and 604426-604432 are the licence authorities', then the licence number and '='. */
const isTrackTwo = (bytes: Uint8Array): boolean => {
  const at = firstAfterSentinel(bytes);
  let end = at;
  while (isDigit(bytes[end])) end++;
  if (bytes[end] !== 0x3d || end - at < 7) return false;
  if (startsWith(bytes, at, '636')) return true;
  for (let issuer = 604426; issuer <= 604432; issuer++) if (startsWith(bytes, at, String(issuer))) return true;
  return false;
};

/** Track 1: two letters of the state, up to 13 of the city, '^', the name with '$' between its parts. */
const isTrackOne = (bytes: Uint8Array): boolean => {
  const at = firstAfterSentinel(bytes);
  if (!isLetter(bytes[at]) || !isLetter(bytes[at + 1]) || isDigit(bytes[at + 1])) return false;
  const caret = bytes.indexOf(0x5e, at);
  if (caret < 0 || caret - at > 15) return false;
  const dollar = bytes.indexOf(0x24, caret);
  return dollar > 0 && dollar - caret <= 36;
};

/** PDF417: compliance indicator '@' and 'ANSI ' or 'AAMVA' followed by the issuer number. */
const isBarCode = (bytes: Uint8Array): boolean => {
  if (bytes[0] !== 0x40) return false;
  const last = Math.min(bytes.length - 5, 12);
  for (let at = 1; at <= last; at++) if (startsWith(bytes, at, 'ANSI ') || startsWith(bytes, at, 'AAMVA')) return true;
  return false;
};

/** Whether `bytes` (one track, or the text of one bar code) come from a driving licence. */
export const holdsDrivingLicence = (bytes: Uint8Array): boolean => isTrackTwo(bytes) || isTrackOne(bytes) || isBarCode(bytes);
