/** What stands in a typed receipt, and whether the step is complete. */
import type { ReceiptForm } from './state.ts';

/** Largest amount one can type: 9,999,999.99. A real receipt above the cap is held anyway. */
const MAJOR_DIGITS_MAX = 7;

/** Money text as typed (`1780`, `1780,5`, `1780.50`) in minor units; null if it is not an amount. Two decimals at most. */
export function moneyOf(text: string): number | null {
  const match = /^(\d+)(?:[.,](\d{0,2}))?$/.exec(text);
  const major = match?.[1];
  if (match === null || major === undefined || major.length > MAJOR_DIGITS_MAX) return null;
  const minor = Number(major) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return minor > 0 ? minor : null;
}

/** Four digits as `HH:MM`; null if they are no time of day. An empty text means that the visitor does not say. */
export function timeOf(digits: string): string | null {
  const match = /^([01]\d|2[0-3])([0-5]\d)$/.exec(digits);
  return match === null ? null : `${match[1] ?? ''}:${match[2] ?? ''}`;
}

/** May NEXT be touched? */
export function formComplete(form: ReceiptForm): boolean {
  switch (form.step) {
    case 'shop':
      return form.shop !== null;
    case 'number':
      return true;
    case 'date':
      return form.timeText === '' || timeOf(form.timeText) !== null;
    case 'amount':
      return moneyOf(form.amountText) !== null;
    case 'check':
      return form.shop !== null && moneyOf(form.amountText) !== null;
  }
}
