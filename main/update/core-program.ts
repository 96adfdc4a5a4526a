import * as z from 'zod/mini';

import { releaseAnswer } from '../../domain/contract/release.ts';
import type { ReleaseOrder } from '../../domain/contract/release.ts';
import { minutesOf } from '../../domain/time/opening-hours.ts';
import type { AskServer } from '../sync/ask-server.ts';
import { programMessage } from './update-messages.ts';
import type { LifeMessage, OrderMessage, ProgramMessage, Report } from './update-messages.ts';

/** The core's part in updates: tells its keeper how it is, tells the server how the keeper is, and carries the server's word back. */
export interface CoreProgram {
  /** Something came from whoever started this core. */
  heard(message: unknown): void;
  close(): void;
}

/** What it needs of the core. */
export interface CoreProgramParts {
  readonly version: string;
  readonly ask: AskServer;
  readonly after: (delayMs: number, action: () => void) => () => void;
  /** To the keeper. */
  readonly send: (message: LifeMessage | OrderMessage) => void;
  readonly life: () => Omit<LifeMessage, 'type' | 'version'>;
}

const LIFE_EVERY_MS = 2_000;
const ASK_FIRST_MS = 5_000;
const ASK_EVERY_MS = 60_000;
const ASK_TIMEOUT_MS = 15_000;

/** The mall's clock (`YYYY-MM-DDTHH:MM:SS`) as minutes after midnight; null for a core that knows no mall yet. */
export function minuteOfDay(clockLocal: string): number | null {
  return clockLocal.startsWith('1970') ? null : minutesOf(clockLocal.slice(11, 16));
}

/** @see CoreProgram */
export function createCoreProgram(parts: CoreProgramParts): CoreProgram {
  let keeper: ProgramMessage | null = null;
  let told = '';
  const ending = new AbortController();
  let cancelLife = (): void => undefined;
  let cancelAsk = (): void => undefined;

  const report = (): Report => {
    const { signs, isOpen } = parts.life();
    const bare = { version: parts.version, refused: [], detail: '' };
    if (keeper === null) return { ...bare, phase: 'unmanaged', channel: 'stable', kind: 'web', platform: null };
    // At night the screen may be off; a page that is there must paint at any time.
    const isPageWell = signs.page ? signs.painted : isOpen !== true;
    const isTroubled = keeper.phase === 'steady' && !(signs.journal && isPageWell);
    const { type: _, ...rest } = keeper;
    return { ...bare, ...rest, phase: isTroubled ? 'troubled' : keeper.phase };
  };
  const tellLife = (): void => {
    cancelLife = parts.after(LIFE_EVERY_MS, tellLife);
    if (keeper !== null) parts.send({ type: 'life', version: parts.version, ...parts.life() });
  };
  const ask = async (): Promise<void> => {
    const now = report();
    const called = await parts.ask('/v1/release', { report: now }, releaseAnswer, { timeoutMs: ASK_TIMEOUT_MS, signal: ending.signal });
    if (!called.ok || ending.signal.aborted) return;
    told = JSON.stringify(now);
    const order: ReleaseOrder | null = called.answer.order;
    if (keeper !== null) parts.send({ type: 'order', order });
  };
  const askAgain = (delayMs: number): void => {
    cancelAsk();
    cancelAsk = parts.after(delayMs, () => {
      void ask().finally(() => {
        if (!ending.signal.aborted) askAgain(ASK_EVERY_MS);
      });
    });
  };
  tellLife();
  askAgain(ASK_FIRST_MS);
  return {
    heard: (message) => {
      const parsed = z.safeParse(programMessage, message);
      if (!parsed.success) return;
      const isFirst = keeper === null;
      keeper = parsed.data;
      if (isFirst) parts.send({ type: 'life', version: parts.version, ...parts.life() });
      // News for the server (a version failed, another is proved) does not wait for the minute.
      if (told !== '' && JSON.stringify(report()) !== told) askAgain(0);
    },
    close: () => {
      ending.abort();
      cancelLife();
      cancelAsk();
    },
  };
}
