/** The shift of this desk, read from its journal: what runs now and what it did. The journal is the only memory of a shift, so no crash can take a figure away. */
import * as z from 'zod/mini';

import type { Fact, FactBodyOf } from '../../domain/contract/fact.ts';
import { factOutcome } from '../../domain/contract/sync.ts';
import type { FactOutcome } from '../../domain/contract/sync.ts';
import type { OpenShift } from '../../domain/desk/shift-count.ts';
import { shiftSoFar } from '../../domain/desk/shift-report.ts';
import type { ShiftFact, ShiftSoFar } from '../../domain/desk/shift-report.ts';
import { readReceipt } from '../../domain/receipt/read-receipt.ts';
import { localOf } from '../../domain/time/zone.ts';
import { factOfRow } from '../core/fold.ts';
import type { CoreServices } from '../core/core-services.ts';
import type { JournalRow } from '../journal/journal.ts';

const PAGE = 500;
/** Facts of one shift that are looked at; a month of a busy desk. */
const FACTS_MAX = 100_000;

/** The shift that runs, with its beginning. */
export interface RunningShift {
  readonly shift: OpenShift;
  readonly body: FactBodyOf<'shift.started'>;
  readonly seq: number;
}

/** What the shift did so far, and where in the journal that is. */
export interface ShiftRead extends ShiftSoFar {
  readonly firstSeq: number;
  readonly headSeq: number;
  readonly headHash: string;
}

type Services = Pick<CoreServices, 'journal' | 'factBook' | 'house'>;

/** `YYYY-MM-DDTHH:MM:SS` in the mall. */
export const mallLocal = (services: Services, atMs: number): string => localOf(atMs, services.house.catalogue()?.mall.offsets ?? []);

/** The shift that began at this desk and has not ended; null: none. */
export function runningShift(services: Services): RunningShift | null {
  const row = services.journal.bySubject('shift').at(-1);
  if (row?.kind !== 'shift.started') return null;
  const { body, registeredAtMs } = factOfRow(row);
  if (body.kind !== 'shift.started') return null;
  const { shiftId, reference, staffId } = body;
  const shift = { shiftId, reference, startedBy: staffId, startedAtMs: registeredAtMs, startedLocal: mallLocal(services, registeredAtMs) };
  return { shift, body, seq: row.seq };
}

/** Folds every fact of the shift from its beginning to the journal's end. */
export function readShift(services: Services, fromSeq: number): ShiftRead {
  const facts: ShiftFact[] = [];
  let last: JournalRow | null = null;
  for (let seq = fromSeq - 1; facts.length < FACTS_MAX;) {
    const rows = services.journal.after(seq, PAGE);
    for (const row of rows) facts.push(shiftFact(services, row));
    last = rows.at(-1) ?? last;
    if (rows.length < PAGE) break;
    seq = last?.seq ?? seq;
  }
  return { ...shiftSoFar(facts), firstSeq: fromSeq, headSeq: last?.seq ?? fromSeq, headHash: last?.hash ?? '0'.repeat(64) };
}

function shiftFact(services: Services, row: JournalRow): ShiftFact {
  const fact = factOfRow(row);
  const { body } = fact;
  const plain = { fact, fate: 'booked', points: 0, amountMinor: 0, decided: true, giftId: null } as const;
  if (body.kind === 'voucher.honoured') return { ...plain, giftId: giftOf(services, body) };
  return body.kind === 'receipt.registered' ? { ...plain, ...registration(services, fact, body) } : plain;
}

/** How a registration ended: by the server's own outcome, else by this desk's rules. */
function registration(
  services: Services,
  { seq }: Fact,
  body: FactBodyOf<'receipt.registered'>,
): Pick<ShiftFact, 'fate' | 'points' | 'amountMinor' | 'decided'> {
  const outcome = outcomeAt(services, seq);
  const amountMinor = amountOf(body);
  if (outcome !== null) {
    const fate = outcome.fate === 'applied' ? 'booked' : outcome.fate === 'refused' ? 'refused' : 'held';
    return { fate, points: outcome.awards.reduce((sum, award) => sum + award.points, 0), amountMinor, decided: true };
  }
  const receipt = services.factBook.world().get('receipt', body.receiptId);
  // A voided one was booked first; a moved one stays booked. What is not on file here was not worth a document.
  const fate = receipt === null || receipt.state === 'refused' ? 'refused' : receipt.state === 'held' ? 'held' : 'booked';
  return { fate, points: receipt?.awards.reduce((sum, award) => sum + award.points, 0) ?? 0, amountMinor, decided: false };
}

function outcomeAt(services: Services, seq: number): FactOutcome | null {
  const body = services.journal.outcomeAt(seq);
  const parsed = body === null ? null : z.safeParse(factOutcome, JSON.parse(body));
  return parsed?.success === true ? parsed.data : null;
}

/** The sum on the paper: what the code says stands above what was typed. */
function amountOf({ raw, typed }: FactBodyOf<'receipt.registered'>): number {
  const reading = raw === null ? null : readReceipt(raw);
  return (reading?.ok === true ? reading.totalMinor : null) ?? typed?.amountMinor ?? 0;
}

function giftOf(services: Services, { accountId, voucherId }: FactBodyOf<'voucher.honoured'>): string | null {
  return services.factBook.account(accountId)?.vouchers.find((one) => one.voucherId === voucherId)?.giftId ?? null;
}
