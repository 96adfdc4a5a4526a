/** What the machine wrote while it ran. */
import { existsSync, readFileSync } from 'node:fs';
import type { BenchLine } from '../guest/check.ts';

/** Every line that came out whole; a machine that stopped in the middle of one has lost that one. */
export const readResults = (path: string): readonly BenchLine[] => {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        return line === '' ? [] : [JSON.parse(line) as BenchLine];
      } catch {
        return [];
      }
    });
};
