/** What the browser of a kiosk loads to work in one language, every screen included, gzipped, without fonts and posters, against the goal of issue 5. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

import { figureLine, remark } from './figure.ts';

/** Name for `npm run bench -- NAME`. */
export const name = 'kiosk-size';

const GOAL_KB = 120;
const dist = resolve(import.meta.dirname, '..', '..', 'dist');
const isCounted = (file: string): boolean => /\.(html|js|css)$/.test(file);
const languageOf = (file: string): string | null => /(?:^|\/)texts-(\w+)-[^/]*\.js$/.exec(file)?.[1] ?? null;
const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

/** What a built page weighs, bytes after gzip: everything but texts, and the texts of each language. */
interface Weight {
  readonly rest: number;
  readonly texts: ReadonlyMap<string, number>;
  readonly files: readonly string[];
}

function weightOf(page: string): Weight {
  const folder = join(dist, page);
  const texts = new Map<string, number>();
  const files: string[] = [];
  let rest = 0;
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(isCounted)) {
    const bytes = gzipSync(readFileSync(join(folder, file)), { level: 9 }).length;
    const language = languageOf(file);
    if (language === null) rest += bytes;
    else texts.set(language, bytes);
    files.push(`${file}: ${kB(bytes)}`);
  }
  if (!files.some((file) => file.includes('.js:'))) throw new Error(`dist/${page} is not built`);
  return { rest, texts, files };
}

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((all, one) => all + one, 0);

/**
 * Prints one line: all HTML, JavaScript and styles of the built kiosk page with the texts of its largest language, in kB (1,000 bytes). Beside it: each file, and what the page fetches later,
 * in idle time; and the same of the other pages.
 */
export async function run(print: (line: string) => void): Promise<void> {
  const kiosk = weightOf('kiosk');
  for (const file of kiosk.files) remark(`  ${file}`);
  const [language, largest] = [...kiosk.texts].sort(([, a], [, b]) => b - a)[0] ?? ['none', 0];
  remark(`  before the first paint, and in all for a mall of one language: ${kB(kiosk.rest + largest)} (${language}, the largest)`);
  remark(`  everything, the other languages fetched in idle time: ${kB(kiosk.rest + sum(kiosk.texts.values()))}`);
  for (const page of ['desk', 'visitor', 'devices', 'phone'] as const) {
    const { rest, texts } = weightOf(page);
    remark(`  ${page}: ${kB(rest + Math.max(0, ...texts.values()))} in its largest language, ${kB(rest + sum(texts.values()))} in all`);
  }
  print(figureLine({ name, unit: 'kB', value: (kiosk.rest + largest) / 1000, peer: 'goal', peerValue: GOAL_KB, digits: 1 }));
}

if (import.meta.main) await run((line) => void process.stdout.write(`${line}\n`));
