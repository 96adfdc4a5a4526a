// Stands in for fast-check while mutants are judged (see vitest.config.ts): the same examples for every mutant, a part of the usual number, and no
// shrinking, which would only make a killed mutant die slower.
import fc from '../../node_modules/fast-check/lib/fast-check.js';

export * from '../../node_modules/fast-check/lib/fast-check.js';

const SHARE_OF_RUNS = 10;
const RUNS_MIN = 30;
const SEED = 20261122;

/** `fc.assert` with a tenth of the runs. */
function assert<Ts>(property: fc.IRawProperty<Ts>, settings?: fc.Parameters<Ts>): void | Promise<void> {
  const numRuns = Math.max(RUNS_MIN, Math.floor((settings?.numRuns ?? 100) / SHARE_OF_RUNS));
  return fc.assert(property, { ...settings, numRuns, seed: SEED, endOnFailure: true });
}

export default { ...fc, assert };
