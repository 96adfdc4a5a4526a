/** GS k: a bar code, in the old form (data up to NUL) or the new one (data counted). */
import { type BarSymbology, type ReadCommand, undrawn, unknown, upTo } from './command.ts';

const oldSymbologies: readonly BarSymbology[] = ['UPC-A', 'UPC-E', 'EAN-13', 'EAN-8', 'Code 39', 'ITF', 'Codabar'];
const newSymbologies: readonly BarSymbology[] = [...oldSymbologies, 'Code 93', 'Code 128', 'GS1-128'];
/** The longest data of the old form; a printer without an end mark would wait for ever. */
const maxOldData = 255;

/** Reads GS k at `at`. */
export const readBarCode = (bytes: Uint8Array, at: number): ReadCommand => {
  const form = bytes[at + 2];
  if (form === undefined) return null;
  const old = oldSymbologies[form];
  if (old !== undefined) {
    const end = bytes.indexOf(0, at + 3);
    if (end - at - 3 > maxOldData || (end < 0 && bytes.length - at - 3 > maxOldData)) return unknown(bytes, at, 3);
    return end < 0 ? null : { command: { kind: 'bar-code', symbology: old, bytes: bytes.slice(at + 3, end) }, end: end + 1 };
  }
  if (form < 65 || form > 79) return unknown(bytes, at, 3);
  const length = bytes[at + 3];
  if (length === undefined) return null;
  const symbology = form === 79 ? 'Code 128 auto' : newSymbologies[form - 65];
  return upTo(bytes, at, at + 4 + length, (whole) =>
    symbology === undefined ? undrawn('GS k GS1 DataBar')([], whole) : { kind: 'bar-code', symbology, bytes: whole.slice(4) },
  );
};
