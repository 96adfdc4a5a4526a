import { getContext, setContext } from 'svelte';

const LARGE = Symbol('large text');

/** Tells the parts of a screen whether it stands in large text. */
export function tellLarge(isLarge: () => boolean): void {
  setContext(LARGE, isLarge);
}

/** Whether the screen around stands in large text: lists then show fewer at once. Outside of a screen: no. */
export function largeHere(): () => boolean {
  return getContext<(() => boolean) | undefined>(LARGE) ?? (() => false);
}
