/** Money and times as the office writes them. */
import { formatMoney } from '../../domain/text/format.ts';

/** Money in the words of the house. */
export function money(amountMinor: number, currency: string): string {
  return formatMoney(amountMinor, currency, 'en');
}

/** An instant on the mall's clocks. */
export function instant(ms: number, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  }).format(ms);
}
