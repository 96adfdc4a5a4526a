import type { DeskScreen } from '../../domain/contract/desk-screen.ts';
import type { DeskCue } from '../../domain/desk/port.ts';
import type { ClientConnection } from '../core/connection.ts';

/** The windows of the desk. Each gets the whole screen when it connects, and a new one only when it differs. */
export interface DeskPages {
  add(connection: ClientConnection, screen: DeskScreen, onMessage: (message: unknown) => void): void;
  show(screen: DeskScreen): void;
  /** A sound; it is never state, so a window that connects later does not hear it. */
  cue(cue: DeskCue): void;
  clear(): void;
}

/** No window yet. */
export function createDeskPages(): DeskPages {
  const pages = new Set<ClientConnection>();
  let shown = '';
  let number = 0;
  return {
    add: (connection, screen, onMessage) => {
      pages.add(connection);
      connection.onMessage(onMessage);
      connection.onClose(() => pages.delete(connection));
      connection.send({ type: 'screen', n: number, screen });
    },
    show: (screen) => {
      const text = JSON.stringify(screen);
      if (text === shown) return;
      shown = text;
      number += 1;
      for (const page of pages) page.send({ type: 'screen', n: number, screen });
    },
    cue: (cue) => {
      for (const page of pages) page.send({ type: 'cue', cue });
    },
    clear: () => pages.clear(),
  };
}
