import type { SlipKind } from '../../domain/contract/fact.ts';
import type { SlipDocument } from '../../domain/slip/slip-document.ts';
import type { PrintRow } from '../journal/journal.ts';
import type { CoreServices } from './core-services.ts';
import type { FactBook } from './fact-book.ts';
import type { SlipOutcome } from './slip-printer.ts';

/** One slip of one visit. */
export interface LoggedSlip {
  readonly slip: SlipDocument;
  readonly kind: SlipKind;
  readonly visitId: string;
  readonly voucherIds: readonly string[];
  readonly copy: number;
  readonly signal: AbortSignal;
}

type PrintServices = Pick<CoreServices, 'journal' | 'factBook' | 'log' | 'printer'>;

/**
 * Prints with a line in the print log before the first byte, the fact `slip.printed` after the last, and then the outcome in the log. A core killed in
 * between finds the line without an outcome at its next start: nothing is printed later by itself.
 */
export async function printLogged(services: PrintServices, book: FactBook, job: LoggedSlip): Promise<SlipOutcome> {
  const jobId = book.newId();
  const isReal = book === services.factBook;
  let outcome: SlipOutcome = 'offline';
  try {
    if (isReal) services.journal.askedPrint({ jobId, visitId: job.visitId, slip: job.kind, askedAtMs: book.nowMs(), outcome: null });
    outcome = job.signal.aborted ? 'cancelled' : await services.printer.print(job.slip, job.signal);
    book.record({
      kind: 'slip.printed',
      jobId,
      visitId: job.visitId,
      slip: job.kind,
      copy: job.copy,
      outcome,
      voucherIds: job.voucherIds.slice(0, 20),
    });
    if (isReal) services.journal.endedPrint(jobId, outcome);
  } catch (error) {
    services.log.error('slip-not-logged', error);
  }
  return outcome;
}

/**
 * Slips that the last core was printing when it died: whether they came out nobody knows, and so it is told to the server. They are never printed again by
 * themselves; what the printer still holds of them is dropped before anything else is printed, and who asks for the slip once more gets one marked COPY.
 */
export function settleUnendedPrints(services: PrintServices): void {
  const unended = services.journal.unendedPrints();
  // Died between the fact and the line of the log: the fact knows the outcome, and is told once.
  const isRecorded = (print: PrintRow): boolean => services.journal.bySubject(print.jobId).length > 0;
  for (const print of unended.filter(isRecorded)) services.journal.endedPrint(print.jobId, 'recorded');
  const cutOff = unended.filter((print) => !isRecorded(print));
  if (cutOff.length > 0) services.printer.distrust();
  for (const { jobId, visitId, slip } of cutOff) {
    services.factBook.record({ kind: 'slip.printed', jobId, visitId, slip, copy: 0, outcome: 'unknown', voucherIds: [] });
    services.journal.endedPrint(jobId, 'unknown');
    services.log.warn('slip-cut-off', { slip });
  }
}
