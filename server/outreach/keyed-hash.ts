import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ProgrammeSecrets } from '../store/rows.ts';

/** Keyed hash of something short under a key that never leaves the server, 64 hex digits. `use` keeps hashes of different things apart. */
export function keyedHash(secrets: ProgrammeSecrets, use: 'phone' | 'one-time-code' | 'not-me', ...parts: readonly string[]): string {
  const key = Buffer.from(secrets.sealingPrivate, 'base64');
  return createHmac('sha256', key)
    .update(`passage/${use}/1\n${parts.join('\n')}`)
    .digest('hex');
}

/** Whether two hashes are the same, in a time that does not tell where they differ. */
export function sameHash(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one, 'utf8'), Buffer.from(other, 'utf8')];
  return a.length === b.length && timingSafeEqual(a, b);
}
