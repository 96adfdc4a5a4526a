import type { Bench } from './bench.ts';

/** One law, shown on the devices of the machine. It has failed when `show` rejects, or has not ended in time (30 s unless told). */
export interface Check {
  /** The law in words; names the test outside. */
  readonly name: string;
  readonly show: (bench: Bench) => Promise<void>;
  readonly timeoutMs?: number;
}

/** Checks about one thing. */
export interface Part {
  readonly name: string;
  readonly checks: readonly Check[];
}

/** A line that the machine writes for those outside: one JSON object a line. */
export type BenchLine =
  | { readonly type: 'check'; readonly part: string; readonly name: string; readonly error: string | null; readonly tookMs: number }
  | { readonly type: 'figure'; readonly line: string }
  | { readonly type: 'remark'; readonly text: string };
