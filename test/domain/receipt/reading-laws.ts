/** What every reading of every format must obey, for any text: one place for tests and for the fuzz runner. */
import { receiptFormats } from '../../../domain/receipt/read-receipt.ts';
import type { ReceiptNotRead, ReceiptReading } from '../../../domain/receipt/reading.ts';
import { isLocalDateTime } from '../../../domain/time/local-time.ts';

const names: ReadonlySet<string> = new Set(receiptFormats.map(({ name }) => name));
const kinds: ReadonlySet<string> = new Set(['purchase', 'refund', 'training', 'cancelled', 'copy']);
const levels: ReadonlySet<string> = new Set(['signed', 'certificate', 'online', 'none']);
/** A text longer than this must not come back whole in what logs and staff see. */
const longText = 60;

/** Whether stores keep it and screens, logs and terminals show it: whole characters and none that control. */
function isFitToShow(text: string): boolean {
  return text.isWellFormed() && !/\p{Cc}/u.test(text);
}

/** The law that a reading breaks, in words; null when it obeys all. */
export function brokenLaw(text: string, result: ReceiptReading | ReceiptNotRead): string | null {
  return result.ok ? brokenByReading(text, result) : brokenByRefusal(text, result);
}

function brokenByRefusal(text: string, { reason, detail }: ReceiptNotRead): string | null {
  if (reason !== 'not-a-receipt' && reason !== 'malformed') return `reason ${String(reason)}`;
  if (detail === '' || detail.length > 200) return `a detail of ${detail.length} characters`;
  if (!isFitToShow(detail)) return 'a detail with half or control characters';
  return text.length > longText && detail.includes(text) ? 'the whole code in the detail' : null;
}

function brokenByReading(text: string, reading: ReceiptReading): string | null {
  const { format, identity, tillKey, issuedAtLocal, totalMinor, warnings } = reading;
  const laws: readonly (readonly [string, boolean])[] = [
    ['format', names.has(format)],
    ['country', reading.country === null || /^[A-Z]{2}$/.test(reading.country)],
    [
      'identity',
      identity.startsWith(`${format}:`) && identity.length > format.length + 1 && identity.length <= 200 && identity.isWellFormed(),
    ],
    [
      'till key',
      tillKey === null ||
        (tillKey.startsWith(`${format}:`) && tillKey.length > format.length + 1 && tillKey.length <= 80 && isFitToShow(tillKey)),
    ],
    ['issuer', reading.issuer === null || (reading.issuer !== '' && reading.issuer.length <= 120 && isFitToShow(reading.issuer))],
    ['time', issuedAtLocal === null || isLocalDateTime(issuedAtLocal)],
    ['a known time without a day', !reading.timeKnown || issuedAtLocal !== null],
    ['zone', reading.zone === null || /^(?:[A-Z][A-Za-z_]+(?:\/[A-Z][A-Za-z_]+)+|[+-]\d\d:\d\d)$/.test(reading.zone)],
    ['number', reading.number === null || (reading.number !== '' && reading.number.length <= 80 && isFitToShow(reading.number))],
    ['total', totalMinor === null || (Number.isSafeInteger(totalMinor) && totalMinor >= 0 && !Object.is(totalMinor, -0))],
    ['currency', reading.currency === null || /^[A-Z]{3}$/.test(reading.currency)],
    ['kind', kinds.has(reading.kind)],
    ['proof', levels.has(reading.proof.level) && [true, false, null].includes(reading.proof.verified)],
    ['ended', typeof reading.ended === 'boolean'],
    ['warnings', warnings.length <= 8 && warnings.every((warning) => warning !== '' && warning.length <= 200 && isFitToShow(warning))],
    ['the whole code in a warning', text.length <= longText || warnings.every((warning) => !warning.includes(text))],
  ];
  return laws.find(([, kept]) => !kept)?.[0] ?? null;
}
