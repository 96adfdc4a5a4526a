import { createHash, createHmac, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromBase64, toBase64 } from '../../../domain/encoding/base64.ts';
import { canonicalJson, NotCanonical } from '../../../domain/encoding/canonical-json.ts';
import { hmacHex, sha256Hex } from '../../../domain/encoding/hash.ts';
import { openSealed, sealingKeyOf, sealTo } from '../../../domain/encoding/seal.ts';
import { signerOf, verifySignature } from '../../../domain/encoding/signature.ts';
import { utf8Of } from '../../../domain/encoding/utf8.ts';
import { uuidFromHash, uuidV7 } from '../../../domain/encoding/uuid.ts';
import { uuid } from '../../../domain/contract/primitive.ts';

const text = fc.string({ unit: 'grapheme' }).filter((value) => !value.includes('\u0000') && value.isWellFormed());
const plain = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, fc.maxSafeInteger(), text, fc.boolean(), fc.constant(null), tie('list'), tie('record')),
  list: fc.array(tie('value'), { maxLength: 5 }),
  record: fc.dictionary(text, tie('value'), { maxKeys: 5 }),
})).value;
const bytes32 = fc.uint8Array({ minLength: 32, maxLength: 32 });

describe('canonical JSON', () => {
  test('parsing gives the value back, and writing it again gives the same text', () => {
    fc.assert(
      fc.property(plain, (value) => {
        const written = canonicalJson(value);
        expect(canonicalJson(JSON.parse(written))).toBe(written);
        expect(JSON.stringify(JSON.parse(written)).length).toBe(written.length);
      }),
    );
  });

  test('the order in which keys were set does not matter', () => {
    expect(canonicalJson({ b: 1, a: { d: [1, 2], c: null } })).toBe(canonicalJson({ a: { c: null, d: [1, 2] }, b: 1 }));
    expect(canonicalJson({ b: -0, a: 'ä"\n' })).toBe('{"a":"ä\\"\\n","b":0}');
  });

  test.each<[string, unknown, string]>([
    ['undefined', { a: undefined }, 'a'],
    ['a fraction', { a: { b: 0.5 } }, 'a.b'],
    ['a number beyond 2^53', [1, 2 ** 53], '[1]'],
    ['NaN', { a: Number.NaN }, 'a'],
    ['NUL in a text', { a: 'x\u0000' }, 'a'],
    ['NUL in a key', { 'x\u0000': 1 }, 'x\u0000'],
    ['half a surrogate pair', { a: '\ud800' }, 'a'],
    ['a date object', { a: new Date(0) }, 'a'],
    ['a hole in a list', { a: new Array(1) }, 'a[0]'],
    ['bigint', { a: 1n }, 'a'],
  ])('%s is refused with its place', (_name, value, path) => {
    const failure = (() => {
      try {
        return canonicalJson(value);
      } catch (error) {
        return error;
      }
    })();
    expect(failure).toBeInstanceOf(NotCanonical);
    expect(failure).toMatchObject({ path });
  });

  test('a value that holds itself is refused, not followed for ever', () => {
    const loop: { self?: unknown } = {};
    loop.self = loop;
    expect(() => canonicalJson(loop)).toThrow(NotCanonical);
  });
});

