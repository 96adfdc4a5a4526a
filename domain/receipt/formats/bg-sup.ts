/**
 * Bulgaria: the code above the words "fiscal receipt", `51019395*0000000201*2024-11-25*11:04:30*4.75`.
 *
 * Fields (annex 18a to article 26(4) of ordinance N-18 on fiscal devices, State Gazette 76/2017 and 80/2018; printed by fiscal printers as in the open
 * driver erpnet/ErpNet.FP): number of the fiscal memory, eight digits; number of the document; date; time; total.
 *
 * The code is not signed: only the revenue agency, which the devices report to, can tell, online. A storno receipt carries the same fields, and nothing asks
 * for a minus in front of its total, so it cannot be told from a sale, which every reading says as a warning. Duplicates from the till's journal carry no
 * code (same annex), so every code is an original. Identity: memory, number and time, since a till's numbers can begin anew. The form of six fields, which
 * shops on the web send, is no paper of a mall and is not read. Lev until the end of 2025, euro since.
 */
import { localOfCompact } from '../compact-time.ts';
import { currencyAt } from '../currency-at.ts';
import { malformedField } from '../malformed.ts';
import type { ReceiptNotRead, ReceiptReading } from '../reading.ts';
import { signedMinorOfDecimal } from '../signed-amount.ts';

const shape = /^\d{8}\*\d{1,12}\*[^*]{0,40}\*[^*]{0,40}\*[^*]{0,40}$/;
/** Codes came with the amendment of September 2017. */
const firstDay = '2017-09-01';

/** Reader of Bulgarian fiscal codes. */
export const bgSupFormat = { name: 'bg-sup', read };

function read(text: string): ReceiptReading | ReceiptNotRead | null {
  if (!shape.test(text)) return null;
  const [memory = '', number = '', date = '', time = '', total = ''] = text.split('*');
  const local = /^\d{4}-\d\d-\d\d$/.test(date) && /^\d\d:\d\d:\d\d$/.test(time) ? localOfCompact(date, time) : null;
  if (local === null || local < firstDay) return malformedField('date and time', `${date} ${time}`);
  const signedMinor = signedMinorOfDecimal(total);
  if (signedMinor === null) return malformedField('total', total);
  const plainNumber = number.replace(/^0+(?=\d)/, '');
  return {
    ok: true,
    country: 'BG',
    format: 'bg-sup',
    issuer: memory,
    tillKey: `bg-sup:${memory}`,
    identity: `bg-sup:${memory}/${plainNumber}/${local}`,
    issuedAtLocal: local,
    timeKnown: true,
    zone: 'Europe/Sofia',
    number: plainNumber,
    totalMinor: Math.abs(signedMinor),
    currency: currencyAt('BG', local),
    kind: signedMinor < 0 ? 'refund' : 'purchase',
    proof: { level: 'online', verified: null },
    ended: false,
    warnings: signedMinor < 0 ? [] : ['the code does not tell a storno receipt from a sale'],
  };
}
