/** Events one after another: what a handler emits waits until the handler is done, so no transition ever runs inside another. */
export interface EventQueue<E> {
  /** False when the queue is full: the event is dropped. A reader that floods must not fill the memory. */
  push(event: E): boolean;
}

const WAITING_MAX = 1000;

/** `handle` runs for each event, in order, on the caller's turn if nothing is running. What it throws goes to `onError`. */
export function createEventQueue<E>(handle: (event: E) => void, onError: (error: unknown) => void): EventQueue<E> {
  const waiting: E[] = [];
  let isRunning = false;
  const drain = (): void => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      try {
        handle(next);
      } catch (error) {
        onError(error);
      }
    }
  };
  return {
    push: (event) => {
      if (waiting.length >= WAITING_MAX) return false;
      waiting.push(event);
      if (isRunning) return true;
      isRunning = true;
      try {
        drain();
      } finally {
        isRunning = false;
      }
      return true;
    },
  };
}
