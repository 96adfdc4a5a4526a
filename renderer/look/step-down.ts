import { typeSize } from './large-type.ts';

/** A step of type: texts of up to `upTo` characters take `rem`. */
export interface TypeStep {
  readonly upTo: number;
  readonly rem: number;
}

/** Letters of the longest word: what decides in a narrow column, since titles are never hyphenated. */
export function longestWord(text: string): number {
  return Math.max(0, ...text.split(/[\s-]+/).map((word) => word.length));
}

/**
 * The size of a text that must stay on few lines: the first step it fits, else the last. As a CSS value that grows in the large mode. A number is
 * taken as the length itself.
 */
export function stepDown(text: string | number, steps: readonly TypeStep[]): string {
  const length = typeof text === 'number' ? text : text.length;
  const fitting = steps.find((step) => length <= step.upTo) ?? steps.at(-1);
  return typeSize(fitting?.rem ?? 3.4);
}
