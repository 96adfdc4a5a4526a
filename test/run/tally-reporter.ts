// A vitest reporter that writes one Tally as JSON to the file named by PASSAGE_TALLY. vitest's own JSON has no reasons of
// skipped tests, and prints no 'failed' for a file that could not be loaded.
import { writeFileSync } from 'node:fs';

import type { Reporter, TestModule } from 'vitest/node';

import type { Skip, Tally } from './tally.ts';

function tallyOf(modules: readonly TestModule[], unhandled: number): Tally {
  let passed = 0;
  const failures: string[] = [];
  const skipped: Skip[] = [];
  for (const module of modules) {
    const unexplained: Skip[] = [];
    let failedHere = 0;
    for (const test of module.children.allTests()) {
      const name = `${module.relativeModuleId} > ${test.fullName}`;
      const result = test.result();
      if (result.state === 'passed') passed += 1;
      else if (result.state === 'failed' || result.state === 'pending') {
        failedHere += 1;
        failures.push(name);
      } else if (result.note === undefined) unexplained.push({ name, reason: 'the file gives no reason' });
      else skipped.push({ name, reason: result.note });
    }
    if (module.ok() || failedHere > 0) skipped.push(...unexplained);
    // A hook or an import that threw leaves no failed test behind, only tests that never ran.
    else failures.push(`${module.relativeModuleId} (the file itself; ${unexplained.length} tests did not run)`);
  }
  if (unhandled > 0) failures.push(`${unhandled} errors outside of any test`);
  return { passed, failed: failures.length, failures, skipped };
}

/** @see tallyOf */
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const file = process.env['PASSAGE_TALLY'];
    if (file !== undefined) writeFileSync(file, JSON.stringify(tallyOf(modules, unhandledErrors.length)));
  }
}
