/** Every figure with its bound in time, cheapest first. */
import type { FigureModule } from './figure.ts';

/** @see figures */
export interface FigureEntry {
  readonly name: string;
  /** A figure that takes longer than this is ended and counts as failed. */
  readonly timeoutMs: number;
  /** Whether it measures what `npm run build` makes. */
  readonly needsBuild: boolean;
  readonly load: () => Promise<FigureModule>;
}

const minutes = (count: number): number => count * 60_000;

/** All figures. A new one: a file that exports `name` and `run`, a row here, a paragraph in docs/figures.md. */
export const figures: readonly FigureEntry[] = [
  { name: 'hid-reports', timeoutMs: minutes(2), needsBuild: false, load: () => import('./hid-reports.ts') },
  { name: 'campaign-candidates', timeoutMs: minutes(3), needsBuild: false, load: () => import('./campaign-candidates.ts') },
  { name: 'receipt-parse', timeoutMs: minutes(3), needsBuild: false, load: () => import('./receipt-parse.ts') },
  { name: 'rule-engines', timeoutMs: minutes(6), needsBuild: false, load: () => import('./rule-engines.ts') },
  { name: 'receipt-durable', timeoutMs: minutes(3), needsBuild: false, load: () => import('./receipt-durable.ts') },
  { name: 'simulate-receipts', timeoutMs: minutes(8), needsBuild: false, load: () => import('./simulate-receipts.ts') },
  { name: 'decided-receipts', timeoutMs: minutes(8), needsBuild: false, load: () => import('./decided-receipts.ts') },
  { name: 'kiosk-size', timeoutMs: minutes(1), needsBuild: true, load: () => import('./kiosk-size.ts') },
  { name: 'kiosk-page', timeoutMs: minutes(6), needsBuild: true, load: () => import('./kiosk-page.ts') },
  { name: 'attract-cpu', timeoutMs: minutes(6), needsBuild: true, load: () => import('./attract-cpu.ts') },
  { name: 'queue-of-20', timeoutMs: minutes(10), needsBuild: true, load: () => import('./queue-of-20.ts') },
  { name: 'kiosk-heap', timeoutMs: minutes(20), needsBuild: true, load: () => import('./kiosk-heap.ts') },
  { name: 'scan-to-painted', timeoutMs: minutes(12), needsBuild: true, load: () => import('./scan-to-painted.ts') },
  { name: 'scan-to-painted-million', timeoutMs: minutes(45), needsBuild: true, load: () => import('./scan-to-painted-million.ts') },
];