describe('hashes and ids', () => {
  test('SHA-256 and HMAC are those of Node', () => {
    fc.assert(
      fc.property(text, fc.uint8Array({ minLength: 1, maxLength: 80 }), (value, key) => {
        expect(sha256Hex(value)).toBe(createHash('sha256').update(value).digest('hex'));
        expect(hmacHex(toBase64(key), value)).toBe(createHmac('sha256', key).update(value).digest('hex'));
      }),
    );
  });

  test('base64 is that of Node, and only its one spelling is read', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        const written = toBase64(bytes);
        expect(written).toBe(Buffer.from(bytes).toString('base64'));
        expect(fromBase64(written)).toEqual(bytes);
      }),
    );
    for (const wrong of ['A', 'AB', 'ABC', 'AB=C', 'A===', 'AA!=', 'AB==' /* tail bits */, ' AAA', 'AAA\n'])
      expect(fromBase64(wrong)).toBeNull();
  });

  test('a later UUIDv7 sorts after an earlier one, and any two fit the contract', () => {
    const random = fc.uint8Array({ minLength: 16, maxLength: 16 });
    fc.assert(
      fc.property(fc.nat({ max: 2 ** 45 }), fc.integer({ min: 1, max: 10_000 }), random, random, (ms, later, one, two) => {
        const first = uuidV7(ms, one);
        const second = uuidV7(ms + later, two);
        expect(uuid.safeParse(first).success && uuid.safeParse(second).success).toBe(true);
        expect(first < second).toBe(true);
        expect(first.charAt(14)).toBe('7');
        expect('89ab').toContain(first.charAt(19));
      }),
    );
    expect(uuidV7(0x017f22e279b0, new Uint8Array(16))).toBe('017f22e2-79b0-7000-8000-000000000000');
  });

  test('the id of a name is the same everywhere and differs by name', () => {
    expect(uuidFromHash('voucher/a/b')).toBe(uuidFromHash('voucher/a/b'));
    expect(uuidFromHash('voucher/a/b')).not.toBe(uuidFromHash('voucher/a/c'));
    expect(uuidFromHash('').charAt(14)).toBe('8');
    expect(uuid.safeParse(uuidFromHash('x')).success).toBe(true);
  });
});

describe('signatures', () => {
  const pkcs8 = (seed: Uint8Array) =>
    createPrivateKey({ key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]), format: 'der', type: 'pkcs8' });

  test('a signature is the same as Node makes, and each verifies the other', () => {
    fc.assert(
      fc.property(bytes32, text, (seed, value) => {
        const signer = signerOf(toBase64(seed));
        const bytes = utf8Of(value);
        const nodeKey = pkcs8(seed);
        expect(signer.sign(bytes)).toBe(sign(null, bytes, nodeKey).toString('base64'));
        expect(verify(null, bytes, createPublicKey(nodeKey), Buffer.from(signer.sign(bytes), 'base64'))).toBe(true);
        expect(verifySignature(signer.publicKey, bytes, signer.sign(bytes))).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  test('a changed byte, another key, or garbage verifies nothing and throws nothing', () => {
    const signer = signerOf(toBase64(new Uint8Array(32).fill(7)));
    const other = signerOf(toBase64(new Uint8Array(32).fill(8)));
    const signature = signer.sign(utf8Of('fact'));
    expect(verifySignature(signer.publicKey, utf8Of('fact!'), signature)).toBe(false);
    expect(verifySignature(other.publicKey, utf8Of('fact'), signature)).toBe(false);
    fc.assert(fc.property(fc.string(), fc.string(), (key, wrong) => verifySignature(key, utf8Of('fact'), wrong) === false));
    expect(verifySignature(toBase64(new Uint8Array(32).fill(255)), utf8Of('fact'), signature)).toBe(false);
  });
});

describe('sealing', () => {
  test('only the owner of the key reads it, and no changed byte goes unseen', () => {
    fc.assert(
      fc.property(bytes32, bytes32, bytes32, text, fc.nat(), (secret, other, random, value, place) => {
        fc.pre(Buffer.compare(secret, other) !== 0);
        const sealed = sealTo(sealingKeyOf(toBase64(secret)), value, random);
        expect(openSealed(toBase64(secret), sealed)).toBe(value);
        expect(openSealed(toBase64(other), sealed)).toBeNull();
        const changed = Buffer.from(sealed, 'base64');
        // The top bit of an X25519 key is ignored by the curve; the authenticated header still notices it.
        const at = place % changed.length;
        changed[at] = (changed[at] ?? 0) ^ 0x80;
        expect(openSealed(toBase64(secret), changed.toString('base64'))).toBeNull();
      }),
      { numRuns: 40 },
    );
  });

  test('garbage opens to nothing', () => {
    const secret = toBase64(new Uint8Array(32).fill(3));
    fc.assert(fc.property(fc.string(), (wrong) => openSealed(secret, wrong) === null));
    expect(openSealed(secret, toBase64(new Uint8Array(64)))).toBeNull();
  });
});
