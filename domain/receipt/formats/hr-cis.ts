/**
 * Croatia: the verification address that stands on every fiscal receipt since 1 January 2021,
 * `https://porezna.gov.hr/rn?jir=18916f95-5787-4e7f-a190-3a091970cfa2&datv=20250331_2359&izn=132,72`.
 *
 * Fields (articles 18a-18c of the ordinance on fiscalisation, Pravilnik o fiskalizaciji; technical specification for users of the tax administration): jir
 * the unique identifier that the tax administration gave, a UUID; in its place zki, the issuer's protective code of 32 hexadecimal digits, where the till
 * had no connection; datv `YYYYMMDD_HHMM`; izn the total. Earlier versions of the specification wrote izn with a decimal comma, later ones in cents without
 * any separator, and both are on paper today (open readers: MoneyBuster, the Odoo localisation l10n_hr). Separators of thousands are in neither.
 *
 * Nothing in the code can be checked without the tax administration, and it names no shop: there is no till to map. Identity: jir or zki; the same paper
 * printed before and after the connection came back has one of each. Kuna until the end of 2022, euro since.
 */
import { localOfCompact } from '../compact-time.ts';
import { currencyAt } from '../currency-at.ts';
import { malformed, malformedField } from '../malformed.ts';
import { queryFields } from '../query-fields.ts';
import type { ReceiptNotRead, ReceiptReading } from '../reading.ts';
import { signedMinorOfDecimal } from '../signed-amount.ts';
import { isHostOf, webAddressOf } from '../web-address.ts';

const jirPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const zkiPattern = /^[0-9a-f]{32}$/;
/** Fiscalisation began on that day. */
const firstDay = '2013-01-01';

/** Reader of Croatian verification addresses. */
export const hrCisFormat = { name: 'hr-cis', read };

function read(text: string): ReceiptReading | ReceiptNotRead | null {
  const address = webAddressOf(text);
  if (address === null || !isHostOf(address.host, 'porezna.gov.hr') || !/^\/rn\/?$/i.test(address.path)) return null;
  const { values, twice } = queryFields(address.query);
  if (twice !== null) return malformed(`${twice} is given twice`);
  const mark = markOf(values);
  if (typeof mark !== 'string') return mark;
  const [datv, izn] = [values.get('datv'), values.get('izn')];
  const local = datv === undefined ? null : localOf(datv);
  if (datv !== undefined && local === null) return malformedField('datv', datv);
  const signedMinor = izn === undefined ? null : signedMinorOf(izn);
  if (izn !== undefined && signedMinor === null) return malformedField('izn', izn);
  return reading(mark, local, signedMinor);
}

/** jir before zki: it says more. */
function markOf(values: ReadonlyMap<string, string>): string | ReceiptNotRead {
  const jir = values.get('jir')?.toLowerCase();
  if (jir !== undefined) return jirPattern.test(jir) ? jir : malformedField('jir', jir);
  const zki = values.get('zki')?.toLowerCase();
  return zki !== undefined && zkiPattern.test(zki) ? zki : malformedField('zki', zki);
}

function localOf(text: string): string | null {
  const [date = '', time = '', ...more] = text.split('_', 3);
  const local = more.length > 0 ? null : localOfCompact(date, time);
  return local === null || local < firstDay ? null : local;
}

/** Digits alone are cents; behind a comma or a point stand exactly two. */
function signedMinorOf(text: string): number | null {
  if (/^-?\d+$/.test(text)) return signedMinorOfDecimal(text, 0);
  return /[.,]\d\d$/.test(text) ? signedMinorOfDecimal(text) : null;
}

/** What stands in the code; null for the day or the sum where it does not: a person or the authority must say. */
function reading(mark: string, local: string | null, signedMinor: number | null): ReceiptReading {
  const missing = [...(local === null ? ['datv is missing'] : []), ...(signedMinor === null ? ['izn is missing'] : [])];
  return {
    ok: true,
    country: 'HR',
    format: 'hr-cis',
    issuer: null,
    tillKey: null,
    identity: `hr-cis:${mark}`,
    issuedAtLocal: local,
    timeKnown: local !== null,
    zone: 'Europe/Zagreb',
    number: null,
    totalMinor: signedMinor === null ? null : Math.abs(signedMinor),
    currency: local === null ? null : currencyAt('HR', local),
    kind: signedMinor !== null && signedMinor < 0 ? 'refund' : 'purchase',
    proof: { level: 'online', verified: null },
    ended: false,
    warnings: missing,
  };
}
