import type { SlipDocument } from '../../domain/slip/slip-document.ts';
import type { CoreServices } from './core-services.ts';
import type { FactBook } from './fact-book.ts';
import type { SlipOutcome } from './slip-printer.ts';

/** One slip of one visit. */
export interface LoggedSlip {
  readonly slip: SlipDocument;
  readonly kind: 'visit' | 'voucher' | 'card' | 'test';
  readonly visitId: string;
  readonly voucherIds: readonly string[];
  readonly copy: number;
  readonly signal: AbortSignal;
}

/**
 * Prints with a line in the print log before the first byte and the fact `slip.printed` after the last. A core killed in between finds the line without an
 * outcome at its next start: nothing is printed later by itself.
 */
export async function printLogged(services: CoreServices, book: FactBook, job: LoggedSlip): Promise<SlipOutcome> {
  const jobId = book.newId();
  const isReal = book === services.factBook;
  try {
    if (isReal) services.journal.askedPrint({ jobId, visitId: job.visitId, slip: job.kind, askedAtMs: book.nowMs(), outcome: null });
    const outcome = job.signal.aborted ? 'cancelled' : await services.printer.print(job.slip, job.signal);
    if (isReal) services.journal.endedPrint(jobId, outcome);
    book.record({
      kind: 'slip.printed',
      jobId,
      visitId: job.visitId,
      slip: job.kind,
      copy: job.copy,
      outcome,
      voucherIds: job.voucherIds.slice(0, 20),
    });
    return outcome;
  } catch (error) {
    services.log.error('slip-not-printed', error);
    return 'offline';
  }
}

/** Slips that the last core was printing when it died: told to the server as cancelled, and never printed again. */
export function settleUnendedPrints(services: Pick<CoreServices, 'journal' | 'factBook' | 'log'>): void {
  for (const print of services.journal.unendedPrints()) {
    services.journal.endedPrint(print.jobId, 'cancelled');
    services.factBook.record({
      kind: 'slip.printed',
      jobId: print.jobId,
      visitId: print.visitId,
      slip: print.slip,
      copy: 0,
      outcome: 'cancelled',
      voucherIds: [],
    });
    services.log.warn('slip-cut-off', { slip: print.slip });
  }
}
