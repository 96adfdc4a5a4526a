/** The machine's own timers. They do not keep the process alive: a driver must never hinder the end of the kiosk core. */
import type { DriverTimers } from './hid-handle.ts';

/** Timers by which time passes `factor` times more slowly: all limits of a driver grow alike, for a machine that is so much slower than any kiosk. */
export const patientTimers = (timers: DriverTimers, factor: number): DriverTimers => ({
  nowMs: () => timers.nowMs() / factor,
  after: (delayMs, action) => timers.after(delayMs * factor, action),
});

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
