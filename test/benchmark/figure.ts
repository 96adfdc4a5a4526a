/** What every figure shares: its shape, its line, its median. */

/** One figure of `npm run bench`: `run` measures and prints its lines; it rejects when it cannot be measured here. */
export interface FigureModule {
  readonly name: string;
  run(print: (line: string) => void): Promise<void>;
}

/** One measured value beside the peer that was measured in the same run, turn about. */
export interface Measured {
  readonly name: string;
  /** Of both values: `ms` (less is better) or `receipts/s` (more is better). */
  readonly unit: string;
  readonly value: number;
  readonly peer: string;
  readonly peerValue: number;
  /** Digits after the point of both values. */
  readonly digits: number;
}

/** The line that scripts read: `figure <name> <value> <unit> peer <peer> <value> ratio <r>`; ratio = value / peer value. Throws when a value is no number. */
export function figureLine({ name, unit, value, peer, peerValue, digits }: Measured): string {
  const ratio = value / peerValue;
  if (!Number.isFinite(value) || !Number.isFinite(ratio)) throw new Error(`${name}: measured ${value} against ${peerValue}`);
  return `figure ${name} ${value.toFixed(digits)} ${unit} peer ${peer} ${peerValue.toFixed(digits)} ratio ${ratio.toFixed(2)}`;
}

/** The value that `share` of all values do not exceed; 0.5 is the median. NaN for an empty list. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Middle of all values. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** `p10 … median … p90 …`: how much the values of one run spread, told beside a figure (on stderr), never in its line. */
export function spread(values: readonly number[], digits: number): string {
  const told = (share: number): string => quantile(values, share).toFixed(digits);
  return `p10 ${told(0.1)}, median ${told(0.5)}, p90 ${told(0.9)}, worst ${Math.max(...values).toFixed(digits)} of ${values.length}`;
}

/** A remark for the person who reads along; stdout is for `figure` lines. */
export function remark(text: string): void {
  process.stderr.write(`${text}\n`);
}
