import type { ReadTransaction } from '../store/store.ts';

/** Aliases of aliases that are followed, as everywhere. */
const aliasesMax = 32;

/** Id of the open account that stands for the one named, or null: unknown or closed. */
export async function openAccountOf(transaction: ReadTransaction, named: string): Promise<string | null> {
  let account = await transaction.document('account', named);
  for (let step = 0; step < aliasesMax && account?.status === 'alias' && account.aliasOf !== null; step += 1)
    account = await transaction.document('account', account.aliasOf);
  return account === null || account.status === 'closed' || account.status === 'alias' ? null : account.id;
}
