/** How a format says that a code is its own but cannot be right. */
import type { ReceiptNotRead } from './reading.ts';

const maxSeen = 40;

/** A known format whose code cannot be right; `detail` says why, for logs and for staff, and is made fit for a terminal here. It never holds a whole code. */
export function malformed(detail: string): ReceiptNotRead {
  return { ok: false, reason: 'malformed', detail: detail.toWellFormed().replace(/\p{Cc}/gu, '\ufffd') };
}

/** The same for one field: its name and the first 40 characters of what stands there, fit for a log and a terminal; `undefined`: nothing does. */
export function malformedField(field: string, seen: string | undefined): ReceiptNotRead {
  if (seen === undefined) return malformed(`${field} is missing`);
  return malformed(`${field} is not as expected: ${seen.slice(0, maxSeen)}`);
}
