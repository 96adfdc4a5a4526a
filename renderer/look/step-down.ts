/** A step of type: texts of up to `upTo` characters take `rem`. */
export interface TypeStep {
  readonly upTo: number;
  readonly rem: number;
}

/** The size of a text that must stay on few lines: the first step it fits, else the last. In rem, as a CSS value. */
export function stepDown(text: string, steps: readonly TypeStep[]): string {
  const fitting = steps.find((step) => text.length <= step.upTo) ?? steps.at(-1);
  return `${fitting?.rem ?? 3.4}rem`;
}
