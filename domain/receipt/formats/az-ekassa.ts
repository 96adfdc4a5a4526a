/**
 * Azerbaijan: the code on receipts of new-generation cash registers, the tax service's address of the receipt:
 * `https://monitoring.e-kassa.gov.az/#/index?doc=BdcQ9LPwqcNy2gSyQYnpgRvodhY14c8ig1zvMjDMPzyx`.
 *
 * Layout: doc is the receipt's fiscal id, 32 bytes in base58 (43 or 44 characters of the alphabet without 0, O, I and l; 42 if the first byte is small). Samples stand in
 * public readers of these receipts; the page itself asks `pks-portal/1.0.0/documents/<id>`.
 *
 * Identity: the id, case and all. The code names no till and says no time, total or kind; the tax service answers all of it online, and nothing else can. Till: none, so the
 * visitor picks the shop.
 */
import { malformed, malformedField } from '../malformed.ts';
import { queryFields } from '../query-fields.ts';
import type { ReceiptNotRead, ReceiptReading } from '../reading.ts';
import { webAddressOf } from '../web-address.ts';

const idPattern = /^[1-9A-HJ-NP-Za-km-z]{42,44}$/;

/** Reader of Azerbaijani receipts. */
export const azEkassaFormat = { name: 'az-ekassa', read };

function read(text: string): ReceiptReading | ReceiptNotRead | null {
  const address = webAddressOf(text);
  if (address?.host !== 'monitoring.e-kassa.gov.az') return null;
  const inPage = address.fragment.slice(address.fragment.indexOf('?') + 1);
  const { values, twice } = queryFields(inPage.includes('=') ? inPage : address.query);
  if (twice !== null) return malformed(`${twice} is given twice`);
  const id = values.get('doc') ?? '';
  if (!idPattern.test(id)) return malformedField('doc', values.get('doc'));
  return {
    ok: true,
    country: 'AZ',
    format: 'az-ekassa',
    issuer: null,
    tillKey: null,
    identity: `az-ekassa:${id}`,
    issuedAtLocal: null,
    timeKnown: false,
    zone: null,
    number: null,
    totalMinor: null,
    currency: 'AZN',
    kind: 'purchase',
    proof: { level: 'online', verified: null },
    ended: false,
    warnings: [],
  };
}
