/**
 * Uzbekistan: the code on receipts of online cash registers and virtual registers, the tax committee's address of the receipt:
 * `https://ofd.soliq.uz/check?t=UZ191211501033&r=559&c=20211109170634&s=336289559214`.
 *
 * Layout: t fiscal module (two letters and twelve digits), r number of the receipt in it, c wall clock `YYYYMMDDHHMMSS`, s fiscal sign. These are `terminalId`, `receiptSeq`,
 * `dateTime` and `fiscalSign` of the fiscal module's answer, which holds the very address (`qrCodeURL`) in a public description of a register's protocol.
 *
 * Payment services that issue receipts through the committee's E-POS (OCTO, Click: their documentation for shops) print the same four fields at `/epi`.
 *
 * Identity: t, r and s. Till: t. Plausibility: shape of every field, the time exists. Nothing is proven: the committee answers online. The code says
 * neither total nor whether goods were sold or returned.
 */
import { localOfCompact } from '../compact-time.ts';
import { malformed, malformedField } from '../malformed.ts';
import { queryFields } from '../query-fields.ts';
import type { ReceiptNotRead, ReceiptReading } from '../reading.ts';
import { isHostOf, webAddressOf } from '../web-address.ts';

/** Reader of Uzbek receipts. */
export const uzSoliqFormat = { name: 'uz-soliq', read };

function read(text: string): ReceiptReading | ReceiptNotRead | null {
  const address = webAddressOf(text);
  if (address === null || !isHostOf(address.host, 'soliq.uz') || !/^\/(?:check|epi)\/?$/i.test(address.path)) return null;
  const { values, twice } = queryFields(address.query);
  if (twice !== null) return malformed(`${twice} is given twice`);
  const [terminal = '', receipt = '', time = '', sign = ''] = ['t', 'r', 'c', 's'].map((key) => values.get(key));
  if (!/^[A-Za-z]{2}\d{12}$/.test(terminal)) return malformedField('t', values.get('t'));
  if (!/^0*[1-9]\d{0,9}$/.test(receipt) || receipt.length > 20) return malformedField('r', values.get('r'));
  if (!/^\d{1,20}$/.test(sign)) return malformedField('s', values.get('s'));
  const issuedAtLocal = /^\d{14}$/.test(time) ? localOfCompact(time.slice(0, 8), time.slice(8)) : null;
  if (issuedAtLocal === null) return malformedField('c', values.get('c'));
  const module = terminal.toUpperCase();
  const number = receipt.replace(/^0+/, '');
  return {
    ok: true,
    country: 'UZ',
    format: 'uz-soliq',
    issuer: module,
    tillKey: `uz-soliq:${module}`,
    identity: `uz-soliq:${module}/${number}/${sign.replace(/^0+(?=\d)/, '')}`,
    issuedAtLocal,
    timeKnown: true,
    zone: 'Asia/Tashkent',
    number,
    totalMinor: null,
    currency: 'UZS',
    kind: 'purchase',
    proof: { level: 'online', verified: null },
    ended: false,
    warnings: [],
  };
}
