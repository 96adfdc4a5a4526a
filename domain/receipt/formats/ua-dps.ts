/**
 * Ukraine: the code on receipts of cash registers and software registers (РРО, ПРРО), the tax service's address of the receipt:
 * `https://cabinet.tax.gov.ua/cashregs/check?fn=4000903762&id=3135993637&sm=65.48&time=190058&date=20241002`.
 *
 * Layout: fn fiscal number of the register, id fiscal number of the receipt (digits, or letters and digits from offline series), date `YYYYMMDD`, time `HHMM`, `HHMMSS`
 * or with colons, sm total in hryvnias, mac (optional) 64 hex digits, the check code of a receipt made offline. Fields come in any order. Sources: samples in public
 * readers of these addresses; the parameters are those of the tax service's own search form. Addresses with fn and id alone occur: such a code does not say time and total.
 *
 * Identity: fn and id. Till: fn. Plausibility: total and time are what they should be. Nothing is proven: mac needs the register's secret, the tax service answers online. The
 * code does not tell a sale from a return. Registers in test mode print `TEST` at the front of fn or id. Addresses of software providers (`kasa.vchasno.com.ua/check/…`) carry an id
 * only and no register: they are not read.
 */
import { localOfCompact } from '../compact-time.ts';
import { minorOfDecimal } from '../decimal-amount.ts';
import { malformed, malformedField } from '../malformed.ts';
import { queryFields } from '../query-fields.ts';
import type { ReceiptNotRead, ReceiptReading } from '../reading.ts';
import { webAddressOf } from '../web-address.ts';

const registerPattern = /^(?:TEST[-_]?)?[0-9A-Za-z_-]{1,20}$/;
const idPattern = /^[0-9A-Za-z_-]{1,40}$/;

/** Reader of Ukrainian receipts. */
export const uaDpsFormat = { name: 'ua-dps', read };

function read(text: string): ReceiptReading | ReceiptNotRead | null {
  const address = webAddressOf(text);
  if (address?.host !== 'cabinet.tax.gov.ua' || !/^\/cashregs\/check\/?$/i.test(address.path)) return null;
  const { values, twice } = queryFields(address.query);
  if (twice !== null) return malformed(`${twice} is given twice`);
  const [register = '', id = ''] = [values.get('fn'), values.get('id')];
  if (!registerPattern.test(register)) return malformedField('fn', values.get('fn'));
  if (!idPattern.test(id)) return malformedField('id', values.get('id'));
  const [date, time, sum, mac] = [values.get('date'), values.get('time'), values.get('sm'), values.get('mac')];
  const totalMinor = sum === undefined ? null : minorOfDecimal(sum);
  if (sum !== undefined && totalMinor === null) return malformedField('sm', sum);
  const issuedAtLocal = date === undefined ? null : localOfCompact(date, time ?? '00:00');
  if (date === undefined ? time !== undefined : issuedAtLocal === null)
    return malformedField('date or time', `${date ?? ''} ${time ?? ''}`);
  if (mac !== undefined && !/^[0-9a-f]{1,64}$/i.test(mac)) return malformedField('mac', mac);
  return {
    ok: true,
    country: 'UA',
    format: 'ua-dps',
    issuer: register,
    tillKey: `ua-dps:${withoutZeros(register)}`,
    identity: `ua-dps:${withoutZeros(register)}/${withoutZeros(id)}`,
    issuedAtLocal,
    timeKnown: issuedAtLocal !== null && time !== undefined,
    zone: issuedAtLocal === null ? null : 'Europe/Kyiv',
    number: withoutZeros(id),
    totalMinor,
    currency: 'UAH',
    kind: /^TEST/i.test(register) || /^TEST/i.test(id) ? 'training' : 'purchase',
    proof: { level: 'online', verified: null },
    ended: false,
    warnings: [],
  };
}

/** Only of a number: letters and digits are another alphabet, where a zero counts. */
function withoutZeros(text: string): string {
  return /^\d+$/.test(text) ? text.replace(/^0+(?=\d)/, '') : text;
}
