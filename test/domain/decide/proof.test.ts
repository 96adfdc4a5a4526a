import { p256 } from '@noble/curves/nist.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, test } from 'vitest';
import { toBase64 } from '../../../domain/encoding/base64.ts';
import { readReceipt } from '../../../domain/receipt/read-receipt.ts';
import { plainP256 } from '../receipt/samples/de-tse.ts';
import { code, fnOf, scanned, typed } from './fixture.ts';
import { bare, bareCode, euroMall, fullCode, proofMall } from './proof-mall.ts';
import type { Policy } from './proof-mall.ts';

const online: Policy = [{ format: '*', unproven: 'give', online: true }];
const waits: Policy = [{ format: '*', unproven: 'hold', online: true }];
const shut: Policy = [{ format: '*', unproven: 'hold', online: false }];

describe('what a paper without proof is worth is the policy of its format', () => {
  test.each<[string, Policy, string, readonly string[], string]>([
    ['nothing said: given, nobody is asked', [], 'applied', [], 'none'],
    ['give and ask: given, the authority is asked', online, 'applied', [], 'pending'],
    ['hold and ask: waits for the authority', waits, 'held', ['proof-pending'], 'pending'],
    ['hold and ask nobody: waits for the desk', shut, 'held', ['no-proof'], 'none'],
    ['the format before the star', [...shut, { format: 'ru-fns', unproven: 'give', online: false }], 'applied', [], 'none'],
    ['another format only', [{ format: 'at-rksv', unproven: 'hold', online: true }], 'applied', [], 'none'],
  ])('%s', (_name, policy, fate, holds, proof) => {
    const mall = proofMall(policy);
    expect(mall.do(scanned(1, 1, 245_000)).outcome).toMatchObject({ fate, holds });
    expect(mall.receipt(1).proof).toBe(proof);
  });

  test('staff have the paper in their hands: no hold for want of proof, but the authority is asked all the same', () => {
    const mall = proofMall(waits);
    expect(mall.do(scanned(1, 1, 245_000, { staffId: 'olga' })).outcome).toMatchObject({ fate: 'applied', holds: [] });
    expect(mall.receipt(1).proof).toBe('pending');
    expect(proofMall(shut).do(scanned(1, 1, 245_000, { staffId: 'olga' })).outcome.fate).toBe('applied');
  });

  test('a receipt typed as a whole has no code that anybody could be asked about', () => {
    const mall = proofMall(waits);
    expect(mall.do(typed(1, 1, 245_000)).outcome.holds).toEqual(['typed']);
    expect(mall.receipt(1).proof).toBe('none');
  });
});

