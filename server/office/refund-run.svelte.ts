/** A list on its way through the server, piece by piece: what became of each line so far. */
import type { RefundFate } from '../../domain/contract/refund-line.ts';
import { NoRefundList, RefundListReader } from '../../domain/refund-file/refund-list.ts';
import { addFates, noTotals } from '../../domain/refund-file/refund-totals.ts';
import type { RefundTotals } from '../../domain/refund-file/refund-totals.ts';
import { minorDigitsOf } from '../../domain/text/format.ts';
import { readListLines, settledInPieces } from '../refunds/list-lines.ts';
import { refundFatesAnswer } from './answers-refunds.ts';
import { sentenceOf, tell } from './ask.ts';

/** Where a run stands. `loaded`: the list was carried out, as far as it came. */
export type RunState = 'none' | 'checking' | 'checked' | 'loading' | 'loaded';

/** @see file comment */
export class RefundRun {
  state = $state<RunState>('none');
  fates = $state.raw<readonly RefundFate[]>([]);
  totals = $state.raw<RefundTotals>(noTotals);
  unknown = $state.raw<readonly string[]>([]);
  trouble = $state<string | null>(null);
  #serial = 0;

  /** Another file or shop: what was found is forgotten, and what is still coming is not looked at. */
  forget(): void {
    this.#serial += 1;
    this.state = 'none';
    this.fates = [];
    this.totals = noTotals;
    this.unknown = [];
    this.trouble = null;
  }

  /** Sends the list. `does` 'check' changes nothing. One that stops in the middle says so; loading it again goes on. */
  async go(file: File, tenantId: string, currency: string, does: 'check' | 'load'): Promise<void> {
    this.forget();
    const serial = this.#serial;
    this.state = does === 'check' ? 'checking' : 'loading';
    const reader = new RefundListReader(minorDigitsOf(currency));
    const settle = (lines: readonly unknown[]) =>
      tell(`refunds/${does}`, { tenantId, fileName: fileNameOf(file), lines }, refundFatesAnswer);
    const all: RefundFate[] = [];
    try {
      for await (const fates of settledInPieces(
        readListLines(() => bytesOf(file), reader),
        settle,
      )) {
        if (serial !== this.#serial) return;
        all.push(...fates);
        this.totals = addFates(this.totals, fates);
      }
      this.state = does === 'check' ? 'checked' : 'loaded';
    } catch (error) {
      if (serial !== this.#serial) return;
      this.trouble =
        error instanceof NoRefundList ? `${file.name} is no list of refunds: ${error.message}.` : stopped(error, does, all.length);
      this.state = does === 'load' ? 'loaded' : 'none';
    }
    this.fates = all;
    this.unknown = reader.unknownColumns();
  }
}

const stopped = (error: unknown, does: 'check' | 'load', lines: number): string =>
  does === 'load' && lines > 0
    ? `It stopped after ${String(lines)} lines: ${sentenceOf(error)} What stands below is done. Check and take back the file again: those lines do not count twice.`
    : sentenceOf(error);

const fileNameOf = (file: File): string => file.name.replace(/[\u0000-\u001f\u007f-\u009f]/g, '?').slice(-200) || 'list';

async function* bytesOf(file: File): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    reader.releaseLock();
  }
}
