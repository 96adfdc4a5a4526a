import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, test } from 'vitest';
import { nistP256 } from '../../../domain/receipt/curve-key.ts';
import { deTseFormat } from '../../../domain/receipt/formats/de-tse.ts';
import { brainpoolP256Der, brainpoolP384, plainP256, samples, unfitting, utcTimeWithKeyInfo, withThousands } from './samples/de-tse.ts';
import { signedCode } from './signed-code.ts';

const read = (text: string) => deTseFormat.read(text);
/** The sample with other fields by number (0 is the version). */
function withFields(text: string, fields: Readonly<Record<number, string>>): string {
  return text
    .split(';')
    .map((value, index) => fields[index] ?? value)
    .join(';');
}
const p256 = { curve: nistP256, algorithm: 'ecdsa-plain-SHA256', objectId: '0.4.0.127.0.7.1.1.4.1.3', hash: sha256 };

describe('German receipts', () => {
  test('a real code gives every field, at the wall clock of Berlin', () => {
    expect(read(plainP256)).toEqual({
      ok: true,
      country: 'DE',
      format: 'de-tse',
      issuer: 'ERS 8cb8e2de-4052-481b-945b-118022951944',
      tillKey: 'de-tse:aadfb3152cbde762aa5027e350ba9aeacb69b6236b4f25fc3ea78b69e610952a',
      identity: 'de-tse:aadfb3152cbde762aa5027e350ba9aeacb69b6236b4f25fc3ea78b69e610952a/1/31',
      issuedAtLocal: '2021-08-23T16:36:33',
      timeKnown: true,
      zone: 'Europe/Berlin',
      number: '1',
      totalMinor: 2142,
      currency: 'EUR',
      kind: 'purchase',
      proof: { level: 'signed', verified: true },
      ended: false,
      warnings: [],
    });
  });

  test.each(samples.map(({ text, source }) => [source, text]))('the signature of a real receipt fits (%s)', (_source, text) => {
    expect(read(text)).toMatchObject({ ok: true, proof: { level: 'signed', verified: true } });
  });

  test('the till key is the serial number that the maker states for the module', () => {
    const stated = '2be721cf1a255afd12626533e251fe7b3e3c8af625b9f12803918a9bb1952867';
    const sample = samples.find(({ text }) => text.includes(';UT-TEST-'))?.text ?? '';
    expect(read(sample)).toMatchObject({ tillKey: `de-tse:${stated}` });
  });

  test('other spellings of the same receipt have its identity', () => {
    for (const { text, spellings = [] } of samples) {
      const first = read(text);
      for (const spelling of spellings) expect(read(spelling)).toMatchObject({ identity: first?.ok === true ? first.identity : '' });
    }
  });

  test.each([
    ['till', plainP256, { 1: 'ERS 8cb8e2de-4052-481b-945b-118022951945' }],
    ['process type', brainpoolP384, { 2: 'Kassenbeleg-V1' }],
    ['sum', plainP256, { 3: 'Beleg^21.43_0.00_0.00_0.00_0.00^21.43:Unbar' }],
    ['tax', brainpoolP384, { 3: 'Beleg^2.80_0.10_0.00_0.00_2.10^5.00:Unbar' }],
    ['payment', plainP256, { 3: 'Beleg^21.42_0.00_0.00_0.00_0.00^21.42:Bar' }],
    ['kind', plainP256, { 3: 'AVTraining^21.42_0.00_0.00_0.00_0.00^21.42:Unbar' }],
    ['transaction', utcTimeWithKeyInfo, { 4: '11' }],
    ['counter', brainpoolP256Der, { 5: '113' }],
    ['end', utcTimeWithKeyInfo, { 7: '2020-05-22T11:11:05.000Z' }],
    ['algorithm', plainP256, { 8: 'ecdsa-plain-SHA3-256' }],
    ['time format', plainP256, { 9: 'utcTime' }],
  ])('one change of the signed %s, and it fits no more', (_what, text, fields) => {
    const changed = read(withFields(text, fields));
    expect(changed).toMatchObject({ ok: true, proof: { level: 'signed', verified: false } });
    expect(changed?.ok === true && changed.warnings.some((warning) => warning.startsWith('the signature does not fit'))).toBe(true);
  });

  test('the time of the beginning is not signed: another one changes nothing', () => {
    expect(read(withFields(plainP256, { 6: '2021-08-23T09:00:00.000Z' }))).toMatchObject({
      issuedAtLocal: '2021-08-23T16:36:33',
      proof: { verified: true },
    });
  });

  test('a receipt that is signed otherwise than the standard says is read, and told', () => {
    expect(read(unfitting)).toMatchObject({
      totalMinor: 5638,
      issuedAtLocal: '2026-08-07T11:21:55',
      proof: { level: 'signed', verified: false },
    });
  });

  test("another module's key makes another till, and fits nothing", () => {
    const other = read(withFields(plainP256, { 11: samples.at(-1)?.text.split(';').at(-1) ?? '' }));
    expect(other).toMatchObject({
      tillKey: 'de-tse:262190130853df9bc9b6ef067149c417573a0b35f983e1f6ee7e4ac2e65c15f5',
      proof: { verified: false },
    });
  });

  test.each([
    ['ecsdsa-plain-SHA256', 'unixTime', 'signature algorithm not known here'],
    ['SHA256withRSA', 'unixTime', 'signature algorithm not known here'],
    ['ecdsa-plain-SHA256', 'noInput', 'time format not known here'],
  ])('%s with %s cannot be checked: verified is null and a warning says why', (algorithm, timeFormat, why) => {
    const result = read(withFields(plainP256, { 8: algorithm, 9: timeFormat }));
    expect(result).toMatchObject({ ok: true, proof: { level: 'signed', verified: null } });
    expect(result?.ok === true && result.warnings[0]?.startsWith(why)).toBe(true);
  });

  test('a key on no known curve cannot be checked, and still names a till', () => {
    const result = read(withFields(plainP256, { 11: 'AAECAwQFBgcICQ==' }));
    expect(result).toMatchObject({
      ok: true,
      proof: { verified: null },
      warnings: ['the public key is on no curve known here: signature not checked'],
    });
    expect(result?.ok === true && /^de-tse:[0-9a-f]{64}$/.test(result.tillKey ?? '')).toBe(true);
  });

  test.each([
    ['Beleg^10.00_2.50_0.00_0.00_0.00^12.50:Bar', 'purchase', 1250],
    ['Beleg^-10.00_2.50_0.00_0.00_0.00^-7.50:Bar', 'refund', 750],
    ['Beleg^-0.00_0.00_0.00_0.00_0.00^0.00:Bar', 'purchase', 0],
    ['AVTraining^10.00_0.00_0.00_0.00_0.00^10.00:Bar', 'training', 1000],
    ['AVTraining^-10.00_0.00_0.00_0.00_0.00^-10.00:Bar', 'training', 1000],
    ['AVBelegstorno^-10.00_0.00_0.00_0.00_0.00^-10.00:Bar', 'cancelled', 1000],
    ['AVBelegabbruch^0.00_0.00_0.00_0.00_0.00^', 'cancelled', 0],
    ['AVRechnung^10.00_0.00_0.00_0.00_0.00^', 'purchase', 1000],
  ])('%s is %s of %i cents, signed like any other', (processData, kind, totalMinor) => {
    expect(read(signedCode({ ...p256, processData }))).toMatchObject({ kind, totalMinor, proof: { verified: true } });
  });

  test.each(['AVTransfer', 'AVBestellung', 'AVSachbezug', 'AVSonstige'])('%s is no sale and no receipt', (type) => {
    expect(read(signedCode({ ...p256, processData: `${type}^10.00_0.00_0.00_0.00_0.00^` }))).toMatchObject({
      ok: false,
      reason: 'not-a-receipt',
    });
  });

  test.each(['Bestellung-V1', 'SonstigerVorgang'])('process type %s is no receipt', (type) => {
    expect(read(withFields(plainP256, { 2: type }))).toMatchObject({ ok: false, reason: 'not-a-receipt' });
  });

  test('separators of thousands that leave no doubt are read, with a warning, and proven as they are signed', () => {
    expect(read(withThousands)).toMatchObject({
      totalMinor: 302_000,
      proof: { verified: true },
      warnings: ['sums are written with separators of thousands'],
    });
  });

  test.each([
    ['Beleg^10.00_0.00_0.00_0.00_0.00^10.01:Bar', true],
    ['Beleg^10.00_0.00_0.00_0.00_0.00^Bar:10.00', true],
    ['Beleg^10.00_0.00_0.00_0.00_0.00^20.00:Bar_-10.00:Bar', false],
    ['Beleg^10.00_0.00_0.00_0.00_0.00^ 5.00:Bar_6.00:Bar:CHF', false],
    ['AVRechnung^10.00_0.00_0.00_0.00_0.00^', false],
  ])('payments of %s: another sum than the total is told (%s)', (processData, told) => {
    const result = read(signedCode({ ...p256, processData }));
    expect(result?.ok === true && result.warnings.includes('the payments do not add up to the total')).toBe(told);
  });

  test.each([
    ['2026-03-29T00:59:59.000Z', '2026-03-29T01:59:59'],
    ['2026-03-29T01:00:00.000Z', '2026-03-29T03:00:00'],
    ['2026-10-25T00:59:59.000Z', '2026-10-25T02:59:59'],
    ['2026-10-25T01:00:00.000Z', '2026-10-25T02:00:00'],
    ['2025-12-31T23:30:00Z', '2026-01-01T00:30:00'],
    ['2026-01-05T13:30:45+01:00', '2026-01-05T13:30:45'],
    ['1767616245', '2026-01-05T13:30:45'],
  ])('an end of %s is %s in Berlin', (end, local) => {
    expect(read(withFields(plainP256, { 7: end }))).toMatchObject({ issuedAtLocal: local });
  });

  test('an end without a zone is taken as UTC, with a warning', () => {
    const result = read(withFields(plainP256, { 7: '2021-08-23T14:36:33' }));
    expect(result).toMatchObject({
      issuedAtLocal: '2021-08-23T16:36:33',
      proof: { verified: true },
      warnings: ['the time names no zone: taken as UTC'],
    });
  });

  test.each([
    ['version', { 0: 'V1' }],
    ['process type', { 2: 'Kassenbeleg-V2' }],
    ['till', { 1: 'a\u0007b' }],
    ['kind of process', { 3: 'Storno^1.00_0.00_0.00_0.00_0.00^1.00:Bar' }],
    ['sum 1 by tax', { 3: 'Beleg^21,42_0.00_0.00_0.00_0.00^21.42:Bar' }],
    ['sum 1 by tax', { 3: 'Beleg^1.000.00_0.00_0.00_0.00_0.00^1000.00:Bar' }],
    ['sum 1 by tax', { 3: 'Beleg^10,00.00_0.00_0.00_0.00_0.00^1000.00:Bar' }],
    ['sum 2 by tax', { 3: 'Beleg^21.42_0_0.00_0.00_0.00^21.42:Bar' }],
    ['sum 3 by tax', { 3: 'Beleg^21.42_0.00_1e3_0.00_0.00^21.42:Bar' }],
    ['sum 5 by tax', { 3: 'Beleg^21.42_0.00_0.00_0.00_9999999999999.00^21.42:Bar' }],
    ['process data has 4 sums', { 3: 'Beleg^21.42_0.00_0.00_0.00^21.42:Bar' }],
    ['process data has 2 parts', { 3: 'Beleg^21.42_0.00_0.00_0.00_0.00' }],
    ['transaction number', { 4: '-1' }],
    ['transaction number', { 4: '' }],
    ['signature counter', { 5: '1.5' }],
    ['signature counter', { 5: '9'.repeat(21) }],
    ['time of the beginning', { 6: 'yesterday' }],
    ['time of the end', { 7: '2021-02-30T14:36:33.000Z' }],
    ['time of the end', { 7: '' }],
    ['time of the end', { 7: '9999-12-31T23:59:59Z' }],
    ['time of the end', { 7: '0000-01-01T00:00:00Z' }],
    ['signature', { 10: 'BASE64SIG' }],
    ['signature', { 10: '' }],
    ['public key', { 11: 'no base64!' }],
    ['public key', { 11: '' }],
  ])('a wrong %s is malformed: %j', (field, fields) => {
    const result = read(withFields(plainP256, fields));
    expect(result?.ok === false && result.reason === 'malformed' && result.detail.startsWith(field)).toBe(true);
  });

  test.each([
    [plainP256.slice(0, plainP256.lastIndexOf(';')), '11 fields, not 12'],
    [`${plainP256};`, 'more than 12 fields, not 12'],
    ['V0;1;Kassenbeleg-V1;Beleg^0.00', '4 fields, not 12'],
  ])('fields missing or too many are malformed', (text, detail) => {
    expect(read(text)).toEqual({ ok: false, reason: 'malformed', detail });
  });

  test.each(['V0', 'V0;', 'V0;a;b', 'VCARD;1;2;3;4', 'https://example.org/?V0;a;b;c', 'BEGIN:VCARD', '5051;1;2;3;4'])(
    '%s is not this format',
    (text) => {
      expect(read(text)).toBeNull();
    },
  );
});
