/** Deed `staff.session`: an entry of the audit trail; the log keeps it, nothing else changes. */
import { applied } from './scribe.ts';
import type { Ending } from './scribe.ts';

/** Accepts the entry. */
export const recordSession = (): Ending => applied;