describe('what the code does not say', () => {
  test('nobody typed it: receipt-incomplete, and nothing is on file', () => {
    const mall = euroMall([]);
    expect(mall.do(bare(1, 1, 20_000, { typed: null })).outcome).toMatchObject({ fate: 'refused', refusal: 'receipt-incomplete' });
    expect(mall.draft.get('receipt', mall.fact(bare(1, 1, 1)).id)).toBeNull();
  });

  test('typed by the visitor, it waits for the desk; where the authority is asked, for its answer', () => {
    const desk = euroMall([]);
    expect(desk.do(bare(1, 1, 20_000)).outcome).toMatchObject({ fate: 'held', holds: ['typed'] });
    expect(desk.receipt(1)).toMatchObject({ amountMinor: 20_000, currency: 'EUR', purchasedAtLocal: '2026-11-21T11:30:00', proof: 'none' });
    const asked = euroMall(online);
    expect(asked.do(bare(1, 1, 20_000)).outcome).toMatchObject({ fate: 'held', holds: ['proof-pending'] });
    expect(asked.receipt(1)).toMatchObject({ proof: 'pending', strongKeys: [`sk-ekasa:${bareCode(1)}`] });
  });

  test('typed by staff it is valid at once, within the limits', () => {
    const mall = euroMall([], { receiptCapMinor: 50_000 });
    expect(mall.do(bare(1, 1, 20_000, { staffId: 'olga' })).outcome.fate).toBe('applied');
    expect(mall.do(bare(2, 1, 60_000, { staffId: 'olga' })).outcome.holds).toEqual(['above-cap']);
  });

  test('what it does say is never overruled by what is typed beside it', () => {
    const mall = euroMall([]);
    const words = { number: '77', amountMinor: 99_999, currency: 'RUB', purchasedAtLocal: '2026-11-20T10:00:00' };
    mall.do({ ...bare(1, 1, 1), raw: fullCode(1, '245.00'), typed: words, staffId: 'olga' });
    expect(mall.receipt(1)).toMatchObject({
      amountMinor: 24_500,
      currency: 'EUR',
      purchasedAtLocal: '2026-11-21T11:30:00',
      number: '1',
    });
  });

  test('typed noon means a day without a time, which in the morning is no wrong clock', () => {
    const mall = euroMall([]);
    const early = mall.now - 3 * 3_600_000;
    mall.now = early;
    expect(mall.do(bare(1, 1, 20_000, { atLocal: '2026-11-21T12:00:00', staffId: 'olga' }), { registeredAtMs: early }).outcome.fate).toBe(
      'applied',
    );
  });

  test('a day that never was, or a sum beyond belief, is no receipt', () => {
    const mall = euroMall([]);
    expect(mall.do(bare(1, 1, 20_000, { atLocal: '2026-02-31T12:00:00' })).outcome.refusal).toBe('not-a-receipt');
    expect(mall.do(bare(2, 1, 2_000_000_000_000)).outcome.refusal).toBe('not-a-receipt');
  });

  test('a scan of the same code again is the same paper, whatever was typed', () => {
    const mall = euroMall([]);
    mall.do(bare(1, 1, 20_000));
    expect(mall.do(bare(2, 1, 30_000, { raw: bareCode(1) })).outcome).toMatchObject({ fate: 'refused', refusal: 'already-yours' });
    expect(mall.do(bare(3, 2, 20_000, { raw: bareCode(1) })).outcome.holds).toContain('on-another-account');
  });
});

describe('a signature whose key the mall has loaded for the till', () => {
  const secret = new Uint8Array(32).fill(5);
  const pointOf = (bytes: Uint8Array): string => toBase64(p256.getPublicKey(bytes, false));
  /** An Austrian receipt of 245 euro, signed as its till would (test/domain/receipt/at-rksv.test.ts). */
  const payload =
    '_R1-AT0_DEMO-CASH-BOX524_366611_2026-11-21T11:30:00_245,00_0,00_0,00_0,00_0,00_DngfhpghKu8=_47be737cb1f6d1f1_hArhdCTSjbM=';
  const digest = sha256(Buffer.from(`eyJhbGciOiJFUzI1NiJ9.${Buffer.from(payload).toString('base64url')}`));
  const raw = `${payload}_${toBase64(p256.sign(digest, secret, { prehash: false }))}`;
  const reading = readReceipt(raw);
  const tillKey = reading.ok ? (reading.tillKey ?? '') : '';
  const withKey = (signingKey: string | null, policy: Policy) => {
    const mall = euroMall(policy);
    const till = { kind: 'till', id: tillKey, version: 1, tenantId: 'vesta', fromMs: 0, toMs: null, heldReceipts: 0, signingKey } as const;
    mall.draft.apply([{ kind: 'document.put', document: till }]);
    return mall;
  };

  test('fits: the receipt is proven, and no policy of unproven ones concerns it', () => {
    const mall = withKey(pointOf(secret), waits);
    expect(mall.do({ ...scanned(1, 1, 1), raw }).outcome).toMatchObject({ fate: 'applied', holds: [] });
    expect(mall.receipt(1)).toMatchObject({ proof: 'proven', format: 'at-rksv', amountMinor: 24_500 });
  });

  test('does not fit: people look at the paper, whoever registered it', () => {
    for (const staffId of [null, 'olga']) {
      const mall = withKey(pointOf(new Uint8Array(32).fill(6)), []);
      expect(mall.do({ ...scanned(1, 1, 1), raw, staffId }).outcome).toMatchObject({ fate: 'held', holds: ['proof-failed'] });
      expect(mall.receipt(1).proof).toBe('failed');
      mall.do(
        { kind: 'receipt.decided', receiptId: mall.receipt(1).id, verdict: 'approve', tenantId: null, reason: null, staffId: 'olga' },
        { kioskId: 'D1' },
      );
      expect(mall.receipt(1)).toMatchObject({ state: 'booked', proof: 'failed' });
    }
  });

  test('without a key it is a receipt without proof; mapping the till keeps a key that is there', () => {
    const mall = withKey(null, shut);
    expect(mall.do({ ...scanned(1, 1, 1), raw }).outcome.holds).toEqual(['no-proof']);
    const keyed = withKey(pointOf(secret), []);
    keyed.do({ kind: 'till.mapped', tillKey, tenantId: 'cafe', fromMs: 0, toMs: null, staffId: 'olga' }, { kioskId: 'D1' });
    expect(keyed.draft.get('till', tillKey)).toMatchObject({ tenantId: 'cafe', signingKey: pointOf(secret) });
  });
});

