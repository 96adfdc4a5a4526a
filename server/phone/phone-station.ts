/**
 * The server's own station for visitors' phones. What phones do becomes facts on its chain, signed with its key, so that every law of `passage verify` holds for them as for a kiosk's. Its key
 * follows from the programme's secret: any process of the programme has it, and a restored backup goes on with it. No request over the wire is ever taken in its name (use `import`).
 */
import { createHmac } from 'node:crypto';
import { signerOf } from '../../domain/encoding/signature.ts';
import type { Signer } from '../../domain/encoding/signature.ts';
import { ApiFailure } from '../api/api-failure.ts';
import { CHAIN_START } from '../api/enrol.ts';
import type { ProgrammeSecrets } from '../store/rows.ts';
import type { ReadTransaction, WriteTransaction } from '../store/store.ts';

/** Begins the id of a station; further malls of a programme have a number behind it. */
const NAME = 'PHONE';

/** Signs as the station. */
export function stationSigner(secrets: ProgrammeSecrets): Signer {
  const seed = createHmac('sha256', Buffer.from(secrets.sealingPrivate, 'base64')).update('passage/phone-station/1').digest('base64');
  return signerOf(seed);
}

/** Id of the station of a mall: the one that stands, or the one it will get. */
export async function stationOf(transaction: ReadTransaction, mallId: string): Promise<string> {
  const stations = (await transaction.kiosks()).filter((kiosk) => kiosk.use === 'import' && kiosk.id.startsWith(NAME));
  const mine = stations.find((kiosk) => kiosk.mallId === mallId);
  return mine?.id ?? (stations.length === 0 ? NAME : `${NAME}${stations.length + 1}`);
}

/** Makes the station of a mall at its first use; an existing one stays. */
export async function ensureStation(transaction: WriteTransaction, stationId: string, mallId: string, nowMs: number): Promise<void> {
  const before = await transaction.kiosk(stationId);
  // Two malls asked for their first station at once: the second one is asked again and gets the next name.
  if (before !== null && before.mallId !== mallId) throw new ApiFailure('busy', 'This is being set up. Ask again in a moment.');
  if (before !== null) return;
  await transaction.putKiosk({
    id: stationId,
    mallId,
    use: 'import',
    publicKey: stationSigner(await transaction.secrets()).publicKey,
    incarnation: 1,
    startNonce: null,
    headSeq: 0,
    headHash: CHAIN_START,
    status: 'enrolled',
    seenAtMs: nowMs,
    depth: 0,
  });
}
