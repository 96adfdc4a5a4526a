/** Every authority that this server can ask. Nobody is asked before the mall's settings say so (`receiptProof`, `online`). */
import type { ServerSettings } from '../settings/server-settings.ts';
import { ekasaVerifier } from './ekasa-verifier.ts';
import type { ReceiptVerifier } from './receipt-verifier.ts';

/** One verifier an authority. */
export function verifiersOf({ ekasaUrl }: Pick<ServerSettings, 'ekasaUrl'>): readonly ReceiptVerifier[] {
  return [ekasaVerifier(ekasaUrl)];
}
