import { X509Certificate } from 'node:crypto';
import { p256 } from '@noble/curves/nist.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, test } from 'vitest';
import { toBase64 } from '../../../domain/encoding/base64.ts';
import { base32Text } from '../encoding/base32-text.ts';
import { atRksvFormat } from '../../../domain/receipt/formats/at-rksv.ts';
import { noTrust } from '../../../domain/receipt/reading.ts';
import type { ReceiptTrust } from '../../../domain/receipt/reading.ts';
import {
  aTrust,
  aTrustCertificate,
  primeSign,
  primeSignCertificate,
  samples,
  startOfTill,
  startOfTillForOcr,
  training,
} from './samples/at-rksv.ts';

const read = (text: string, trust: ReceiptTrust = noTrust) => atRksvFormat.read(text, trust);
/** The sample with other fields by number (1 is the suite). */
function withFields(text: string, fields: Readonly<Record<number, string>>): string {
  return text
    .split('_')
    .map((value, index) => fields[index] ?? value)
    .join('_');
}
function pointOf(certificate: string): Uint8Array {
  const info = new X509Certificate(Buffer.from(certificate, 'base64')).publicKey.export({ format: 'der', type: 'spki' });
  return Uint8Array.from(info.subarray(-65));
}
const certificates: ReceiptTrust = {
  keyOf: (tillKey) =>
    tillKey === 'at-rksv:AT3/1bed73b390d58'
      ? pointOf(primeSignCertificate)
      : tillKey === 'at-rksv:AT1/7b164a88'
        ? pointOf(aTrustCertificate)
        : null,
};

