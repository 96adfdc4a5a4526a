/** What can be wrong with a store as a whole. Every message says what was wrong, where, and the way out. */
export type StoreErrorKind = 'corrupt' | 'from-the-future' | 'not-writable' | 'unreachable' | 'unsafe-number' | 'busy' | 'nul-in-text';

/** Thrown by store functions for trouble with the database itself, never for a business refusal. */
export class StoreError extends Error {
  readonly kind: StoreErrorKind;
  constructor(kind: StoreErrorKind, message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.name = 'StoreError';
    this.kind = kind;
  }
}
