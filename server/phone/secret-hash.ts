import { createHash } from 'node:crypto';

/** Under this the server keeps a claim's code or a phone's secret; the secret itself is never stored. Both are random and long, so a plain hash gives nothing away. */
export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
