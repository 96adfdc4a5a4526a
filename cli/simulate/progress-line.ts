/** How far a long run is, on stderr: a line that is written over on a terminal, one now and then elsewhere. */
import { formatCount } from '../../domain/text/format.ts';

/** @see file comment */
export interface ProgressLine {
  at(receipts: number, done: number): void;
  /** Wipes the line on a terminal. */
  end(): void;
}

const terminalEveryMs = 250;
const elsewhereEveryMs = 10_000;

/** `nowMs`: the clock. */
export function createProgressLine(out: NodeJS.WriteStream, nowMs: () => number): ProgressLine {
  const startMs = nowMs();
  const everyMs = out.isTTY ? terminalEveryMs : elsewhereEveryMs;
  let toldMs = startMs;
  return {
    at(receipts, done) {
      const now = nowMs();
      if (now - toldMs < everyMs) return;
      toldMs = now;
      const rate = Math.round(receipts / Math.max(0.001, (now - startMs) / 1000));
      const text = `${formatCount(receipts, 'en')} receipts, ${Math.floor(done * 100)} %, ${formatCount(rate, 'en')} a second`;
      out.write(out.isTTY ? `\r\u001b[K${text}` : `${text}\n`);
    },
    end() {
      if (out.isTTY) out.write('\r\u001b[K');
    },
  };
}