describe('a paper that should prove itself and cannot be checked waits for the desk, however trusting the house is', () => {
  const [, , , processData = '', ...rest] = plainP256.split(';');
  const atNoon = ['2026-11-21T08:29:00.000Z', '2026-11-21T08:30:00.000Z'];
  /** A code of anybody's making under the key of a mapped German till: another sum, a day of now. */
  const forged = (algorithm: string, timeFormat: string): string =>
    ['V0', 'till', 'Kassenbeleg-V1', processData.replaceAll('21.42', '245.00'), ...rest.slice(0, 2), ...atNoon]
      .concat([algorithm, timeFormat, ...rest.slice(6)])
      .join(';');
  const mallOf = (raw: string, signingKey: string | null) => {
    const mall = euroMall([]);
    const reading = readReceipt(raw);
    const id = reading.ok ? (reading.tillKey ?? '') : '';
    const till = { kind: 'till', id, version: 1, tenantId: 'vesta', fromMs: 0, toMs: null, heldReceipts: 0, signingKey } as const;
    mall.draft.apply([{ kind: 'document.put', document: till }]);
    return mall;
  };

  test.each([
    ['an algorithm of the forger', 'ecdsa-plain-SHA999', 'unixTime'],
    ['a time format of the forger', 'ecdsa-plain-SHA256', 'forgedTime'],
  ])('%s', (_name, algorithm, timeFormat) => {
    const raw = forged(algorithm, timeFormat);
    expect(mallOf(raw, null).do({ ...scanned(1, 1, 1), raw }).outcome).toMatchObject({ fate: 'held', holds: ['no-proof'] });
    // Staff have the paper in their hands.
    expect(mallOf(raw, null).do({ ...scanned(1, 1, 1), raw, staffId: 'olga' }).outcome.fate).toBe('applied');
  });

  test('an Austrian till whose certificate is loaded and whose paper says that its signature unit is out of order', () => {
    const out = Buffer.from('Sicherheitseinrichtung ausgefallen').toString('base64');
    const raw = `_R1-AT1_K1_99_2026-11-21T11:30:00_245,00_0,00_0,00_0,00_0,00_DngfhpghKu8=_47be737c_hArhdCTSjbM=_${out}`;
    const point = toBase64(p256.getPublicKey(new Uint8Array(32).fill(5), false));
    expect(mallOf(raw, point).do({ ...scanned(1, 1, 1), raw }).outcome).toMatchObject({ fate: 'held', holds: ['no-proof'] });
    expect(mallOf(raw, null).do({ ...scanned(1, 1, 1), raw }).outcome.fate).toBe('applied');
  });
});

test('a paper of an ended scheme earns nothing, whatever it says, and nobody is asked to type for it', () => {
  const mall = proofMall([]);
  const eet = '14|0|1705061401|7900110063|07432313440008517650|3411300';
  const outcome = mall.do({ ...scanned(1, 1, 245_000), raw: eet.replaceAll('|', '') }).outcome;
  expect(outcome).toMatchObject({ fate: 'refused', refusal: 'scheme-ended' });
});

test('a paper is read once for many decisions; a key loaded for its till makes it read anew', () => {
  const mall = proofMall([]);
  const raw = code(fnOf['vesta'] ?? '', 1, 245_000, '2026-11-21T11:30:00');
  const { readings } = mall.rules;
  const asked: string[] = [];
  const first = readings.read(raw, () => null);
  expect(readings.read(raw, (till) => (asked.push(till), null))).toBe(first);
  expect(asked).toEqual([]);
});
