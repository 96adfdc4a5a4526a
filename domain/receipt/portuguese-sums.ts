/** Amounts of a Portuguese invoice code (fields of formats/pt-atcud.ts), added up. */
import { malformed, malformedField } from './malformed.ts';
import type { ReceiptNotRead } from './reading.ts';
import { signedMinorOfDecimal } from './signed-amount.ts';

/** Cents that a till's rounding may leave between the parts and their sum. */
const roundingMinor = 5;

/** @see portugueseSums */
export interface PortugueseSums {
  /** The total O in cents. */
  readonly totalMinor: number;
  /** Parts and total differ by a few cents: the till rounds each line. */
  readonly rounded: boolean;
}

/**
 * The total of a code whose parts were added up: N is VAT and stamp tax (I4, I6, I8, J..., K..., M), O is all bases (I2, I3, I5, I7, J..., K...) with L and
 * N. A part that is no amount, or parts that do not make the total, are malformed.
 */
export function portugueseSums(fields: ReadonlyMap<string, string>): PortugueseSums | ReceiptNotRead {
  const sums = { bases: 0, vat: 0 };
  for (const [name, value] of fields) {
    if (!/^(?:[IJK][2-8]|[LMNOP])$/.test(name)) continue;
    const minor = signedMinorOf(value);
    if (minor === null) return malformedField(name, value);
    if (/[2357]$/.test(name) || name === 'L') sums.bases += minor;
    else if (/[468]$/.test(name) || name === 'M') sums.vat += minor;
  }
  const taxes = signedMinorOf(fields.get('N') ?? '') ?? 0;
  const totalMinor = signedMinorOf(fields.get('O') ?? '') ?? 0;
  if (totalMinor < 0) return malformedField('O', fields.get('O'));
  // A document may stand without its taxes (I1 is 0); then there is nothing to add up.
  if (fields.get('I1') === '0' && sums.bases === 0 && sums.vat === 0) return { totalMinor, rounded: false };
  const missing = Math.max(Math.abs(taxes - sums.vat), Math.abs(totalMinor - sums.bases - taxes));
  if (missing > roundingMinor) return malformed('the bases and taxes do not add up to N and O');
  return { totalMinor, rounded: missing > 0 };
}

/** A decimal point only, as the specification has it. */
function signedMinorOf(text: string): number | null {
  return text.includes(',') ? null : signedMinorOfDecimal(text);
}
