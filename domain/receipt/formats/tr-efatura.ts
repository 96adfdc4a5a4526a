/**
 * Turkey: the code on printed e-fatura and e-arşiv fatura, a JSON text:
 * `{"vkntckn":"1700020847","avkntckn":"7330959937","senaryo":"TICARIFATURA","tip":"SATIS","tarih":"2026-06-09","no":"BIL2026000000193","ettn":"1714101e-…","parabirimi":"TRY",…,
 * "vergidahil":"18120.00","odenecek":"18120.00"}`.
 *
 * Layout (Gelir İdaresi Başkanlığı, guide to the code on e-fatura and e-arşiv fatura; samples in public style sheets of these invoices): vkntckn tax or identity number of the seller,
 * avkntckn of the buyer, senaryo scenario, tip kind, tarih day, no number of the invoice (three letters, year, nine digits), ettn its UUID, parabirimi currency (ISO 4217), vergidahil total with
 * taxes, odenecek what is to be paid. The plain slip of a cash register (ÖKC) has no code that is published.
 *
 * Identity: ettn. Till: the seller's number, so a chain maps it once and the visitor picks the shop. Plausibility: check digits of the seller's number, the day exists, odenecek is not
 * more than vergidahil (else a warning: till programmes mix currencies). Nothing is proven: the authority answers online. The code says no time of day. IADE and its kin are
 * refunds; a delivery note (SEVK) is no receipt. Some style sheets leave out senaryo and tip: then a sale is taken, with a warning.
 */
import { isLocalDate } from '../../time/local-time.ts';
import { minorOfDecimal } from '../decimal-amount.ts';
import { flatJsonOf } from '../flat-json.ts';
import { malformed, malformedField } from '../malformed.ts';
import type { ReceiptNotRead, ReceiptReading } from '../reading.ts';
import { isTurkishTaxNumber } from '../turkish-tax-number.ts';

const uuidPattern = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Reader of Turkish invoices. */
export const trEfaturaFormat = { name: 'tr-efatura', read };

function read(text: string): ReceiptReading | ReceiptNotRead | null {
  // The name is asked for first: other JSON texts are not taken apart at all.
  if (!text.startsWith('{') || !text.includes('vkntckn')) return null;
  const fields = flatJsonOf(text);
  if (fields === null) return malformed('no JSON object: a part of the code is missing');
  const [seller, type, date, number, id, money, sum] = ['vkntckn', 'tip', 'tarih', 'no', 'ettn', 'parabirimi', 'odenecek'].map((name) =>
    fields.get(name),
  );
  if (seller === undefined) return null;
  if (!isTurkishTaxNumber(seller)) return malformedField('vkntckn', seller);
  const kind = (type ?? '').toUpperCase();
  if (kind === 'SEVK') return { ok: false, reason: 'not-a-receipt', detail: 'a delivery note (SEVK)' };
  if (type !== undefined && !/^[A-Z0-9_]{1,30}$/.test(kind)) return malformedField('tip', type);
  if (!isLocalDate(date ?? '')) return malformedField('tarih', date);
  if (!/^[0-9A-Za-z]{1,24}$/.test(number ?? '')) return malformedField('no', number);
  if (!uuidPattern.test(id ?? '')) return malformedField('ettn', id);
  const currency = (money ?? '').toUpperCase();
  if (!/^[A-Z]{3}$/.test(currency)) return malformedField('parabirimi', money);
  const totalMinor = minorOfDecimal(sum ?? '');
  if (totalMinor === null) return malformedField('odenecek', sum);
  return {
    ok: true,
    country: 'TR',
    format: 'tr-efatura',
    issuer: seller,
    tillKey: `tr-efatura:${seller}`,
    identity: `tr-efatura:${(id ?? '').toLowerCase()}`,
    issuedAtLocal: `${date}T00:00:00`,
    timeKnown: false,
    zone: 'Europe/Istanbul',
    number: number ?? null,
    totalMinor,
    currency,
    // IADE, TEVKIFATIADE, YTBIADE and their like.
    kind: kind.includes('IADE') ? 'refund' : 'purchase',
    proof: { level: 'online', verified: null },
    ended: false,
    warnings: warningsOf(totalMinor, fields.get('vergidahil'), type !== undefined),
  };
}

function warningsOf(totalMinor: number, withTaxes: string | undefined, kindKnown: boolean): string[] {
  const taxedMinor = minorOfDecimal(withTaxes ?? '');
  return [
    ...(taxedMinor !== null && totalMinor > taxedMinor
      ? ['more is to be paid than the total with taxes: the currency may be another']
      : []),
    ...(kindKnown ? [] : ['the code does not tell a sale from a return']),
  ];
}
