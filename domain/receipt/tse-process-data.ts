/**
 * The signed text of a German till's process: `Beleg^21.42_0.00_0.00_0.00_0.00^21.42:Unbar`, process type Kassenbeleg-V1 of DSFinV-K annex I. Kind of process, gross sums by
 * rate of tax (19 %, 7 %, 10.7 %, 5.5 %, 0 %), payments with their way (`Bar`, `Unbar`) and, where not in euros, currency. The total is the sum of the five.
 */
import { minorOfDecimal } from './decimal-amount.ts';
import { malformed, malformedField } from './malformed.ts';
import type { ReceiptKind, ReceiptNotRead } from './reading.ts';

/** What one process says. */
export interface TseProcess {
  readonly kind: ReceiptKind;
  readonly totalMinor: number;
  readonly warnings: readonly string[];
}

/** Kinds of process (annex I, "Vorgangstyp") that are receipts. A negative `Beleg` gives money back. */
const kinds: ReadonlyMap<string, ReceiptKind> = new Map([
  ['beleg', 'purchase'],
  ['avrechnung', 'purchase'],
  ['avtraining', 'training'],
  ['avbelegstorno', 'cancelled'],
  ['avbelegabbruch', 'cancelled'],
]);

/** Kinds of process that are no sale at all: money moved, orders, benefits to staff. */
const noSale: ReadonlySet<string> = new Set(['avtransfer', 'avbestellung', 'avsachbezug', 'avsonstige']);

/** DSFinV-K allows no separators of thousands; some tills of 2020 signed them all the same (`3,000.00`). In this form they leave no doubt. */
const grouped = /^\d{1,3}(?:,\d{3})+\.\d\d$/;

/** Reads the process data; `wrong` where it cannot be right or is no receipt. */
export function tseProcessOf(processData: string): { readonly process: TseProcess } | { readonly wrong: ReceiptNotRead } {
  const parts = processData.split('^');
  const [type = '', gross = '', payments = ''] = parts;
  if (parts.length !== 3) return { wrong: malformed(`process data has ${parts.length} parts, not 3`) };
  if (noSale.has(type.toLowerCase())) return { wrong: { ok: false, reason: 'not-a-receipt', detail: `${type} is no sale` } };
  const kind = kinds.get(type.toLowerCase());
  if (kind === undefined) return { wrong: malformedField('kind of process', type) };
  const buckets = gross.split('_');
  if (buckets.length !== 5) return { wrong: malformed(`process data has ${buckets.length} sums by tax, not 5`) };
  const sums = buckets.map(centsOf);
  const wrong = sums.indexOf(null);
  if (wrong !== -1) return { wrong: malformedField(`sum ${wrong + 1} by tax`, buckets[wrong]) };
  const total = sums.reduce<number>((sum, cents) => sum + (cents ?? 0), 0);
  return {
    process: {
      kind: kind === 'purchase' && total < 0 ? 'refund' : kind,
      totalMinor: Math.abs(total),
      warnings: [
        ...(type.toLowerCase() === 'avrechnung' ? ['an invoice: perhaps not paid yet'] : []),
        ...(buckets.some((bucket) => bucket.includes(',')) ? ['sums are written with separators of thousands'] : []),
        ...(paysOtherwise(payments, total) ? ['the payments do not add up to the total'] : []),
      ],
    },
  };
}

function centsOf(text: string): number | null {
  const negative = text.startsWith('-');
  const digits = negative ? text.slice(1) : text;
  const plain = grouped.test(digits) ? digits.replaceAll(',', '') : digits;
  if (!/^\d{1,12}\.\d\d$/.test(plain)) return null;
  const cents = minorOfDecimal(plain);
  return cents === null || !negative || cents === 0 ? cents : -cents;
}

/** Whether payments, all in euros, make another sum. Aborted and invoiced processes have none; a payment that cannot be read counts as another sum. */
function paysOtherwise(payments: string, total: number): boolean {
  if (payments === '') return false;
  const each = payments.split('_').map((payment) => payment.trim().split(':'));
  if (each.some(([, , currency = 'EUR']) => currency !== 'EUR')) return false;
  const sums = each.map(([amount = '']) => centsOf(amount));
  return sums.includes(null) || sums.reduce<number>((sum, cents) => sum + (cents ?? 0), 0) !== total;
}
