/** From what a person types off a paper to what a fact needs: shop, number, time, amount. */
import { addDays } from '../time/local-time.ts';
import type { DeskHouse, DeskShop } from './port.ts';
import { matchShops } from './shop-match.ts';
import type { Problem, TypedForm } from './stack-record.ts';

/** A form with nothing typed. */
export const emptyForm: TypedForm = { shop: '', choice: 0, number: '', time: '', amount: '', focus: 'shop' };

/** Fields in the order in which Enter walks through them. */
export const formFields = ['shop', 'number', 'time', 'amount'] as const;

/** Fields that the form of this paper has, in their order. */
export const fieldsAsked = ({ kind, asks }: Pick<Problem, 'kind' | 'asks'>): readonly TypedForm['focus'][] =>
  kind === 'no-code' ? formFields : kind === 'incomplete' ? asks : ['shop'];

const two = (value: number): string => String(value).padStart(2, '0');
const daysIn = (year: number, month: number): number =>
  [31, (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;

/** A time without a day is of today; soon after midnight an hour of the evening is of yesterday, because the mall's day was not over. */
const dayWithoutDate = (clock: string, clockLocal: string): string => {
  const today = clockLocal.slice(0, 10);
  return clockLocal.slice(11, 13) < '04' && clock.slice(0, 2) >= '06' ? addDays(today, -1) : today;
};

/**
 * Local time of purchase from `1240`, `12:40` (today) or `14.11 12:40` (the last such day that is not in the future); null when it is no time.
 */
export const parseTime = (text: string, clockLocal: string): string | null => {
  const match = /^(?:(\d{1,2})[./-](\d{1,2})\.?\s+)?(\d{1,2})[:.]?(\d{2})$/.exec(text.trim());
  if (match === null) return null;
  const [, dayText, monthText, hourText, minuteText] = match;
  const hour = Number(hourText);
  const minute = Number(minuteText);
  if (hour > 23 || minute > 59) return null;
  const clock = `${two(hour)}:${two(minute)}:00`;
  if (dayText === undefined || monthText === undefined) return `${dayWithoutDate(clock, clockLocal)}T${clock}`;
  const day = Number(dayText);
  const month = Number(monthText);
  const year = Number(clockLocal.slice(0, 4));
  const at = (in_: number): string => `${in_}-${two(month)}-${two(day)}T${clock}`;
  const inYear = at(year) <= clockLocal ? year : year - 1;
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(inYear, month) ? at(inYear) : null;
};

/** Minor units from `1780`, `1 780,50` or `1,780.50`; null when it is no amount above zero. */
export const parseAmount = (text: string, minorDigits: number): number | null => {
  const bare = text.replace(/[\s\u00a0\u202f]/g, '');
  const match = /^(\d{1,3}(?:[.,]\d{3})+|\d{1,9})(?:[.,](\d{1,2}))?$/.exec(bare);
  if (match === null) return null;
  const major = Number((match[1] ?? '').replace(/[.,]/g, ''));
  const fraction = (match[2] ?? '').padEnd(minorDigits, '0');
  if (fraction.length > minorDigits) return null;
  const minor = major * 10 ** minorDigits + Number(fraction === '' ? '0' : fraction);
  return Number.isSafeInteger(minor) && minor > 0 ? minor : null;
};

/** The shop that the typed letters and the choice among the matches mean. */
export const chosenShop = (form: TypedForm, house: DeskHouse): DeskShop | null => {
  const found = matchShops(house.shops, form.shop);
  return found.length === 0 ? null : (found[form.choice % found.length] ?? null);
};

/** A complete form as the fact wants it, or the first field that is not good yet. */
export const readForm = (
  form: TypedForm,
  house: DeskHouse,
):
  | {
      readonly ok: true;
      readonly tenantId: string;
      readonly number: string | null;
      readonly amountMinor: number;
      readonly purchasedAtLocal: string;
    }
  | { readonly ok: false; readonly field: TypedForm['focus'] } => {
  const shop = chosenShop(form, house);
  if (shop === null) return { ok: false, field: 'shop' };
  const purchasedAtLocal = parseTime(form.time, house.clockLocal);
  if (purchasedAtLocal === null) return { ok: false, field: 'time' };
  const amountMinor = parseAmount(form.amount, house.minorDigits);
  if (amountMinor === null) return { ok: false, field: 'amount' };
  const number = form.number.replace(/\D/g, '').replace(/^0+(?=\d)/, '');
  return { ok: true, tenantId: shop.tenantId, number: number === '' ? null : number, amountMinor, purchasedAtLocal };
};

/** The gaps of a scanned code filled in, beside what it says itself; or the first field that is not good yet. */
export const readGaps = (
  { asks, tenantId, amountMinor, purchasedAtLocal }: Pick<Problem, 'asks' | 'tenantId' | 'amountMinor' | 'purchasedAtLocal'>,
  form: TypedForm,
  house: DeskHouse,
):
  | {
      readonly ok: true;
      readonly tenantId: string | null;
      readonly number: null;
      readonly amountMinor: number;
      readonly purchasedAtLocal: string;
    }
  | { readonly ok: false; readonly field: TypedForm['focus'] } => {
  const shop = asks.includes('shop') ? (chosenShop(form, house)?.tenantId ?? null) : tenantId;
  if (shop === null && asks.includes('shop')) return { ok: false, field: 'shop' };
  const time = asks.includes('time') ? parseTime(form.time, house.clockLocal) : purchasedAtLocal;
  if (time === null) return { ok: false, field: 'time' };
  const amount = asks.includes('amount') ? parseAmount(form.amount, house.minorDigits) : amountMinor;
  return amount === null
    ? { ok: false, field: 'amount' }
    : { ok: true, tenantId: shop, number: null, amountMinor: amount, purchasedAtLocal: time };
};
