import { PROGRAM_ENDED, PROGRAM_RESTARTED } from '../program-end.ts';
import { pageTroubleOf } from './page-trouble.ts';

/** The part of Electron's UtilityProcess that the host needs; tests pass their own. */
export interface CoreProcess<Port> {
  postMessage(message: unknown, ports: Port[]): void;
  onMessage(listener: (message: unknown) => void): void;
  onExit(listener: (code: number) => void): void;
  kill(): void;
}

/** What the host needs from outside. Times are milliseconds of a monotonic clock. */
export interface CoreHostParts<Port> {
  readonly fork: () => CoreProcess<Port>;
  readonly nowMs: () => number;
  readonly after: (delayMs: number, act: () => void) => void;
  readonly log: (line: string) => void;
  /** Called whenever a fresh core is there, also the first time: pages need new ports then. */
  readonly onFresh: () => void;
  /** The core sees that its page paints nothing or is not there; the reason is for the log. */
  readonly onPageTrouble: (reason: string) => void;
  /** Everything that the core says, for whoever keeps the program up to date. */
  readonly onMessage?: (message: unknown) => void;
  /** Staff ended the program at the kiosk: the core is not started again, and the shell ends with this code. */
  readonly onProgramEnd: (code: number) => void;
}

/** Keeps one core running. */
export interface CoreHost<Port> {
  /** Hands a page's port to the core that runs now. Between two cores the port is closed by being dropped. */
  handOver(page: string, port: Port): void;
  /** Says something to the core that runs now; between two cores it is dropped. */
  tell(message: unknown): void;
  /** Ends the core for good. */
  stop(): void;
}

const PAUSE_FIRST_MS = 250;
const PAUSE_MAX_MS = 10_000;
/** A core that lived this long died of something new: the pause starts small again. */
const HEALTHY_AFTER_MS = 60_000;

/**
 * Starts the core and starts it again whenever it dies, for ever: a kiosk has nobody who would. Crash-only, so nothing
 * is saved or handed over; the pause between two starts doubles up to ten seconds.
 */
export function hostCore<Port>(parts: CoreHostParts<Port>): CoreHost<Port> {
  let current: CoreProcess<Port> | null = null;
  let stopped = false;
  let pauseMs = PAUSE_FIRST_MS;
  const start = (): void => {
    if (stopped) return;
    const startedMs = parts.nowMs();
    const core = parts.fork();
    current = core;
    core.onMessage((message) => {
      if (current === core && !stopped) parts.onMessage?.(message);
      const trouble = pageTroubleOf(message);
      if (trouble !== null && current === core && !stopped) parts.onPageTrouble(trouble);
    });
    core.onExit((code) => {
      if (current === core) current = null;
      if (stopped) return;
      if (code === PROGRAM_ENDED || code === PROGRAM_RESTARTED) {
        stopped = true;
        parts.onProgramEnd(code);
        return;
      }
      if (parts.nowMs() - startedMs >= HEALTHY_AFTER_MS) pauseMs = PAUSE_FIRST_MS;
      parts.log(`core ended with code ${code}; starting it again in ${pauseMs} ms`);
      parts.after(pauseMs, start);
      pauseMs = Math.min(pauseMs * 2, PAUSE_MAX_MS);
    });
    parts.onFresh();
  };
  start();
  return {
    handOver(page, port) {
      current?.postMessage({ type: 'client', page }, [port]);
    },
    tell(message) {
      current?.postMessage(message, []);
    },
    stop() {
      stopped = true;
      current?.kill();
    },
  };
}
