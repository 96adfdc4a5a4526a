/** The machine's own timers. They do not keep the process alive: a driver must never hinder the end of the kiosk core. */
import type { DriverTimers } from './hid-handle.ts';

export const systemTimers = (): DriverTimers => ({
  nowMs: () => performance.now(),
  after: (delayMs, action) => {
    const timer = setTimeout(action, delayMs);
    timer.unref();
    return () => {
      clearTimeout(timer);
    };
  },
});
