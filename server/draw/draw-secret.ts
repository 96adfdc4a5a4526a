/**
 * The secret of a draw: 32 random bytes, made when the draw is announced and kept in a table of the server's database that is in every backup and in no log, feed,
 * document or answer. It leaves the table with the act `draw.drawn`, and not before. Whoever can read the database can know it: that alone decides nothing,
 * because the public value is born after the list is closed.
 */
import { randomBytes } from 'node:crypto';
import { ActRefused } from '../decider/entry.ts';
import type { ReadTransaction, Store } from '../store/store.ts';

/** The secret of a draw that is being announced, 64 hex digits: made now unless there is one. */
export async function secretFor(store: Store, drawId: string, nowMs: number): Promise<string> {
  return store.write(async (transaction) => {
    const known = await transaction.drawSecret(drawId);
    if (known !== null) return known.secret;
    const secret = randomBytes(32).toString('hex');
    await transaction.putDrawSecret({ drawId, secret, madeAtMs: nowMs });
    return secret;
  });
}

/** The secret of an announced draw. Throws ActRefused when the database has lost it. */
export async function secretOf(transaction: ReadTransaction, drawId: string): Promise<string> {
  const row = await transaction.drawSecret(drawId);
  if (row === null)
    throw new ActRefused(
      `The secret of the draw ${drawId} is not in this database. Restore a backup that was made after the draw was announced.`,
    );
  return row.secret;
}
