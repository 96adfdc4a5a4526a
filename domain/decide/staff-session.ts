/** Deeds `staff.session` and `service.act`: entries of the audit trail; the log keeps them, nothing else changes. */
import { applied } from './scribe.ts';
import type { Ending } from './scribe.ts';

/** Accepts the entry. */
export const recordSession = (): Ending => applied;
