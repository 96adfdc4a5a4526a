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
    const before = failures.length;
    for (const test of module.children.allTests()) {
      const name = `${module.relativeModuleId} > ${test.fullName}`;
      const result = test.result();
      if (result.state === 'passed') passed += 1;
      else if (result.state === 'skipped') skipped.push({ name, reason: result.note ?? 'the file gives no reason' });
      else failures.push(name);
    }
    // A hook or an import that threw leaves no failed test behind, only a failed file.
    if (!module.ok() && failures.length === before) failures.push(`${module.relativeModuleId} (the file itself)`);
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
