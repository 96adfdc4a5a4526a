/** A folder of its own for each test of a command, and everything that the command says. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, vi } from 'vitest';

/** What a test of a command stands on. */
export interface CliGround {
  /** Lines to stdout and stderr in their order; emptied before each test. */
  readonly out: string[];
  /** There before each test, gone after it. */
  readonly folder: string;
}

/** Makes the ground before each test of the file that calls it. */
export function cliGround(): CliGround {
  const out: string[] = [];
  let folder = '';
  beforeEach(() => {
    out.length = 0;
    folder = mkdtempSync(join(tmpdir(), 'passage-cli-'));
    for (const stream of ['log', 'error'] as const)
      vi.spyOn(console, stream).mockImplementation((line: unknown) => void out.push(String(line)));
  });
  afterEach(() => {
    vi.restoreAllMocks();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    out,
    get folder(): string {
      return folder;
    },
  };
}
