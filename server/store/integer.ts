import { StoreError } from './store-error.ts';

/**
 * The one integer codec: what a driver gave for an integer column, as a number. PostgreSQL gives int8 as text and SQLite would round
 * silently above 2^53, so anything that is not a safe integer is refused.
 */
export function integerFrom(value: unknown, column: string): number {
  const number = typeof value === 'string' && /^-?\d{1,17}$/.test(value) ? Number(value) : value;
  if (typeof number === 'number' && Number.isSafeInteger(number)) return number;
  throw new StoreError('unsafe-number', `Column ${column} holds ${String(value)}, which is not a whole number below 2^53.`);
}

/** A text column; anything else is a broken row. */
export function textFrom(value: unknown, column: string): string {
  if (typeof value === 'string') return value;
  throw new StoreError('corrupt', `Column ${column} should hold text and holds ${value === null ? 'nothing' : typeof value}.`);
}

/** A text column that may be empty. */
export function textOrNull(value: unknown, column: string): string | null {
  return value === null ? null : textFrom(value, column);
}
