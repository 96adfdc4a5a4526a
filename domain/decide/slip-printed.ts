/** Deed `slip.printed`: what a printer did; the log keeps it, nothing else changes. */
import { applied } from './scribe.ts';
import type { Ending } from './scribe.ts';

/** Accepts the entry. */
export const recordSlip = (): Ending => applied;
