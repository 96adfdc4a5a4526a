import type { Attachment } from 'svelte/attachments';

/**
 * A figure that counts up to its value. The figure itself stands in the page from the start, so that readers, tests and a screen without motion find it; what is seen meanwhile
 * is painted over it (`data-counting`, kit.css) and takes no room of its own. The clock is an animation of the page, so whatever finishes animations finishes this one too.
 */
export function countUp(from: number, to: number, write: (value: number) => string): Attachment<HTMLElement> {
  return (element) => {
    if (to <= from || matchMedia('(prefers-reduced-motion: reduce)').matches) return undefined;
    const clock = element.animate([], { duration: COUNT_MS, id: 'count-up', easing: 'cubic-bezier(0.2, 0.8, 0.2, 1)' });
    const end = (): void => element.removeAttribute('data-counting');
    const paint = (): void => {
      const progress = clock.effect?.getComputedTiming().progress;
      if (clock.playState !== 'running' || progress === null || progress === undefined) return end();
      element.setAttribute('data-counting', write(Math.floor(from + (to - from) * progress)));
      requestAnimationFrame(paint);
    };
    clock.onfinish = end;
    paint();
    return () => {
      clock.cancel();
      end();
    };
  };
}

/** LOOK section 8: figures count up in 400 ms at most. */
export const COUNT_MS = 400;

/** Counts up from what it showed before, the first time from `from`; null: the first value stands at once. */
export function counter(from: number | null): (to: number, write: (value: number) => string) => Attachment<HTMLElement> {
  let shown = from;
  return (to, write) => {
    const before = shown ?? to;
    shown = to;
    return countUp(before, to, write);
  };
}
