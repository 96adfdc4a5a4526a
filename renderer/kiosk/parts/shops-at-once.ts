import type { Frame } from '../../../domain/contract/screen-parts.ts';

/** Shops that stand in the hall, or with Lower on the floor, beside the question and the keys; `landscape`: there are three in a row. `fields`: those of a form stand above them. */
export function shopsAtOnce({ lower, large }: Frame, landscape: boolean, fields = false): number {
  if (lower) return 2;
  if (landscape) return large || fields ? 3 : 6;
  return large ? 4 : 6;
}
