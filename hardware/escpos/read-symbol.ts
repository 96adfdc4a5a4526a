/** GS ( k: two-dimensional codes. cn 48 is PDF417, 49 is QR; the others are known and not drawn. */
import { type EscposCommand, silent, undrawn } from './command.ts';

const levels = ['L', 'M', 'Q', 'H'] as const;
const others = new Map([
  [50, 'MaxiCode'],
  [51, 'GS1 DataBar'],
  [52, 'composite code'],
  [53, 'Aztec code'],
  [54, 'Data Matrix'],
]);

const qrCommand = (fn: number, body: Uint8Array, whole: Uint8Array): EscposCommand => {
  const value = body[2] ?? 0;
  switch (fn) {
    // Model 1 is long out of use; micro QR (51) has another shape.
    case 65:
      return value === 51 ? undrawn('GS ( k micro QR code')([], whole) : { kind: 'qr-model' };
    case 67:
      return { kind: 'qr-size', dots: value };
    case 69:
      return { kind: 'qr-level', level: levels[value % 48] ?? 'L' };
    case 80:
      return { kind: 'qr-store', bytes: body.slice(3) };
    case 81:
      return { kind: 'qr-print' };
    case 82:
      return silent('GS ( k size of the code')();
    default:
      return { kind: 'unknown', bytes: whole.slice(0, 16) };
  }
};

const pdf417Command = (fn: number, body: Uint8Array, whole: Uint8Array): EscposCommand => {
  if (fn === 80) return { kind: 'pdf417-store', bytes: body.slice(3) };
  if (fn === 81) return { kind: 'pdf417-print' };
  if ((fn >= 65 && fn <= 70) || fn === 82) return silent('GS ( k PDF417')();
  return { kind: 'unknown', bytes: whole.slice(0, 16) };
};

/** The command in the body (cn fn data) of GS ( k. */
export const symbolCommand = (body: Uint8Array, whole: Uint8Array): EscposCommand => {
  const [cn, fn] = body;
  if (cn === 49 && fn !== undefined) return qrCommand(fn, body, whole);
  if (cn === 48 && fn !== undefined) return pdf417Command(fn, body, whole);
  const name = others.get(cn ?? 0);
  if (name === undefined) return { kind: 'unknown', bytes: whole.slice(0, 16) };
  // Only printing (81) changes the paper.
  return fn === 81 ? undrawn(`GS ( k ${name}`)([], whole) : silent(`GS ( k ${name}`)();
};
