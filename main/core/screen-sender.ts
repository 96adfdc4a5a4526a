import type { CoreMessage } from '../../domain/contract/core-message.ts';
import type { LookMessage, ThemeMessage } from '../../domain/contract/look-message.ts';
import type { Screen } from '../../domain/contract/screen.ts';
import type { ClientConnection } from './connection.ts';

/** Sends a screen when it differs from the last one; a page that (re)connects gets the present one at once. */
export interface ScreenSender {
  show(screen: Screen): void;
  /** Hands something on to the page that is there now; nobody hears it later. */
  tell(message: LookMessage): void;
  /** Takes the page over; the one before is closed. */
  connect(connection: ClientConnection): void;
  close(): void;
}

/** `n` counts up by one per screen and core start, so that a page can say what it painted. The theme comes before the first screen. */
export function createScreenSender(theme: ThemeMessage | null = null): ScreenSender {
  let shown = '';
  let message: CoreMessage | null = null;
  let n = 0;
  let page: ClientConnection | null = null;
  return {
    show: (screen) => {
      const text = JSON.stringify(screen);
      if (text === shown) return;
      shown = text;
      n += 1;
      message = { type: 'screen', n, screen };
      page?.send(message);
    },
    tell: (message) => page?.send(message),
    connect: (connection) => {
      const before = page;
      page = connection;
      before?.close();
      connection.onClose(() => {
        if (page === connection) page = null;
      });
      if (theme !== null) connection.send(theme);
      if (message !== null) connection.send(message);
    },
    close: () => {
      page?.close();
      page = null;
    },
  };
}
