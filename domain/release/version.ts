/** Versions of the program: three whole numbers, nothing else, so that every machine puts them in the same order. */
import * as z from 'zod/mini';

/** `MAJOR.MINOR.PATCH`, each below a million and without leading zeros. */
export const programVersion = z.string().check(z.regex(/^(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})$/));

/** Below 0: `a` is older than `b`; 0: the same. Both must be versions (@see programVersion). */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((each) => each.split('.').map(Number));
  for (let part = 0; part < 3; part += 1) {
    const difference = (left?.[part] ?? 0) - (right?.[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