describe('Austrian receipts', () => {
  test('a real code gives every field, and fits the certificate of its till', () => {
    expect(read(primeSign, certificates)).toEqual({
      ok: true,
      country: 'AT',
      format: 'at-rksv',
      issuer: 'NovaTouch3',
      tillKey: 'at-rksv:AT3/1bed73b390d58',
      identity: 'at-rksv:AT3/1bed73b390d58_NovaTouch3_ft9959#38164',
      issuedAtLocal: '2018-02-26T10:02:23',
      timeKnown: true,
      zone: 'Europe/Vienna',
      number: 'ft9959#38164',
      totalMinor: 2120,
      currency: 'EUR',
      kind: 'purchase',
      proof: { level: 'certificate', verified: true },
      ended: false,
      warnings: [],
    });
  });

  test('a receipt of another provider fits its own certificate', () => {
    expect(read(aTrust, certificates)).toMatchObject({ totalMinor: 1630, proof: { level: 'certificate', verified: true } });
  });

  test.each([
    ['till', { 2: 'NovaTouch4' }],
    ['number', { 3: 'ft9959#38165' }],
    ['time', { 4: '2018-02-26T10:02:24' }],
    ['sum', { 8: '21,21' }],
    ['tax', { 7: '21,20', 8: '0,00' }],
    ['decimal separator', { 8: '21.20' }],
    ['turnover', { 10: 'mrcVvQI=' }],
    ['chain', { 12: 'Pf0Q7tXusVk=' }],
    ['spelling of the serial number', { 11: '01BED73B390D58' }],
  ])('another %s, and the signature fits no more', (_what, fields) => {
    const changed = read(withFields(primeSign, fields), certificates);
    expect(changed).toMatchObject({ ok: true, proof: { level: 'certificate', verified: false } });
    expect(changed?.ok === true && changed.warnings.some((warning) => warning.startsWith('the signature does not fit'))).toBe(true);
  });

  test('without the certificate nothing is said about the signature', () => {
    expect(read(primeSign)).toMatchObject({ proof: { level: 'certificate', verified: null }, warnings: [] });
  });

  test('a loaded key of another curve checks nothing and says so', () => {
    const result = read(primeSign, { keyOf: () => new Uint8Array(97).fill(4) });
    expect(result).toMatchObject({
      proof: { verified: null },
      warnings: ['the key loaded for this certificate is no P-256 key: signature not checked'],
    });
  });

  test('a signature in base64url, whose letters hold the separator, fits as well', () => {
    expect(read(primeSign.replace('wq2L/wZ/', 'wq2L_wZ_'), certificates)).toMatchObject({ proof: { verified: true } });
  });

  test('the form for OCR is the same receipt as the QR code, and is signed like it', () => {
    const [qr, ocr] = [read(startOfTill), read(startOfTillForOcr)];
    expect(qr).toEqual(ocr);
    const secret = new Uint8Array(32).fill(5);
    const trust = { keyOf: () => p256.getPublicKey(secret, false) };
    const payload = startOfTill.slice(0, startOfTill.lastIndexOf('_'));
    const digest = sha256(Buffer.from(`eyJhbGciOiJFUzI1NiJ9.${Buffer.from(payload).toString('base64url')}`));
    const signature = p256.sign(digest, secret, { prehash: false });
    const ocrHead = startOfTillForOcr.slice(0, startOfTillForOcr.lastIndexOf('_'));
    expect(read(`${payload}_${toBase64(signature)}`, trust)).toMatchObject({ proof: { verified: true } });
    expect(read(`${ocrHead}_${base32Text(signature)}`, trust)).toMatchObject({ proof: { verified: true } });
  });

  test.each([
    ['VFJB', training, 'training', 283],
    ['TRA', withFields(training, { 10: 'TRA' }), 'training', 283],
    ['U1RP', withFields(training, { 10: 'U1RP' }), 'cancelled', 283],
    ['STO', withFields(training, { 10: 'STO' }), 'cancelled', 283],
    ['a counter', withFields(primeSign, { 8: '-21,20' }), 'refund', 2120],
    ['KRJEC===', withFields(startOfTillForOcr, { 10: 'KRJEC===' }), 'training', 0],
    ['KNKE6===', withFields(startOfTillForOcr, { 10: 'KNKE6===' }), 'cancelled', 0],
  ])('turnover %s', (_mark, text, kind, totalMinor) => {
    expect(read(text)).toMatchObject({ ok: true, kind, totalMinor });
  });

  test.each([
    'U2ljaGVyaGVpdHNlaW5yaWNodHVuZyBhdXNnZWZhbGxlbg==',
    'U2ljaGVyaGVpdHNlaW5yaWNodHVuZyBhdXNnZWZhbGxlbg',
    'Sicherheitseinrichtung ausgefallen',
  ])('a unit out of order (%s) leaves a receipt that nobody can prove', (instead) => {
    const text = `${primeSign.slice(0, primeSign.lastIndexOf('_'))}_${instead}`;
    expect(read(text, certificates)).toMatchObject({
      totalMinor: 2120,
      proof: { level: 'none', verified: null },
      warnings: ['not signed: the signature unit was out of order'],
    });
  });

  test('out of order in the form for OCR is known too', () => {
    const head = startOfTillForOcr.slice(0, startOfTillForOcr.lastIndexOf('_'));
    expect(read(`${head}_${base32Text(Buffer.from('Sicherheitseinrichtung ausgefallen'))}`)).toMatchObject({
      proof: { level: 'none', verified: null },
    });
  });

  test('a receipt of nothing is told as such', () => {
    expect(read(startOfTill)).toMatchObject({
      totalMinor: 0,
      kind: 'purchase',
      warnings: ['a receipt of nothing: start, end of a month or year, or control'],
    });
  });

  test('a closed system is known by its company', () => {
    expect(read(samples.find(({ text }) => text.includes('ATU78172745'))?.text ?? '')).toMatchObject({
      issuer: 'ATU78172745',
      tillKey: 'at-rksv:AT0/U:ATU78172745-2',
      identity: 'at-rksv:AT0/U:ATU78172745-2_633/029_003-2024-04-13T08:54:54MSR7520',
      totalMinor: 3955,
    });
  });

  test('the provider of the authority for tests is told', () => {
    expect(read(withFields(primeSign, { 1: 'R1-AT100' }))).toMatchObject({
      tillKey: 'at-rksv:AT100/1bed73b390d58',
      warnings: ['provider AT100 is for tests'],
    });
  });

  test('other spellings of the same receipt have its identity', () => {
    for (const { text, spellings = [] } of samples) {
      const first = read(text);
      for (const spelling of spellings) expect(read(spelling)).toMatchObject({ identity: first?.ok === true ? first.identity : '' });
    }
  });

  test('till and number cannot be shifted against each other', () => {
    const identity = (till: string, number: string) => {
      const result = read(withFields(primeSign, { 2: till, 3: number }));
      return result?.ok === true ? result.identity : null;
    };
    expect(identity('1/2', '3')).not.toBe(identity('1', '2/3'));
  });

  test.each([
    ['suite', { 1: 'R2-AT1' }],
    ['suite', { 1: 'R1-AT12345' }],
    ['till', { 2: '' }],
    ['till', { 2: 'x'.repeat(56) }],
    ['receipt number', { 3: 'a\u0000b' }],
    ['time', { 4: '26.02.2018 10:02:23' }],
    ['time', { 4: '2018-02-30T10:02:23' }],
    ['sum normal', { 5: '1.000,00' }],
    ['sum reduced 1', { 6: '1,000.00' }],
    ['sum reduced 2', { 7: '5' }],
    ['sum zero', { 8: '21,2' }],
    ['sum special', { 9: '--1,00' }],
    ['sum special', { 9: '1e2,00' }],
    ['turnover', { 10: '' }],
    ['turnover', { 10: 'no base64!' }],
    ['certificate', { 11: 'xyz' }],
    ['certificate', { 11: 'f'.repeat(41) }],
    ['chain', { 12: '' }],
    ['signature', { 13: 'no base64!' }],
    ['the signature has 2 bytes', { 13: 'AAA=' }],
  ])('a wrong %s is malformed: %j', (field, fields) => {
    const result = read(withFields(primeSign, fields));
    expect(result?.ok === false && result.reason === 'malformed' && result.detail.startsWith(field)).toBe(true);
  });

  test.each([
    [primeSign.slice(0, primeSign.lastIndexOf('_')), '12 fields, not 13'],
    [`${primeSign.slice(0, primeSign.lastIndexOf('_'))}_`, '13 fields, not 13'],
    ['_R1-AT1_', '2 fields, not 13'],
  ])('fields missing are malformed', (text, detail) => {
    expect(read(text)).toMatchObject({ ok: false, reason: 'malformed', detail });
  });

  test.each(['_R1', '_R1-DE1_x', 'R1-AT1_4_5', '_r1-at1_', 'https://example.org/_R1-AT1_', '__'])('%s is not this format', (text) => {
    expect(read(text)).toBeNull();
  });
});
