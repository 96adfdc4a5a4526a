import { join } from 'node:path';

import { defineConfig } from 'vitest/config';

// The laws of the folders themselves judge their mutants. Tests of the decider, the handbook and the simulation would notice some more, but each mutant costs a run
// of every test that reaches it, and a rule should not need the decider to be kept.
const judges = ['test/domain/{ledger,clearing,campaign}/**/*.test.ts'];

/** What judges a mutant: tests of the pure rules, with fewer and always the same random examples. */
export default defineConfig({
  resolve: { alias: { 'fast-check': join(import.meta.dirname, 'quick-fast-check.ts') } },
  test: { include: judges, isolate: false, testTimeout: 60_000 },
});
