/** Bars and gaps. */

/** A code: modules from left to right (true = bar) without quiet zone, and what stands under it for people. */
export type BarCode = { readonly modules: readonly boolean[]; readonly text: string };

/** Widths of bars and gaps in turn, a bar first, as modules. */
export const modulesOf = (widths: readonly number[]): boolean[] =>
  widths.flatMap((width, at) => Array.from({ length: width }, () => at % 2 === 0));

/** Modules from a text of 0 and 1. */
export const modulesOfBits = (bits: string): boolean[] => [...bits].map((bit) => bit === '1');
