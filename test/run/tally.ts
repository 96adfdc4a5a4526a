/** A test that did not run, and why. */
export interface Skip {
  readonly name: string;
  readonly reason: string;
}

/** What one suite has to say at its end; written as JSON by the reporter and read by the runner. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly failures: readonly string[];
  readonly skipped: readonly Skip[];
}

/** The sum of all suites; associative, with `nothing` as the neutral element. */
export function add(a: Tally, b: Tally): Tally {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    failures: [...a.failures, ...b.failures],
    skipped: [...a.skipped, ...b.skipped],
  };
}

/** The tally of no tests. */
export const nothing: Tally = { passed: 0, failed: 0, failures: [], skipped: [] };

/** One check that passed (format, lint, types, build count as one test each). */
export const onePassed: Tally = { ...nothing, passed: 1 };

/** One check that failed, or a suite that did not report. */
export function oneFailed(name: string): Tally {
  return { ...nothing, failed: 1, failures: [name] };
}

/** One thing that could not run here, said aloud. */
export function oneSkipped(name: string, reason: string): Tally {
  return { ...nothing, skipped: [{ name, reason }] };
}

/**
 * The tally of a suite after the files with failures were run once more: only what failed there too counts as failed. Tests are known by their names; one that
 * failed only the second time counts as failed as well.
 */
export function afterSecondTry(first: Tally, second: Tally): { readonly tally: Tally; readonly recovered: readonly string[] } {
  const recovered = first.failures.filter((name) => !second.failures.includes(name));
  const fresh = second.failures.filter((name) => !first.failures.includes(name));
  const passed = first.passed + recovered.length - fresh.length;
  return { tally: { passed, failed: second.failures.length, failures: second.failures, skipped: first.skipped }, recovered };
}

/** The runner's last line; scripts read it. */
export function lastLine(tally: Tally): string {
  const skipped = tally.skipped.length === 0 ? '' : `, ${tally.skipped.length} skipped`;
  return `${tally.passed} passed, ${tally.failed} failed${skipped}`;
}
