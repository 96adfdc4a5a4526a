import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rsSufFormat } from '../../../domain/receipt/formats/rs-suf.ts';
import { proforma, sale, samples } from './samples/rs-suf.ts';

/** What a fiscal processor puts into the address; a real code's shape with free values. */
interface Parts {
  readonly version: number;
  readonly requestedBy: string;
  readonly signedBy: string;
  readonly counter: number;
  readonly typeCounter: number;
  /** Dinars * 10,000. */
  readonly total: bigint;
  readonly timeMs: bigint;
  readonly invoiceType: number;
  readonly transactionType: number;
  readonly buyerLength: number;
  readonly encryptedBytes: number;
  readonly host: string;
}

const usual: Parts = {
  version: 3,
  requestedBy: 'VBMHX9SX',
  signedBy: 'W6UBPZO0',
  counter: 76722,
  typeCounter: 26878,
  total: 15000000n,
  timeMs: 1672740933674n,
  invoiceType: 0,
  transactionType: 0,
  buyerLength: 0,
  encryptedBytes: 256,
  host: 'suf.purs.gov.rs',
};

function bytesOf(change: Partial<Parts>): Buffer {
  const parts = { ...usual, ...change };
  const head = Buffer.alloc(44);
  head[0] = parts.version;
  head.write(parts.requestedBy, 1, 'latin1');
  head.write(parts.signedBy, 9, 'latin1');
  head.writeUInt32LE(parts.counter, 17);
  head.writeUInt32LE(parts.typeCounter, 21);
  head.writeBigUInt64LE(parts.total, 25);
  head.writeBigUInt64BE(parts.timeMs, 33);
  head[41] = parts.invoiceType;
  head[42] = parts.transactionType;
  head[43] = parts.buyerLength;
  const body = Buffer.concat([head, Buffer.alloc(parts.buyerLength + parts.encryptedBytes + 256, 7)]);
  return Buffer.concat([body, createHash('md5').update(body).digest()]);
}

function addressOf(change: Partial<Parts> = {}): string {
  return `https://${change.host ?? usual.host}/v/?vl=${encodeURIComponent(bytesOf(change).toString('base64'))}`;
}

