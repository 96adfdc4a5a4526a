/** Moments of a file, `2026-11-21` or `2026-11-21 10:00`, as local times. What a date alone means depends on the key. */
import { two } from '../time/civil.ts';
import { addDays, isLocalDateTime } from '../time/local-time.ts';
import type { DraftNotes } from './draft-notes.ts';
import type { FilePath } from '../written-file/file-problem.ts';

/** Reads moments for malls whose days end at `dayCutoffMinutes`. Each gives `YYYY-MM-DDTHH:MM:SS`; a date that does not exist is noted. */
export interface MomentReader {
  /** A date alone is the start of that mall day. */
  readonly start: (text: string, path: FilePath) => string;
  /** A date alone is the end of that mall day. */
  readonly end: (text: string, path: FilePath) => string;
  /** A date alone is noon of that day. */
  readonly noon: (text: string, path: FilePath) => string;
}

/** Years outside are slips of the pen; instants before 1970 could not be said at all. */
const firstYear = '2000';
const lastYear = '2200';

/** @see MomentReader */
export function momentReader(dayCutoffMinutes: number, notes: DraftNotes): MomentReader {
  const cutoff = `${two(Math.floor(dayCutoffMinutes / 60))}:${two(dayCutoffMinutes % 60)}:00`;
  const read = (text: string, path: FilePath, clock: string, days: number) => {
    const isDate = text.length === 10;
    const local = isDate ? `${text}T${clock}` : `${text.slice(0, 10)}T${text.slice(11)}:00`;
    if (isLocalDateTime(local) && local >= firstYear && local < lastYear) return isDate ? `${addDays(local, days)}T${clock}` : local;
    const exists = isLocalDateTime(local);
    const why = isLocalDateTime(`${text.slice(0, 10)}T00:00:00`) ? 'is no time of day: from 00:00 to 23:59' : 'is no date that exists';
    notes.problem({ path, what: exists ? `${text} is not between ${firstYear} and ${lastYear}` : `${text} ${why}`, spoils: true });
    return '2000-01-01T00:00:00';
  };
  return {
    start: (text, path) => read(text, path, cutoff, 0),
    end: (text, path) => read(text, path, cutoff, 1),
    noon: (text, path) => read(text, path, '12:00:00', 0),
  };
}
