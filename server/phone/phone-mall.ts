import type { ReadTransaction } from '../store/store.ts';
import { secretHash } from './secret-hash.ts';

/** The mall whose kiosk showed the code; without one, the programme's first. null: there is no mall yet. */
export async function mallOf(transaction: ReadTransaction, claim: string | null): Promise<string | null> {
  const row = claim === null ? null : await transaction.phones.claim(secretHash(claim));
  return row?.mallId ?? (await transaction.documentsOf('mall', '', 1))[0]?.id ?? null;
}
