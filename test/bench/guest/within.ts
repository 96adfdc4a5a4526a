/** Bounded waiting: nothing inside the machine may hang. */

/** A pause. */
export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until something holds; rejects after `limitMs` with what was waited for. */
export const until = async (holds: () => boolean | Promise<boolean>, what: string, limitMs = 15_000): Promise<void> => {
  const deadlineMs = performance.now() + limitMs;
  while (!(await holds())) {
    if (performance.now() > deadlineMs) throw new Error(`waited ${limitMs} ms in vain for ${what}`);
    await pause(5);
  }
};

/** Ends with the work, or rejects after `limitMs`. */
export const within = async <T>(work: Promise<T>, limitMs: number, what: string): Promise<T> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`${what} was not done after ${limitMs} ms`));
    }, limitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};
