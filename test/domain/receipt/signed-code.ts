/** German receipt codes signed anew with keys of the tests, so that every curve, hash and encoding can be tried, real sample or not. */
import { toBase64 } from '../../../domain/encoding/base64.ts';
import type { Curve } from '../../../domain/receipt/curve-key.ts';
import { logTimeElements, tseMessage } from '../../../domain/receipt/tse-message.ts';
import { tseSerial } from '../../../domain/receipt/tse-signature.ts';

/** What a code is to say; what is left out is as on an ordinary receipt. */
export interface CodeToSign {
  readonly curve: Curve;
  readonly algorithm: string;
  readonly objectId: string;
  readonly hash: (message: Uint8Array) => Uint8Array;
  readonly processData?: string;
  readonly timeFormat?: string;
  readonly end?: string;
  readonly endUtcMs?: number;
  readonly transaction?: string;
  readonly clientId?: string;
  readonly encoding?: 'compact' | 'der';
  readonly keyForm?: 'point' | 'coordinates' | 'compressed';
}

/** The code, signed. The secret is the same for all: 7. */
export function signedCode(wanted: CodeToSign): string {
  const { curve } = wanted;
  const secret = new Uint8Array(curve.bytes);
  secret[curve.bytes - 1] = 7;
  const point = curve.ecdsa.getPublicKey(secret, false);
  const transaction = wanted.transaction ?? '200';
  const facts = {
    clientId: wanted.clientId ?? 'KASSE-1',
    processType: 'Kassenbeleg-V1',
    processData: wanted.processData ?? 'Beleg^10.00_2.50_0.00_0.00_0.00^12.50:Bar',
    transaction: BigInt(transaction),
    signatureCounter: 40_000n,
    logUtcMs: wanted.endUtcMs ?? Date.UTC(2026, 0, 5, 12, 30, 45),
  };
  const timeFormat = wanted.timeFormat ?? 'unixTime';
  const [time] = logTimeElements(timeFormat, facts.logUtcMs) ?? [];
  if (time === undefined) throw new Error(`no such time format: ${timeFormat}`);
  const digest = wanted.hash(tseMessage(facts, tseSerial(point), wanted.objectId, time));
  const signature = curve.ecdsa.sign(digest, secret, { prehash: false, lowS: false, format: wanted.encoding ?? 'compact' });
  const keys = { point, coordinates: point.subarray(1), compressed: curve.ecdsa.getPublicKey(secret, true) };
  return [
    'V0',
    facts.clientId,
    facts.processType,
    facts.processData,
    transaction,
    '40000',
    '2026-01-05T12:29:00.000Z',
    wanted.end ?? '2026-01-05T12:30:45.000Z',
    wanted.algorithm,
    timeFormat,
    toBase64(signature),
    toBase64(keys[wanted.keyForm ?? 'point']),
  ].join(';');
}
