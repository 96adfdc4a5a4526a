import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** One vitest project with its bound; `needs` names what the machine must have. */
export interface Suite {
  readonly name: string;
  readonly timeoutMs: number;
  readonly needs: 'nothing' | 'chromium' | 'qemu';
  /** Debian packages without which some of its tests skip: installed where that may be done, else told by the tests themselves. */
  readonly wants?: readonly string[];
  /** Whether it starts what `npm run build` makes. */
  readonly needsBuild?: true;
  /** Real processes, a real browser and a shared machine: files that failed are run once more, and it is said aloud which needed it. */
  readonly secondTry?: true;
  /** A required suite without a single file is a failure, not an empty success. */
  readonly required: boolean;
}

const minutes = (count: number): number => count * 60_000;

/** Every suite, in the order in which they run: cheap ones first. */
export const suites: readonly Suite[] = [
  { name: 'house', timeoutMs: minutes(3), needs: 'nothing', required: true },
  { name: 'domain', timeoutMs: minutes(10), needs: 'nothing', required: true },
  { name: 'hardware', timeoutMs: minutes(5), needs: 'nothing', wants: ['libusb-1.0-0'], required: true },
  { name: 'main', timeoutMs: minutes(14), needs: 'nothing', wants: ['espeak-ng'], required: true },
  { name: 'server', timeoutMs: minutes(12), needs: 'nothing', required: true },
  { name: 'renderer', timeoutMs: minutes(25), needs: 'chromium', required: true },
  { name: 'cli', timeoutMs: minutes(12), needs: 'nothing', required: true, needsBuild: true },
  { name: 'simulation', timeoutMs: minutes(8), needs: 'nothing', required: true },
  { name: 'bench', timeoutMs: minutes(22), needs: 'qemu', required: true, needsBuild: true, secondTry: true },
  { name: 'journeys', timeoutMs: minutes(50), needs: 'chromium', required: true, needsBuild: true, secondTry: true },
  { name: 'electron', timeoutMs: minutes(8), needs: 'chromium', required: true, needsBuild: true },
];

/** Whether the suite's folder holds at least one test file. */
export function hasFiles(root: string, suite: Suite): boolean {
  try {
    const names = readdirSync(join(root, 'test', suite.name), { recursive: true, encoding: 'utf8' });
    return names.some((name) => /\.(test|journey)\.ts$/.test(name));
  } catch {
    return false;
  }
}
