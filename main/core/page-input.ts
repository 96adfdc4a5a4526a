import * as z from 'zod/mini';

import { pageMessage } from '../../domain/contract/intent.ts';
import type { PageMessage } from '../../domain/contract/intent.ts';
import type { ClientConnection } from './connection.ts';

const REFUSED_MAX = 20;

/** Parses a page's messages strictly. A page that keeps sending nonsense is closed: it is not the page that we built. */
export function listenToPage(
  connection: ClientConnection,
  onMessage: (message: PageMessage) => void,
  onRefused: (reason: string) => void,
): void {
  let refused = 0;
  connection.onMessage((raw) => {
    const parsed = z.safeParse(pageMessage, raw);
    if (parsed.success) return onMessage(parsed.data);
    refused += 1;
    // The place in the message only: its values may be what a visitor typed.
    onRefused(
      parsed.error.issues
        .map((issue) => issue.path.join('.'))
        .join(', ')
        .slice(0, 100),
    );
    if (refused >= REFUSED_MAX) connection.close();
  });
}
