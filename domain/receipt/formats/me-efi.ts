/**
 * Montenegro: the verification address on every fiscal invoice,
 * `https://mapr.tax.gov.me/ic/#/verify?iic=A8B1EEA9...&tin=02863782&crtd=2021-04-13T12:54:27+02:00&ord=2&bu=lv970pg430&cr=ck788xq400&sw=pf099nu664&prc=120.00`.
 *
 * Fields (functional specification of the fiscal service EFI of the tax administration; fiskaltrust middleware, localisation ME): iic the issuer's
 * identification code IKOF, 32 hexadecimal digits; tin tax number; crtd time with its offset; ord number of the year; bu business unit, cr till and sw
 * software by their registered codes; prc total in euro. They stand behind the `#`, so no server sees them. The `+` of the offset must not become a space;
 * libraries print it as `+`, as `%2B` and, wrongly, as a space or `%20`: all are read.
 *
 * The IIC is a hash of a signature whose certificate is not in the code: only the tax administration can tell, online. Identity: the IIC. A negative total
 * is a corrective invoice. Addresses of efitest come from tills under test.
 */
import { euLocalOf } from '../eu-summer-time.ts';
import { malformed, malformedField } from '../malformed.ts';
import { queryFields } from '../query-fields.ts';
import type { ReceiptNotRead, ReceiptReading } from '../reading.ts';
import { isLocalDateTime, wallMsOf } from '../../time/local-time.ts';
import { signedMinorOfDecimal } from '../signed-amount.ts';
import { webAddressOf } from '../web-address.ts';

/** The same service by its public name, as integrators' handbooks write it, and by its number, as early tills print it. */
const hosts: ReadonlySet<string> = new Set(['mapr.tax.gov.me', 'efi.tax.gov.me', '213.149.97.151']);
const testHost = 'efitest.tax.gov.me';
const timePattern = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d{1,9})?(?:Z|([+ -])(\d\d):?(\d\d))$/;
/** Electronic fiscalisation is compulsory since 2021 and had a pilot the year before. */
const firstDay = '2020-01-01';

/** Reader of Montenegrin verification addresses. */
export const meEfiFormat = { name: 'me-efi', read };

function read(text: string): ReceiptReading | ReceiptNotRead | null {
  const address = webAddressOf(text);
  if (address === null || !(hosts.has(address.host) || address.host === testHost) || !address.path.startsWith('/ic')) return null;
  const mark = address.fragment.indexOf('?');
  const { values, twice } = queryFields(mark < 0 ? address.query : address.fragment.slice(mark + 1));
  if (values.size === 0) return null;
  if (twice !== null) return malformed(`${twice} is given twice`);
  return checked(values, address.host === testHost);
}

function checked(values: ReadonlyMap<string, string>, underTest: boolean): ReceiptReading | ReceiptNotRead {
  for (const [key, pattern, must] of [
    ['iic', /^[0-9a-f]{32}$/i, true],
    ['tin', /^(?:\d{8}|\d{13})$/, true],
    ['ord', /^\d{1,10}$/, false],
    ['cr', /^[0-9a-z]{1,20}$/i, false],
  ] as const) {
    const value = values.get(key);
    if (value === undefined || value === '' ? must : !pattern.test(value)) return malformedField(key, value);
  }
  const local = localOf(values.get('crtd') ?? '');
  if (local === null) return malformedField('crtd', values.get('crtd'));
  const total = values.get('prc') ?? '';
  const signedMinor = total.includes(',') ? null : signedMinorOfDecimal(total);
  if (signedMinor === null) return malformedField('prc', values.get('prc'));
  return reading(values, local, signedMinor, underTest);
}

/** Wall clock in Podgorica of a time with its offset; null when it is none. */
function localOf(text: string): string | null {
  const match = timePattern.exec(text);
  if (match === null) return null;
  const [, wall = '', sign = '+', hours = '00', minutes = '00'] = match;
  if (!isLocalDateTime(wall) || Number(hours) > 14 || Number(minutes) > 59) return null;
  const offsetMs = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
  const local = euLocalOf(wallMsOf(wall) - offsetMs, 60);
  return local === null || local < firstDay ? null : local;
}

function reading(values: ReadonlyMap<string, string>, local: string, signedMinor: number, underTest: boolean): ReceiptReading {
  const tin = values.get('tin') ?? '';
  const till = (values.get('cr') ?? '').toLowerCase();
  const number = values.get('ord') ?? '';
  return {
    ok: true,
    country: 'ME',
    format: 'me-efi',
    issuer: tin,
    tillKey: till === '' ? `me-efi:${tin}` : `me-efi:${tin}/${till}`,
    identity: `me-efi:${(values.get('iic') ?? '').toUpperCase()}`,
    issuedAtLocal: local,
    timeKnown: true,
    zone: 'Europe/Podgorica',
    number: number === '' ? null : number.replace(/^0+(?=\d)/, ''),
    totalMinor: Math.abs(signedMinor),
    currency: 'EUR',
    kind: underTest ? 'training' : signedMinor < 0 ? 'refund' : 'purchase',
    proof: { level: 'online', verified: null },
    ended: false,
    warnings: underTest ? ['from the test system of the tax administration: a till under test'] : [],
  };
}
