import { createPublicKey, verify } from 'node:crypto';
import { sha224, sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { sha3_224, sha3_256, sha3_384, sha3_512 } from '@noble/hashes/sha3.js';
import { concatBytes, hexToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromBase64, toBase64 } from '../../../domain/encoding/base64.ts';
import { brainpoolP256r1, brainpoolP384r1, brainpoolP512r1 } from '@noble/curves/misc.js';
import { p256, p384, p521 } from '@noble/curves/nist.js';
import type { Curve } from '../../../domain/receipt/curve-key.ts';
import { curveKeysOf } from '../../../domain/receipt/curve-key.ts';
import { derElement, derNatural, derObjectId } from '../../../domain/receipt/der.ts';
import { deTseFormat } from '../../../domain/receipt/formats/de-tse.ts';
import { logTimeElements, tseMessage } from '../../../domain/receipt/tse-message.ts';
import { tseSerial } from '../../../domain/receipt/tse-signature.ts';
import { plainP256 } from './samples/de-tse.ts';
import { signedCode } from './signed-code.ts';

const curves: readonly Curve[] = [
  { name: 'P-256', objectId: '1.2.840.10045.3.1.7', bytes: 32, ecdsa: p256 },
  { name: 'P-384', objectId: '1.3.132.0.34', bytes: 48, ecdsa: p384 },
  { name: 'P-521', objectId: '1.3.132.0.35', bytes: 66, ecdsa: p521 },
  { name: 'brainpoolP256r1', objectId: '1.3.36.3.3.2.8.1.1.7', bytes: 32, ecdsa: brainpoolP256r1 },
  { name: 'brainpoolP384r1', objectId: '1.3.36.3.3.2.8.1.1.11', bytes: 48, ecdsa: brainpoolP384r1 },
  { name: 'brainpoolP512r1', objectId: '1.3.36.3.3.2.8.1.1.13', bytes: 64, ecdsa: brainpoolP512r1 },
];
const hashes = [
  ['ecdsa-plain-SHA224', '0.4.0.127.0.7.1.1.4.1.2', sha224, 'sha224'],
  ['ecdsa-plain-SHA256', '0.4.0.127.0.7.1.1.4.1.3', sha256, 'sha256'],
  ['ecdsa-plain-SHA384', '0.4.0.127.0.7.1.1.4.1.4', sha384, 'sha384'],
  ['ecdsa-plain-SHA512', '0.4.0.127.0.7.1.1.4.1.5', sha512, 'sha512'],
  ['ecdsa-plain-SHA3-224', '0.4.0.127.0.7.1.1.4.1.8', sha3_224, 'sha3-224'],
  ['ecdsa-plain-SHA3_256', '0.4.0.127.0.7.1.1.4.1.9', sha3_256, 'sha3-256'],
  ['ecdsa-plain-SHA3-384', '0.4.0.127.0.7.1.1.4.1.10', sha3_384, 'sha3-384'],
  ['ecdsa-plain-SHA3-512', '0.4.0.127.0.7.1.1.4.1.11', sha3_512, 'sha3-512'],
] as const;

const verifiedOf = (code: string): boolean | null | undefined => {
  const reading = deTseFormat.read(code);
  return reading?.ok === true ? reading.proof.verified : undefined;
};

describe('signatures of German receipts', () => {
  describe.each(curves.map((curve) => [curve.name, curve] as const))('on %s', (_name, curve) => {
    test.each(hashes)('%s fits, plain and as DER, and OpenSSL says the same', (algorithm, objectId, hash, openSslName) => {
      for (const encoding of ['compact', 'der'] as const) {
        const code = signedCode({ curve, algorithm, objectId, hash, encoding });
        expect(verifiedOf(code)).toBe(true);
        expect(verifiedOf(code.replace(';KASSE-1;', ';KASSE-2;'))).toBe(false);
        expect(openSslSays(code, curve, objectId, openSslName, encoding)).toBe(true);
      }
    });

    test.each(['point', 'coordinates', 'compressed'] as const)('the key may be written as its %s; the till is the same', (keyForm) => {
      const [algorithm, objectId, hash] = hashes[1];
      const reading = deTseFormat.read(signedCode({ curve, algorithm, objectId, hash, keyForm }));
      const plain = deTseFormat.read(signedCode({ curve, algorithm, objectId, hash }));
      expect(reading).toMatchObject({ proof: { verified: true }, tillKey: plain?.ok === true ? plain.tillKey : '' });
    });
  });

  test.each([
    ['unixTime', Date.UTC(2026, 0, 5, 12, 30, 45), '2026-01-05T12:30:45.000Z'],
    ['utcTime', Date.UTC(2026, 0, 5, 12, 30, 45), '2026-01-05T12:30:45.000Z'],
    ['utcTimeWithSeconds', Date.UTC(2026, 0, 5, 12, 30, 45), '2026-01-05T12:30:45Z'],
    ['generalizedTime', Date.UTC(2026, 0, 5, 12, 30, 45), '2026-01-05T12:30:45.000Z'],
    ['generalizedTimeWithMilliseconds', Date.UTC(2026, 0, 5, 12, 30, 45, 120), '2026-01-05T12:30:45.120Z'],
    ['generalizedTimeWithMilliseconds', Date.UTC(2026, 0, 5, 12, 30, 45), '2026-01-05T12:30:45.000Z'],
  ])('%s is signed in its own form', (timeFormat, endUtcMs, end) => {
    const [algorithm, objectId, hash] = hashes[1];
    const code = signedCode({ curve: curves[0] ?? fail(), algorithm, objectId, hash, timeFormat, endUtcMs, end });
    expect(verifiedOf(code)).toBe(true);
    expect(verifiedOf(code.replace(`;${timeFormat};`, ';unixTime;'))).toBe(timeFormat === 'unixTime');
  });

  test('milliseconds signed without their trailing zeros fit too', () => {
    const hex = (logUtcMs: number) =>
      (logTimeElements('generalizedTimeWithMilliseconds', logUtcMs) ?? []).map((bytes) => new TextDecoder().decode(bytes.subarray(2)));
    expect(hex(Date.UTC(2026, 0, 5, 12, 30, 45, 120))).toEqual(['20260105123045.120Z', '20260105123045.12Z']);
    expect(hex(Date.UTC(2026, 0, 5, 12, 30, 45))).toEqual(['20260105123045.000Z', '20260105123045Z']);
    expect(hex(Date.UTC(2026, 0, 5, 12, 30, 45, 123))).toEqual(['20260105123045.123Z']);
  });

  test('large transaction numbers are signed as they are, with a zero byte where the first bit is set', () => {
    const [algorithm, objectId, hash] = hashes[1];
    for (const transaction of ['127', '128', '65535', '4294967296', '18446744073709551615'])
      expect(verifiedOf(signedCode({ curve: curves[0] ?? fail(), algorithm, objectId, hash, transaction }))).toBe(true);
  });

  test('one bit changed anywhere in signature or key is never proven', () => {
    const fields = plainP256.split(';');
    fc.assert(
      fc.property(fc.constantFrom(10, 11), fc.nat({ max: 63 }), fc.nat({ max: 7 }), (field, at, bit) => {
        const bytes = Uint8Array.from(fromBase64(fields[field] ?? '') ?? []);
        bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
        const changed = fields.map((text, index) => (index === field ? toBase64(bytes) : text)).join(';');
        expect(verifiedOf(changed)).not.toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('any other text in a signed field is never proven', () => {
    const fields = plainP256.split(';');
    fc.assert(
      fc.property(fc.constantFrom(1, 4, 5), fc.string({ maxLength: 20 }), (field, text) => {
        fc.pre(text !== fields[field] && !text.includes(';') && !(field !== 1 && Number(text) === Number(fields[field])));
        expect(verifiedOf(fields.map((old, index) => (index === field ? text : old)).join(';'))).not.toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('signatures out of range, empty or endless are false and throw nothing', () => {
    const fields = plainP256.split(';');
    const zero = toBase64(new Uint8Array(64));
    const full = toBase64(new Uint8Array(64).fill(255));
    for (const signature of [zero, full, 'AA==', toBase64(new Uint8Array(900).fill(48)), toBase64(hexToBytes('3006020100020100'))])
      expect(verifiedOf(fields.with(10, signature).join(';'))).toBe(false);
  });
});

describe('keys', () => {
  const point = p256.getPublicKey(new Uint8Array(32).fill(1), false);

  test('a point lies on the curve it was made on, and on no other of its size', () => {
    for (const curve of curves) {
      const secret = new Uint8Array(curve.bytes);
      secret[curve.bytes - 1] = 9;
      expect(curveKeysOf(curve.ecdsa.getPublicKey(secret, false)).map((key) => key.curve.name)).toEqual([curve.name]);
    }
  });

  test('a SubjectPublicKeyInfo as OpenSSL writes it gives its point; one of another curve, cut or longer gives none', () => {
    const info = Uint8Array.from(
      createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: part(point, 1), y: part(point, 33) }, format: 'jwk' }).export({
        format: 'der',
        type: 'spki',
      }),
    );
    expect(curveKeysOf(info).map((key) => key.point)).toEqual([point]);
    expect(curveKeysOf(info.subarray(0, -1))).toEqual([]);
    expect(curveKeysOf(concatBytes(info, Uint8Array.of(0)))).toEqual([]);
    expect(curveKeysOf(info.with(20, 8))).toEqual([]);
  });

  test.each([[new Uint8Array()], [Uint8Array.of(4)], [new Uint8Array(65)], [new Uint8Array(64)], [new Uint8Array(65).fill(4)]])(
    '%o is no key',
    (bytes) => {
      expect(curveKeysOf(bytes)).toEqual([]);
    },
  );
});

test('DER is written as X.690 says', () => {
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
  expect([0n, 127n, 128n, 256n, 65_535n].map((value) => hex(derNatural(value)))).toEqual(['00', '7f', '0080', '0100', '00ffff']);
  expect(hex(derObjectId('0.4.0.127.0.7.3.7.1.1'))).toBe('060904007f000703070101');
  expect(hex(derObjectId('1.2.840.10045.3.1.7'))).toBe('06082a8648ce3d030107');
  expect([0, 127, 128, 255, 256, 65_535].map((length) => hex(derElement(4, new Uint8Array(length)).subarray(0, 4)))).toEqual([
    '0400',
    '047f0000',
    '04818000',
    '0481ff00',
    '04820100',
    '0482ffff',
  ]);
});

/** An independent judge of the same bytes. */
function openSslSays(code: string, curve: Curve, objectId: string, hashName: string, encoding: 'compact' | 'der'): boolean {
  const fields = code.split(';');
  const key = fromBase64(fields[11] ?? '') ?? fail();
  const facts = {
    clientId: fields[1] ?? '',
    processType: fields[2] ?? '',
    processData: fields[3] ?? '',
    transaction: 200n,
    signatureCounter: 40_000n,
    logUtcMs: Date.UTC(2026, 0, 5, 12, 30, 45),
  };
  const [time = fail()] = logTimeElements('unixTime', facts.logUtcMs) ?? [];
  const algorithm = derElement(0x30, concatBytes(derObjectId('1.2.840.10045.2.1'), derObjectId(curve.objectId)));
  const info = derElement(0x30, concatBytes(algorithm, derElement(3, concatBytes(Uint8Array.of(0), key))));
  const dsaEncoding = encoding === 'der' ? 'der' : 'ieee-p1363';
  const publicKey = createPublicKey({ key: Buffer.from(info), format: 'der', type: 'spki' });
  return verify(
    hashName,
    tseMessage(facts, tseSerial(key), objectId, time),
    { key: publicKey, dsaEncoding },
    fromBase64(fields[10] ?? '') ?? fail(),
  );
}

function part(point: Uint8Array, from: number): string {
  return Buffer.from(point.subarray(from, from + 32)).toString('base64url');
}

function fail(): never {
  throw new Error('a fixture of this test is missing');
}
