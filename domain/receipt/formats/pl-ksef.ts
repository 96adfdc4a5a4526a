/**
 * Poland: the code on a printed structured invoice (KSeF), "KOD I": `https://qr.ksef.mf.gov.pl/invoice/<NIP>/<DD-MM-YYYY>/<SHA-256 of the XML, base64url>`.
 *
 * Source: the ministry's description "Kody weryfikujące QR" (repository CIRFMF/ksef-docs, kody-qr.md); hosts qr (production), qr-demo and qr-test. Shops print it on invoices, not
 * on the plain till slip (paragon), which has no code.
 *
 * Identity: the hash, which only one invoice has. Till: the seller's NIP. Plausibility: check digit of the NIP (weights 6 5 7 2 3 4 5 6 7 modulo 11), the day exists, the hash has 32
 * bytes. Nothing is proven by it: KSeF answers online. The code says no total, no currency, no time of day, and not whether it corrects another invoice. "KOD II"
 * (`/certificate/…`) proves the issuer of an invoice made offline, stands beside KOD I and is no receipt. Invoices of the test hosts are training.
 */
import { bytesToHex } from '@noble/hashes/utils.js';
import { isLocalDate } from '../../time/local-time.ts';
import { bytesOfLooseBase64 } from '../loose-base64.ts';
import { malformed, malformedField } from '../malformed.ts';
import type { ReceiptNotRead, ReceiptReading } from '../reading.ts';
import { percentDecoded } from '../query-fields.ts';
import { webAddressOf } from '../web-address.ts';

const testHosts = ['qr-test.ksef.mf.gov.pl', 'qr-demo.ksef.mf.gov.pl'];
const hosts = ['qr.ksef.mf.gov.pl', ...testHosts];
const weights = [6, 5, 7, 2, 3, 4, 5, 6, 7];

/** Reader of Polish invoices. */
export const plKsefFormat = { name: 'pl-ksef', read };

function read(text: string): ReceiptReading | ReceiptNotRead | null {
  const address = webAddressOf(text);
  if (address === null || !hosts.includes(address.host)) return null;
  const [, page = '', nip = '', date = '', hash = ''] = address.path.split('/', 6);
  if (/^certificate$/i.test(page)) {
    return { ok: false, reason: 'not-a-receipt', detail: 'KOD II of an invoice: the issuer, not the receipt; read the other code' };
  }
  if (!/^invoice$/i.test(page)) return null;
  if (!/^\d{10}$/.test(nip)) return malformedField('NIP', nip === '' ? undefined : nip);
  if (!isNip(nip)) return malformed('the check digit of the NIP does not fit: misread');
  const day = `${date.slice(6)}-${date.slice(3, 5)}-${date.slice(0, 2)}`;
  if (!/^\d\d-\d\d-\d{4}$/.test(date) || !isLocalDate(day)) return malformedField('date', date === '' ? undefined : date);
  const bytes = bytesOfLooseBase64(percentDecoded(hash));
  if (bytes?.length !== 32) return malformedField('hash', hash === '' ? undefined : hash);
  return {
    ok: true,
    country: 'PL',
    format: 'pl-ksef',
    issuer: nip,
    tillKey: `pl-ksef:${nip}`,
    identity: `pl-ksef:${nip}/${bytesToHex(bytes)}`,
    issuedAtLocal: `${day}T00:00:00`,
    timeKnown: false,
    zone: 'Europe/Warsaw',
    number: null,
    totalMinor: null,
    currency: null,
    kind: testHosts.includes(address.host) ? 'training' : 'purchase',
    proof: { level: 'online', verified: null },
    ended: false,
    warnings: [],
  };
}

function isNip(nip: string): boolean {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(nip[at]), 0);
  return sum % 11 === Number(nip[9]);
}
