import { randomBytes } from 'node:crypto';
import { onTestFinished } from 'vitest';

import type { Screen } from '../../domain/contract/screen.ts';
import { coreMessage } from '../../domain/contract/core-message.ts';
import type { PageMessage } from '../../domain/contract/intent.ts';
import { adjustableClock } from '../../main/core/adjustable-clock.ts';
import type { ClientConnection } from '../../main/core/connection.ts';
import { createCore } from '../../main/core/create-core.ts';
import type { ItLog } from '../../main/core/it-log.ts';
import { noPrinter } from '../../main/core/escpos-slip-printer.ts';
import type { SlipPrinter } from '../../main/core/slip-printer.ts';
import { fetchLink } from '../../main/sync/fetch-link.ts';
import { cuttableLink } from '../../main/sync/link.ts';
import type { Link } from '../../main/sync/link.ts';
import * as z from 'zod/mini';
import type { CoreClock } from '../../main/core/clock.ts';

/** What IT was told, for a test to look at. */
export function listedLog(lines: string[]): ItLog {
  return {
    info: () => undefined,
    warn: (what, detail = {}) => void lines.push(`${what} ${JSON.stringify(detail)}`),
    error: (what, error) => void lines.push(`${what} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`),
  };
}

/** A page without a window: keeps the screens it is sent, each parsed strictly. */
export function page() {
  const screens: Screen[] = [];
  let heard: (message: unknown) => void = () => undefined;
  let ended: () => void = () => undefined;
  const connection: ClientConnection = {
    send: (message) => void screens.push(z.parse(coreMessage, message).screen),
    onMessage: (listener) => void (heard = listener),
    onClose: (listener) => void (ended = listener),
    close: () => ended(),
  };
  return {
    connection,
    screens,
    now: (): Screen | undefined => screens.at(-1),
    send: (message: PageMessage) => heard(message),
  };
}

/** A whole core without a shell: real files, real HTTP through a link that can be cut. */
export function coreIn(options: {
  readonly folder: string;
  readonly url: string;
  readonly enrolCode: string | null;
  readonly clock: CoreClock;
  readonly wrap?: (link: Link) => Link;
  readonly printer?: SlipPrinter;
}) {
  const told: string[] = [];
  const network = cuttableLink(options.wrap === undefined ? fetchLink(options.url) : options.wrap(fetchLink(options.url)));
  const clock = adjustableClock(options.clock);
  const core = createCore({
    folder: options.folder,
    link: network,
    clock,
    random: (bytes) => randomBytes(bytes),
    log: listedLog(told),
    printer: options.printer ?? noPrinter(),
    enrolCode: options.enrolCode,
    createDesk: null,
    use: 'kiosk',
    pullWaitMs: 300,
    after: (delayMs, action) => {
      const timer = setTimeout(action, delayMs);
      return () => clearTimeout(timer);
    },
  });
  let isClosed = false;
  const close = async (): Promise<void> => {
    if (isClosed) return;
    isClosed = true;
    await core.close();
  };
  onTestFinished(close);
  return { core, network, clock, told, close };
}
