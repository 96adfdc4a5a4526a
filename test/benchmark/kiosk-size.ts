/** What the browser of a kiosk has to load before it can show anything, gzipped, without fonts and posters, against the goal of issue 5. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

import { figureLine, remark } from './figure.ts';

/** Name for `npm run bench -- NAME`. */
export const name = 'kiosk-size';

const GOAL_KB = 120;
const page = resolve(import.meta.dirname, '..', '..', 'dist', 'kiosk');
const isCounted = (file: string): boolean => /\.(html|js|css)$/.test(file);

/** Prints one line: all HTML, JavaScript and styles of the built page in kB (1,000 bytes), against the goal. */
export async function run(print: (line: string) => void): Promise<void> {
  const files = readdirSync(page, { recursive: true, encoding: 'utf8' }).filter(isCounted);
  if (!files.some((file) => file.endsWith('.js'))) throw new Error('dist/kiosk is not built');
  let sum = 0;
  for (const file of files) {
    const bytes = gzipSync(readFileSync(join(page, file)), { level: 9 }).length;
    sum += bytes;
    remark(`  ${file}: ${(bytes / 1000).toFixed(1)} kB`);
  }
  print(figureLine({ name, unit: 'kB', value: sum / 1000, peer: 'goal', peerValue: GOAL_KB, digits: 1 }));
}

if (import.meta.main) await run((line) => void process.stdout.write(`${line}\n`));
