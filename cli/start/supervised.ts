/** Keeps a part running: what dies by itself is started again, a bounded number of times. Crash-only parts make this safe at any instant. */
import type { Child } from './child.ts';

/** How to keep one part alive. */
export interface SupervisePlan {
  readonly name: string;
  /** Starts the part; `onExit` must be called when it ends. */
  readonly launch: (onExit: (code: number | null) => void) => Promise<Child>;
  readonly print: (line: string) => void;
  /** The part died too often, or could not be started again. */
  readonly onGiveUp: (why: string) => void;
}

const PAUSE_MS = 2_000;
const DEATHS_MAX = 5;
const DEATHS_WITHIN_MS = 120_000;

/** Starts a part and keeps it. Rejects only when the very first start fails. */
export async function supervise(plan: SupervisePlan): Promise<Child> {
  const deaths: number[] = [];
  let stopped = false;
  let current: Child | null = null;
  /** Counts a death, or a start that came to nothing, and tries again after a pause. */
  const died = (what: string, inFull: string): void => {
    const nowMs = performance.now();
    deaths.push(nowMs);
    const recent = deaths.filter((atMs) => nowMs - atMs < DEATHS_WITHIN_MS);
    if (recent.length > DEATHS_MAX) {
      plan.onGiveUp(`${plan.name} died ${recent.length} times within ${DEATHS_WITHIN_MS / 1000} s. ${inFull}`);
      return;
    }
    plan.print(`${plan.name} ${what}; starting it again in ${PAUSE_MS / 1000} s.`);
    setTimeout(() => {
      if (!stopped) void again();
    }, PAUSE_MS);
  };
  const onExit = (code: number | null): void => {
    if (stopped || current === null) return;
    current = null;
    died(`ended by itself (code ${String(code)})`, `The last time it ended by itself with code ${String(code)}.`);
  };
  const again = async (): Promise<void> => {
    try {
      const child = await plan.launch(onExit);
      // The end may have been asked for while it started; nothing may outlive it.
      if (stopped) return await child.stop();
      current = child;
      plan.print(`${plan.name} runs again.`);
    } catch (error) {
      if (!stopped) died('could not be started again', error instanceof Error ? error.message : String(error));
    }
  };
  const first = await plan.launch(onExit);
  current = first;
  return {
    name: plan.name,
    get pid() {
      return current?.pid ?? null;
    },
    ready: first.ready,
    stop: async () => {
      stopped = true;
      await current?.stop();
    },
  };
}
