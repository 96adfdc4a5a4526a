import { pino } from 'pino';
import type { DestinationStream } from 'pino';

/** Notices for IT: what happened to the machine. Never a person, a card, an amount with a card, or a typed text. */
export interface ItLog {
  info(what: string, detail?: Readonly<Record<string, string | number | boolean>>): void;
  warn(what: string, detail?: Readonly<Record<string, string | number | boolean>>): void;
  error(what: string, error: unknown): void;
}

/** The stack tells where; the message of an Error may quote what a visitor typed only if a programmer put it there, so it is cut short. */
function wordsOf(error: unknown): Readonly<Record<string, string>> {
  return error instanceof Error
    ? { error: error.message.slice(0, 300), stack: (error.stack ?? '').split('\n').slice(1, 8).join('\n') }
    : { error: String(error).slice(0, 300) };
}

/** Structured lines on `destination` (standard error of the process by default: standard output is for the start command). */
export function createItLog(name: string, level: string, destination: DestinationStream): ItLog {
  const log = pino({ name, level, base: { name } }, destination);
  return {
    info: (what, detail = {}) => log.info(detail, what),
    warn: (what, detail = {}) => log.warn(detail, what),
    error: (what, error) => log.error(wordsOf(error), what),
  };
}
