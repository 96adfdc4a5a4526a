/** One line of a shop's list of refunds: which purchase, what went back, when. Money and times in any of the forms that files of other systems have. */
import type { RefundLine } from '../contract/refund-line.ts';
import { readReceipt, splitTestMark } from '../receipt/read-receipt.ts';
import { isTimeTyped } from '../receipt/receipt-keys.ts';
import type { ReceiptReading } from '../receipt/reading.ts';
import { readLocalTime, readMoney } from '../simulate/read-value.ts';
import type { Read } from '../simulate/read-value.ts';
import type { RefundColumn } from './refund-columns.ts';

/** A line as a way to ask for its columns; '' where it has none. */
export type RefundRow = (column: RefundColumn) => string;

/** Larger than any purchase: ten thousand million in money with two decimals. */
const largestMinor = 1_000_000_000_000;
const longestNumber = 40;

class Wrong extends Error {}

/** `digits`: decimals of the mall's money. What is wrong is told with the column, and what to write instead. */
export function readRefundLine(row: RefundRow, line: number, digits: number): Read<RefundLine> {
  try {
    const code = codeOf(row, 'code', ['fn', 'fd', 'fp'], 'purchase');
    const own = codeOf(row, 'refund_code', ['refund_fn', 'refund_fd', 'refund_fp'], 'refund');
    const amountMinor = money(row, 'refund_amount', digits) ?? own?.totalMinor ?? null;
    const issuedAtLocal = time(row, 'refunded') ?? own?.issuedAtLocal ?? null;
    if (amountMinor === null || amountMinor === 0)
      throw new Wrong('refund_amount: it is missing; write what went back, 2450.50 or 2450,50');
    if (issuedAtLocal === null) throw new Wrong('refunded: it is missing; write the day and the time, 2026-11-21 14:30');
    const purchase = purchaseOf(row, code, digits);
    if (purchase.amountMinor !== null && amountMinor > purchase.amountMinor)
      throw new Wrong('refund_amount: more went back than bought_amount says was bought; correct one of them');
    if (purchase.purchasedAtLocal !== null && issuedAtLocal.slice(0, 10) < purchase.purchasedAtLocal.slice(0, 10))
      throw new Wrong('refunded: it is before the purchase; correct refunded or bought');
    const number = numberOf(row, 'refund_number') ?? own?.number ?? null;
    return { ok: true, value: { line, purchase, refund: { identity: own?.identity ?? null, issuedAtLocal, number, amountMinor } } };
  } catch (error) {
    if (error instanceof Wrong) return { ok: false, what: error.message };
    throw error;
  }
}

function purchaseOf(row: RefundRow, code: ReceiptReading | null, digits: number): RefundLine['purchase'] {
  const codeLocal = code === null || code.issuedAtLocal === null ? null : withNoon(code);
  const purchasedAtLocal = time(row, 'bought') ?? codeLocal;
  const amountMinor = money(row, 'bought_amount', digits) ?? code?.totalMinor ?? null;
  const number = numberOf(row, 'number') ?? code?.number ?? null;
  if (code === null) {
    if (purchasedAtLocal === null || amountMinor === null)
      throw new Wrong('it does not say which purchase: give code, or fn, fd and fp, or bought and bought_amount');
    if (!isTimeTyped(purchasedAtLocal) && number === null)
      throw new Wrong('bought: it has no time of day, and number is empty; give one of them, or many receipts fit');
  }
  return { identity: code?.identity ?? null, purchasedAtLocal, amountMinor, number };
}

const withNoon = ({ issuedAtLocal, timeKnown }: ReceiptReading): string | null =>
  issuedAtLocal === null || timeKnown ? issuedAtLocal : `${issuedAtLocal.slice(0, 10)}T12:00:00`;

/** A code as it was scanned, or the three numbers of a Russian one. */
function codeOf(
  row: RefundRow,
  column: 'code' | 'refund_code',
  parts: readonly [RefundColumn, RefundColumn, RefundColumn],
  kind: 'purchase' | 'refund',
): ReceiptReading | null {
  const text = row(column);
  const numbers = parts.map((part) => row(part).replace(/[\s\u00a0'’]/g, ''));
  if (text === '') {
    if (numbers.every((number) => number === '')) return null;
    const bad = parts.find((_, index) => !/^\d{1,16}$/.test(numbers[index] ?? ''));
    if (bad !== undefined)
      throw new Wrong(
        `${bad}: "${short(row(bad))}" is not digits only; give ${parts.join(', ')} as they stand on the receipt, or none of them`,
      );
  }
  const [fn, fd, fp] = numbers;
  // What the three numbers do not tell is filled in and not used.
  const code = text === '' ? `t=20000101T0000&s=0.01&fn=${fn}&i=${fd}&fp=${fp}&n=1` : splitTestMark(text).text;
  const reading = readReceipt(code);
  if (!reading.ok) throw new Wrong(`${text === '' ? parts[0] : column}: it is no receipt's code; write it as the scanner reads it`);
  if (text === '') return { ...reading, issuedAtLocal: null, totalMinor: null };
  if (reading.kind !== 'purchase' && kind === 'purchase')
    throw new Wrong(`${column}: it is the code of a ${reading.kind}, not of a purchase`);
  return reading;
}

function money(row: RefundRow, column: RefundColumn, digits: number): number | null {
  const text = row(column).replace(/^[-−–]\s*/, '');
  if (text === '') return null;
  const read = readMoney(text, digits);
  if (!read.ok) throw new Wrong(`${column}: ${short(read.what)}`);
  if (read.value > largestMinor) throw new Wrong(`${column}: it is too large`);
  return read.value;
}

function time(row: RefundRow, column: RefundColumn): string | null {
  const text = row(column);
  if (text === '') return null;
  const read = readLocalTime(text);
  if (!read.ok) throw new Wrong(`${column}: ${short(read.what)}`);
  // Midnight of a report is a day without a time.
  return read.value.endsWith('T00:00:00') ? `${read.value.slice(0, 10)}T12:00:00` : read.value;
}

function numberOf(row: RefundRow, column: 'number' | 'refund_number'): string | null {
  const text = row(column);
  if (text.length > longestNumber) throw new Wrong(`${column}: it is longer than ${longestNumber} characters`);
  return text === '' ? null : text;
}

/** A text from outside, short enough for a line of the answer. */
const short = (text: string): string => (text.length > 160 ? `${text.slice(0, 160)}…` : text);
