import { tick } from 'svelte';

/**
 * Takes the first form in which the content has room; the last where none has. Texts differ in length by language and mall, so it is measured, and before the screen
 * is painted: a tick is a microtask.
 */
export async function takeFitting<Form>(forms: readonly Form[], take: (form: Form) => void, fits: () => boolean): Promise<void> {
  for (const form of forms) {
    take(form);
    await tick();
    if (fits()) return;
  }
}

/** Air between what stands in the hall and the border of the floor, rem. */
const AIR_REM = 0.8;
/** Within this nothing hangs out, rem: on a finer board the same part of a letter is more points. */
const SLACK_REM = 0.15;

/** Points of this board in a rem. */
const rem = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

/** Whether an element stays within the hall it stands in, between roof and floor. */
export function isInHall(element: Element | null | undefined): boolean {
  const hall = element?.closest('.hall')?.getBoundingClientRect();
  if (element === null || element === undefined || hall === undefined) return true;
  const box = element.getBoundingClientRect();
  // What is squeezed to no height still shows its text, which then hangs out of it.
  const bottom = box.top + Math.max(box.height, element.scrollHeight);
  return box.width === 0 || (bottom <= hall.bottom - AIR_REM * rem() && box.top >= hall.top - SLACK_REM * rem());
}

/** Whether all that is in an element has room in it. */
export function holdsAll(element: Element): boolean {
  return element.scrollHeight <= element.clientHeight + SLACK_REM * rem();
}
