/** What can be wrong with the journal. Closed: whoever records must treat each kind. */

/** `full`: no room on the disk. `broken`: the file cannot be read or written. `newer`: made by a later version of this program. `in-use`: another core has it. */
export type JournalErrorKind = 'full' | 'broken' | 'newer' | 'in-use';

/** Thrown when a fact could not be made durable: nothing was acknowledged. The message says what, where and what to do. */
export class JournalError extends Error {
  readonly kind: JournalErrorKind;
  constructor(kind: JournalErrorKind, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'JournalError';
    this.kind = kind;
  }
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

/** Puts an SQLite error into the closed union, with a way out. */
export function journalErrorOf(error: unknown, file: string): JournalError {
  if (error instanceof JournalError) return error;
  const code = codeOf(error);
  const detail = error instanceof Error ? error.message : String(error);
  if (code.startsWith('SQLITE_FULL') || code === 'ENOSPC')
    return new JournalError(
      'full',
      `The disk of ${file} is full: nothing was recorded. Free some space; the kiosk goes on by itself.`,
      error,
    );
  if (code.startsWith('SQLITE_BUSY'))
    return new JournalError('in-use', `${file} is in use by another kiosk core. End that one, or choose another data folder.`, error);
  return new JournalError(
    'broken',
    `The journal ${file} cannot be used (${code || detail}). Check the disk and the rights of the folder.`,
    error,
  );
}

/** True when the file itself is damaged, so that a fresh one is the only way on. */
export function isCorrupt(error: unknown): boolean {
  const code = codeOf(error);
  return code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB';
}
