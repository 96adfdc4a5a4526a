import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { sealingKeyOf } from '../../domain/encoding/seal.ts';
import type { ProgrammeSecrets } from './rows.ts';
import type { SqlHome } from './sql-session.ts';

/** Fresh keys of a new programme. */
export function newSecrets(): ProgrammeSecrets {
  const sealingPrivate = randomBytes(32).toString('base64');
  return {
    cardSecret: randomBytes(32).toString('base64'),
    sealingPublic: sealingKeyOf(sealingPrivate),
    sealingPrivate,
    voucherSecret: randomBytes(32).toString('base64'),
  };
}

/** Hash before the first log row: names the format, so that two programmes with the same first row differ by nothing else. */
export const LOG_GENESIS = createHash('sha256').update('passage/log/1').digest('hex');

/** Puts the one programme row into an empty database; an existing one stays. `secrets` are given by tests and the demo, which want the same card keys every time. */
export async function ensureProgramme(home: SqlHome, nowMs: number, secrets: ProgrammeSecrets | null): Promise<void> {
  await home.migrate(async (session) => {
    const rows = await session.all('SELECT id FROM programme');
    if (rows.length > 0) return;
    await session.run('INSERT INTO programme (id, feed_seq, log_hash, epoch, secrets, created_at_ms) VALUES (1, 0, $1, $2, $3, $4)', [
      LOG_GENESIS,
      randomUUID(),
      JSON.stringify(secrets ?? newSecrets()),
      nowMs,
    ]);
  });
}
