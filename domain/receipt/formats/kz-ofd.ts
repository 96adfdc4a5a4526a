/**
 * Kazakhstan: the code on cash register receipts, the address of the operator of fiscal data with `i`, `f`, `s`, `t`:
 * `http://consumer.oofd.kz/?i=1734974179&f=010100465991&s=13507.0&t=20210922T224125`.
 *
 * Layout: i fiscal sign (number of the ticket at the operator), f registration number of the cash register (12 digits, given by the tax service), s total in tenge,
 * t wall clock `YYYYMMDDTHHMMSS`. The meanings of i and f are those of the operators' own requests (`ticketNumber`, `registrationNumber`), as public readers of these
 * receipts send them: a Go reader of five operators whose tests name them fiscal id and tax service's id of the register, the Android app chelovecheck. 4ek.kz is a short
 * address that names the operator in `o`.
 *
 * Identity: f and i without leading zeros; operator, host and order of fields do not count. Till: f. Plausibility: i and f are digits, the time exists. Nothing in
 * the code is proven: the operator answers online. The code does not tell a sale from a return; only that answer does. Operators' test stands
 * (`test` in the host, `dev.` in front of it) print training receipts.
 *
 * Zone: one zone (+05:00) since 1 March 2024; before, the west had another than the rest, and the code does not say where the till stands.
 */
import { localOfCompact } from '../compact-time.ts';
import { minorOfDecimal } from '../decimal-amount.ts';
import { malformed, malformedField } from '../malformed.ts';
import { queryFields } from '../query-fields.ts';
import type { ReceiptNotRead, ReceiptReading } from '../reading.ts';
import { isHostOf, webAddressOf } from '../web-address.ts';

/** Operators of fiscal data by their domains. */
const operators = [
  { domain: 'oofd.kz', operator: 'Kazakhtelecom' },
  { domain: 'test-oofd.kz', operator: 'Kazakhtelecom, test stand' },
  { domain: 'ofd1.kz', operator: 'Transtelecom' },
  { domain: '87.255.215.96', operator: 'Transtelecom, older receipts' },
  { domain: 'kofd.kz', operator: 'Jusan Mobile' },
  { domain: 'wofd.kz', operator: 'West Kazakhstan OFD' },
  { domain: 'ofd.beeline.kz', operator: 'Beeline' },
  { domain: 'app.kassa.wipon.kz', operator: 'Wipon, a cash register in the cloud' },
  { domain: '4ek.kz', operator: 'short addresses of several operators' },
] as const;

/** First day of the one zone, `YYYY-MM-DD`. */
const oneZoneSince = '2024-03-01';

/** Reader of Kazakh receipts. */
export const kzOfdFormat = { name: 'kz-ofd', read };

function read(text: string): ReceiptReading | ReceiptNotRead | null {
  const address = webAddressOf(text);
  if (address === null || !operators.some(({ domain }) => isHostOf(address.host, domain))) return null;
  const { values, twice } = queryFields(address.query === '' ? address.fragment.slice(address.fragment.indexOf('?') + 1) : address.query);
  const present = ['i', 'f', 's', 't'].filter((key) => values.has(key)).length;
  // A page of the operator that is no receipt, or one that names it by an id of its own (`/ticket/<uuid>`), which says nothing.
  if (present < 2) return null;
  if (twice !== null) return malformed(`${twice} is given twice`);
  const [sign, till, sum, time] = [values.get('i') ?? '', values.get('f') ?? '', values.get('s'), values.get('t')];
  if (!/^0*[1-9]\d{0,19}$/.test(sign) || sign.length > 20) return malformedField('i', values.get('i'));
  if (!/^0*[1-9]\d{0,11}$/.test(till) || till.length > 12) return malformedField('f', values.get('f'));
  const totalMinor = minorOfDecimal(sum ?? '');
  if (totalMinor === null) return malformedField('s', sum);
  const [date = '', clock = ''] = (time ?? '').split(/[Tt ]/, 2);
  const issuedAtLocal = localOfCompact(date, clock);
  if (issuedAtLocal === null) return malformedField('t', time);
  const [number, register] = [sign.replace(/^0+/, ''), till.replace(/^0+/, '')];
  return {
    ok: true,
    country: 'KZ',
    format: 'kz-ofd',
    issuer: till.padStart(12, '0'),
    tillKey: `kz-ofd:${register}`,
    identity: `kz-ofd:${register}/${number}`,
    issuedAtLocal,
    timeKnown: true,
    zone: issuedAtLocal < oneZoneSince ? null : 'Asia/Almaty',
    number,
    totalMinor,
    currency: 'KZT',
    kind: /test|^dev\./.test(address.host) ? 'training' : 'purchase',
    proof: { level: 'online', verified: null },
    ended: false,
    warnings: till.length === 12 ? [] : ['f has not 12 digits'],
  };
}
