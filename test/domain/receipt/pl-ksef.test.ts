import { describe, expect, test } from 'vitest';
import { plKsefFormat } from '../../../domain/receipt/formats/pl-ksef.ts';
import { samples } from './samples/pl-ksef.ts';

const text = samples[0]?.text ?? '';
const read = plKsefFormat.read;

describe('Polish structured invoices', () => {
  test('KOD I gives seller, day and hash, but no total; the test host prints training', () => {
    expect(read(text)).toEqual({
      ok: true,
      country: 'PL',
      format: 'pl-ksef',
      issuer: '1111111111',
      tillKey: 'pl-ksef:1111111111',
      identity: 'pl-ksef:1111111111/52d429f46a5ce75cbebb7c40a598c88e0929674d63b3e27c29f9523d6f16cc81',
      issuedAtLocal: '2026-02-01T00:00:00',
      timeKnown: false,
      zone: 'Europe/Warsaw',
      number: null,
      totalMinor: null,
      currency: null,
      kind: 'training',
      proof: { level: 'online', verified: null },
      ended: false,
      warnings: [],
    });
    expect(read(text.replace('qr-test', 'qr'))).toMatchObject({ kind: 'purchase' });
    expect(read(text.replace('qr-test', 'qr-demo'))).toMatchObject({ kind: 'training' });
  });

  test('KOD II is no receipt, and the detail says which code to read', () => {
    expect(
      read(
        'https://qr-test.ksef.mf.gov.pl/certificate/Nip/1111111111/1111111111/01F20A5D352AE590/UtQp9Gpc51y-u3xApZjIjgkpZ01js-J8KflSPW8WzIE/sig',
      ),
    ).toEqual({
      ok: false,
      reason: 'not-a-receipt',
      detail: 'KOD II of an invoice: the issuer, not the receipt; read the other code',
    });
  });

  test.each([
    ['a misread digit of the NIP', text.replace('/1111111111/', '/1111111121/'), 'the check digit of the NIP does not fit: misread'],
    ['a short NIP', text.replace('/1111111111/', '/111111111/'), 'NIP is not as expected: 111111111'],
    ['31 February', text.replace('01-02-2026', '31-02-2026'), 'date is not as expected: 31-02-2026'],
    ['a day in another order', text.replace('01-02-2026', '2026-02-01'), 'date is not as expected: 2026-02-01'],
    ['a cut hash', text.slice(0, -4), 'hash is not as expected: UtQp9Gpc51y-u3xApZjIjgkpZ01js-J8KflSPW8'],
    ['no hash', text.slice(0, text.lastIndexOf('/')), 'hash is missing'],
    ['nothing after the page', 'https://qr.ksef.mf.gov.pl/invoice', 'NIP is missing'],
  ])('%s is malformed', (_name, damaged, detail) => {
    expect(read(damaged)).toEqual({ ok: false, reason: 'malformed', detail });
  });

  test.each(['https://ksef.mf.gov.pl/invoice/1/2/3', 'https://qr.ksef.mf.gov.pl/', text.replace('ksef.mf.gov.pl', 'ksef.example')])(
    '%s is not this format',
    (other) => {
      expect(read(other)).toBeNull();
    },
  );
});
