import { languageFile } from './language.ts';
import type { Language } from './language.ts';

/** No-break space: keeps a figure and its sign on one line. */
const NBSP = '\u00a0';

const currencySigns: Readonly<Record<string, string>> = { RUB: '₽', EUR: '€', USD: '$', GBP: '£' };
/** Digits behind the decimal sign where it is not two. */
const minorDigits: Readonly<Record<string, number>> = { JPY: 0, KRW: 0, ISK: 0, KWD: 3, BHD: 3 };

/** A whole number, grouped: 1,240 · 1 240 · 1.240. The minus sign is U+2212. */
export function formatCount(value: number, language: Language): string {
  const digits = Math.abs(Math.trunc(value)).toFixed(0);
  const grouped = digits.replace(/\B(?=(\d{3})+$)/g, languageFile(language).numbers.group);
  return value < 0 ? `−${grouped}` : grouped;
}

/** Digits that a currency has behind the decimal sign. */
export function minorDigitsOf(currency: string): number {
  return minorDigits[currency] ?? 2;
}

/** Sign between whole and part of a number. */
export function decimalSignOf(language: Language): string {
  return languageFile(language).numbers.decimal;
}

/** The sign of a currency, its code where it has none here. */
export function currencySign(currency: string): string {
  return currencySigns[currency] ?? currency;
}

/** A sum of money from minor units: 2,450 ₽ · 2 450 ₽ · 2.450 ₽; minor digits only where they are not zero. */
export function formatMoney(amountMinor: number, currency: string, language: Language): string {
  const digits = minorDigitsOf(currency);
  const scale = 10 ** digits;
  const whole = Math.trunc(Math.abs(amountMinor) / scale);
  const part = Math.abs(amountMinor) % scale;
  const tail = part === 0 ? '' : decimalSignOf(language) + part.toFixed(0).padStart(digits, '0');
  const sign = amountMinor < 0 ? '−' : '';
  return `${sign}${formatCount(whole, language)}${tail}${NBSP}${currencySign(currency)}`;
}

/** A factor from thousandths: 2 · 1.5 · 1,5. */
export function formatFactor(perMille: number, language: Language): string {
  const part = (perMille % 1000).toFixed(0).padStart(3, '0').replace(/0+$/, '');
  return formatCount(Math.trunc(perMille / 1000), language) + (part === '' ? '' : decimalSignOf(language) + part);
}

/** A share from thousandths as a percentage: 60% · 60 % · 2,5 %. */
export function formatShare(perMille: number, language: Language): string {
  const part = perMille % 10 === 0 ? '' : decimalSignOf(language) + (perMille % 10).toFixed(0);
  return `${Math.trunc(perMille / 10)}${part}${languageFile(language).numbers.percentGap}%`;
}

/** A sum while it is being typed ('1000000,5'): grouped, with the language's decimal sign, nothing rounded or added. */
export function formatTyped(text: string, language: Language): string {
  const [whole = '', part] = text.split(/[.,]/);
  const grouped = whole === '' ? '0' : formatCount(Number(whole), language);
  return part === undefined ? grouped : grouped + decimalSignOf(language) + part;
}

/** Points won: +24. Zero and less stand without a plus. */
export function formatGain(points: number, language: Language): string {
  return points > 0 ? `+${formatCount(points, language)}` : formatCount(points, language);
}
