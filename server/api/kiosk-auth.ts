import type { Verifier } from '../../domain/encoding/signature.ts';
import type { KioskRow } from '../store/rows.ts';
import type { Store } from '../store/store.ts';
import { ApiFailure } from './api-failure.ts';

/**
 * The kiosk that signed this body (Ed25519 over its exact text, header `x-passage-signature`). Requests may be replayed without harm: start carries a nonce, push and
 * pull are idempotent. Throws ApiFailure 'unknown-kiosk' or 'unsigned'.
 */
export async function signingKiosk(store: Store, verify: Verifier, kioskId: string, body: string, signature: unknown): Promise<KioskRow> {
  const kiosk = await store.read((transaction) => transaction.kiosk(kioskId));
  if (kiosk === null || kiosk.use === 'import')
    throw new ApiFailure('unknown-kiosk', `Kiosk ${kioskId} is not enrolled here. Enrol it with a new code from the office.`, 'kioskId');
  if (typeof signature !== 'string' || !verify(kiosk.publicKey, Buffer.from(body, 'utf8'), signature)) {
    throw new ApiFailure('unsigned', `The request is not signed with the key that ${kioskId} enrolled with.`, 'x-passage-signature');
  }
  return kiosk;
}