describe('Serbian fiscal receipts', () => {
  test('a real address gives the number, the till, dinars and the time in Belgrade', () => {
    expect(rsSufFormat.read(sale)).toEqual({
      ok: true,
      country: 'RS',
      format: 'rs-suf',
      issuer: 'VBMHX9SX',
      tillKey: 'rs-suf:VBMHX9SX',
      identity: 'rs-suf:VBMHX9SX-W6UBPZO0-76722',
      issuedAtLocal: '2023-01-03T11:15:33',
      timeKnown: true,
      zone: 'Europe/Belgrade',
      number: 'VBMHX9SX-W6UBPZO0-76722',
      totalMinor: 150000,
      currency: 'RSD',
      kind: 'purchase',
      proof: { level: 'online', verified: null },
      ended: false,
      warnings: [],
    });
  });

  test.each([
    ['rs-suf:GU75NZZG-GU75NZZG-56618', '2023-01-02T12:12:14', 141495],
    ['rs-suf:EHGK99ET-EHGK99ET-201031', '2023-04-04T17:38:32', 263262],
    ['rs-suf:D8PEJ4W3-D8PEJ4W3-3004', '2023-08-03T12:47:09', 66000],
    ['rs-suf:KXDWGJ5K-GESE6HO0-171', '2025-03-05T16:33:33', 266000],
    ['rs-suf:GL7XT63N-GL7XT63N-12218', '2025-07-18T08:56:53', 1394043],
    ['rs-suf:7VT62EC4-7VT62EC4-88856', '2025-08-27T20:02:34', 183996],
  ])('%s was issued at %s for %i paras, with the buyer named or not', (identity, issuedAtLocal, totalMinor) => {
    const readings = samples.map((sample) => rsSufFormat.read(sample.text));
    expect(readings).toContainEqual(expect.objectContaining({ ok: true, identity, issuedAtLocal, totalMinor, kind: 'purchase' }));
  });

  test('percent signs, bare pluses, pluses that became spaces, base64url and missing padding are one receipt', () => {
    const plain = rsSufFormat.read(sale);
    for (const spelling of samples[0]?.spellings ?? []) expect(rsSufFormat.read(spelling)).toEqual(plain);
    expect(samples[0]?.spellings?.length).toBeGreaterThan(5);
  });

  test.each([
    [0, 0, 'purchase'],
    [0, 1, 'refund'],
    [2, 0, 'copy'],
    [2, 1, 'copy'],
    [3, 0, 'training'],
    [3, 1, 'training'],
  ])('invoice type %i and transaction type %i are a %s', (invoiceType, transactionType, kind) => {
    expect(rsSufFormat.read(addressOf({ invoiceType, transactionType }))).toMatchObject({ ok: true, kind, totalMinor: 150000 });
  });

  test('a proforma invoice and an advance are told apart from receipts and earn nothing', () => {
    expect(rsSufFormat.read(proforma)).toEqual({ ok: false, reason: 'not-a-receipt', detail: 'a proforma invoice: nothing was sold' });
    for (const transactionType of [0, 1]) {
      expect(rsSufFormat.read(addressOf({ invoiceType: 4, transactionType }))).toEqual({
        ok: false,
        reason: 'not-a-receipt',
        detail: 'an advance payment: the final receipt counts',
      });
    }
  });

  test('the sandbox is training whatever it says', () => {
    expect(rsSufFormat.read(addressOf({ host: 'sandbox.suf.purs.gov.rs', transactionType: 1 }))).toMatchObject({
      kind: 'training',
      warnings: [expect.stringContaining('sandbox')],
    });
  });

  test.each([
    ['summer', 1688212800000n, '2023-07-01T14:00:00'],
    ['the last second of summer time', 1698541199999n, '2023-10-29T02:59:59'],
    ['the first second after it', 1698541200000n, '2023-10-29T02:00:00'],
  ])('unix time in %s is turned to the wall clock', (_name, timeMs, issuedAtLocal) => {
    expect(rsSufFormat.read(addressOf({ timeMs }))).toMatchObject({ issuedAtLocal });
  });

  test('the long encrypted part and the longest buyer id are read, one byte more is not', () => {
    expect(bytesOf({ encryptedBytes: 512, buyerLength: 20 })).toHaveLength(848);
    expect(rsSufFormat.read(addressOf({ encryptedBytes: 512, buyerLength: 20 }))).toMatchObject({ ok: true });
    expect(rsSufFormat.read(addressOf({ encryptedBytes: 512, buyerLength: 21 }))).toMatchObject({ ok: false, reason: 'malformed' });
    expect(rsSufFormat.read(addressOf({ encryptedBytes: 257 }))).toMatchObject({ ok: false, reason: 'malformed' });
  });

  test.each<[string, Partial<Parts>, string]>([
    ['another version', { version: 4 }, 'version is not as expected: 4'],
    ['a till with odd letters', { requestedBy: 'VBMHX9s ' }, 'requestedBy is not as expected'],
    ['a processor with odd letters', { signedBy: 'VBMHX9S-' }, 'signedBy is not as expected'],
    ['more of a type than of all', { typeCounter: 76723 }, 'counter is not as expected: 76723/76722'],
    ['no receipt of the type', { typeCounter: 0 }, 'counter is not as expected: 0/76722'],
    ['a part of a para', { total: 15000001n }, 'total is not as expected: 15000001'],
    ['a sum beyond all sums', { total: 2n ** 63n }, 'total is not as expected: 9223372036854775808'],
    ['a time before the system', { timeMs: 1600000000000n }, 'time is not as expected: 1600000000000'],
    ['a time beyond all times', { timeMs: 2n ** 60n }, 'time is not as expected: 1152921504606846976'],
    ['an unknown invoice type', { invoiceType: 5 }, 'invoice type is not as expected: 5'],
    ['an unknown transaction type', { transactionType: 2 }, 'transaction type is not as expected: 2'],
  ])('%s is malformed', (_name, change, detail) => {
    expect(rsSufFormat.read(addressOf(change))).toEqual({ ok: false, reason: 'malformed', detail });
  });

  test('every changed byte is found by the check sum', () => {
    const bytes = bytesOf({});
    fc.assert(
      fc.property(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = Buffer.from(bytes);
        damaged[at] = (damaged[at] ?? 0) ^ change;
        expect(rsSufFormat.read(`https://suf.purs.gov.rs/v/?vl=${encodeURIComponent(damaged.toString('base64'))}`)).toMatchObject({
          ok: false,
          reason: 'malformed',
        });
      }),
      { numRuns: 400 },
    );
  });

  test('an address cut anywhere in its code is malformed, never read', () => {
    for (let length = sale.indexOf('vl=') + 3; length < sale.length - 3; length += 7) {
      expect(rsSufFormat.read(sale.slice(0, length))).toMatchObject({ ok: false, reason: 'malformed' });
    }
  });

  test('what a processor writes is what is read', () => {
    const element = fc.stringMatching(/^[A-Z0-9]{8}$/);
    fc.assert(
      fc.property(
        element,
        element,
        fc.integer({ min: 1, max: 0xffffffff }),
        fc.bigInt({ min: 0n, max: 10n ** 13n }),
        fc.integer({ min: 0, max: 20 }),
        (requestedBy, signedBy, counter, paras, buyerLength) => {
          expect(
            rsSufFormat.read(addressOf({ requestedBy, signedBy, counter, typeCounter: 1, total: paras * 100n, buyerLength })),
          ).toMatchObject({
            ok: true,
            identity: `rs-suf:${requestedBy}-${signedBy}-${counter}`,
            totalMinor: Number(paras),
          });
        },
      ),
      { numRuns: 200 },
    );
  });

  test('two codes in one address are refused', () => {
    expect(rsSufFormat.read(`${sale}&vl=AAAA`)).toEqual({ ok: false, reason: 'malformed', detail: 'vl is given twice' });
  });

  test.each([
    'https://suf.purs.gov.rs/',
    'https://suf.purs.gov.rs/v/?lv=A0',
    'https://purs.gov.rs.example/v/?vl=A0',
    sale.replace('suf.purs.gov.rs', 'example.org'),
    sale.slice(8),
    '',
  ])('another address is no receipt of this kind (%#)', (text) => {
    expect(rsSufFormat.read(text)).toBeNull();
  });
});
