import type { DeskCue } from '../../domain/desk/port.ts';
import type { ClientConnection } from '../core/connection.ts';

/** Windows of one kind at the desk, the staff's or the visitor's. Each gets the whole screen when it connects, and a new one only when it differs. */
export interface DeskPages<S> {
  add(connection: ClientConnection, screen: S, onMessage: (message: unknown) => void): void;
  show(screen: S): void;
  /** A sound; it is never state, so a window that connects later does not hear it. */
  cue(cue: DeskCue): void;
  clear(): void;
}

/** No window yet. */
export function createDeskPages<S>(): DeskPages<S> {
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
