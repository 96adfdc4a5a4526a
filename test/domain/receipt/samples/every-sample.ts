/** The samples of all formats, found by the names of their files. */
import { readdirSync } from 'node:fs';
import type { Sample } from './sample.ts';

/** Files of this folder that hold no samples. */
const others: ReadonlySet<string> = new Set(['sample.ts', 'every-sample.ts']);

/** Samples by the name of their format. */
export async function everySample(): Promise<ReadonlyMap<string, readonly Sample[]>> {
  const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.ts') && !others.has(file));
  const found = files.sort().map(async (file): Promise<[string, readonly Sample[]]> => {
    const module: unknown = await import(new URL(file, import.meta.url).href);
    return [file.slice(0, -'.ts'.length), samplesOf(module, file)];
  });
  return new Map(await Promise.all(found));
}

function samplesOf(module: unknown, file: string): readonly Sample[] {
  if (typeof module === 'object' && module !== null && 'samples' in module && isSamples(module.samples)) return module.samples;
  throw new Error(`${file} exports no list of samples`);
}

function isSamples(value: unknown): value is readonly Sample[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'object' && each !== null && 'text' in each && 'source' in each);
}
