import type { ClientConnection } from './connection.ts';

/** What is wrong with the page: it is not connected, or it does not paint what it gets. */
export type PageTrouble = 'no-page' | 'not-painting';

/** Watches a page from the core's side: it must be there, and it must say of each screen that it painted it. */
export interface PaintWatch {
  /** Every connection of the watched page passes through here. */
  through(connection: ClientConnection): ClientConnection;
  /** What is wrong now; null: all is well, or not yet long enough wrong. */
  trouble(): PageTrouble | null;
  close(): void;
}

/** What the watch needs. Times are milliseconds of a monotonic clock. */
export interface PaintWatchParts {
  readonly nowMs: () => number;
  readonly after: (delayMs: number, action: () => void) => () => void;
  /** Called when trouble has lasted for its patience, and again after twice as long each time, up to 32 times its patience. */
  readonly onTrouble: (trouble: PageTrouble) => void;
}

/** A page paints within two frames; a busy machine may take seconds, a hung one takes for ever. */
export const NOT_PAINTING_AFTER_MS = 15_000;
/** A page that loads, or a socket that comes back, is there within seconds. */
export const NO_PAGE_AFTER_MS = 60_000;
const LOOK_EVERY_MS = 5_000;
const PATIENCE_MAX = 32;

const afterMs: Readonly<Record<PageTrouble, number>> = { 'no-page': NO_PAGE_AFTER_MS, 'not-painting': NOT_PAINTING_AFTER_MS };

function numberOf(message: unknown, type: 'screen' | 'painted'): number | null {
  if (typeof message !== 'object' || message === null || !('type' in message) || message.type !== type) return null;
  return 'n' in message && typeof message.n === 'number' ? message.n : null;
}

/** @see PaintWatch */
export function createPaintWatch(parts: PaintWatchParts): PaintWatch {
  let page: ClientConnection | null = null;
  /** The newest screen that was sent, and since when one is owed; a page may skip screens that are out of date. */
  let sent = -1;
  let owedSinceMs: number | null = null;
  let goneSinceMs = parts.nowMs();
  let told = { atMs: parts.nowMs(), patience: 1 };

  const now = (): { readonly trouble: PageTrouble; readonly sinceMs: number } | null => {
    if (page === null) return { trouble: 'no-page', sinceMs: goneSinceMs };
    return owedSinceMs === null ? null : { trouble: 'not-painting', sinceMs: owedSinceMs };
  };
  const lasting = (patience: number, fromMs: number): PageTrouble | null => {
    const wrong = now();
    return wrong !== null && parts.nowMs() - Math.max(wrong.sinceMs, fromMs) >= afterMs[wrong.trouble] * patience ? wrong.trouble : null;
  };
  let cancel = (): void => undefined;
  const look = (): void => {
    const trouble = lasting(told.patience, told.atMs);
    if (trouble !== null) {
      told = { atMs: parts.nowMs(), patience: Math.min(told.patience * 2, PATIENCE_MAX) };
      parts.onTrouble(trouble);
    }
    cancel = parts.after(LOOK_EVERY_MS, look);
  };
  cancel = parts.after(LOOK_EVERY_MS, look);

  return {
    through: (connection) => {
      page = connection;
      sent = -1;
      owedSinceMs = null;
      connection.onClose(() => {
        if (page !== connection) return;
        page = null;
        goneSinceMs = parts.nowMs();
      });
      return {
        send: (message) => {
          const n = numberOf(message, 'screen');
          if (n !== null && page === connection) {
            sent = n;
            owedSinceMs ??= parts.nowMs();
          }
          connection.send(message);
        },
        onMessage: (listener) =>
          connection.onMessage((message) => {
            const n = numberOf(message, 'painted');
            if (n !== null && page === connection) {
              told = { atMs: parts.nowMs(), patience: 1 };
              // An older screen painted late shows that the page lives; the newest is still owed.
              owedSinceMs = n >= sent ? null : parts.nowMs();
            }
            listener(message);
          }),
        onClose: (listener) => connection.onClose(listener),
        close: () => connection.close(),
      };
    },
    trouble: () => lasting(1, 0),
    close: () => cancel(),
  };
}
