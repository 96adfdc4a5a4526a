/** Scan to painted with 1,000,000 accounts in the mirror: @see scan-to-painted.ts */
import { measureScans } from './scan-to-painted.ts';

/** Name for `npm run bench -- NAME`. */
export const name = 'scan-to-painted-million';

/** Enough rounds for a 99th percentile that is not simply the worst. */
export async function run(print: (line: string) => void): Promise<void> {
  await measureScans({ name, accounts: 1_000_000, rounds: 200 }, print);
}

if (import.meta.main) await run((line) => void process.stdout.write(`${line}\n`));
