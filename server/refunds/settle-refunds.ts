/** A piece of a shop's list of refunds: each line is judged and decided under one lock, and says what became of it. The same piece again changes nothing. */
import { randomBytes } from 'node:crypto';
import type { ReceiptDocument } from '../../domain/contract/document.ts';
import type { RefundFate, RefundLine } from '../../domain/contract/refund-line.ts';
import { pointsOf } from '../../domain/decide/receipt-record.ts';
import { uuidV7 } from '../../domain/encoding/uuid.ts';
import { formatMoney } from '../../domain/text/format.ts';
import { localOf } from '../../domain/time/zone.ts';
import { ensureImportKiosk } from '../api/enrol.ts';
import { ensureOfficeStaff, theMall } from '../api/office-acts.ts';
import { OFFICE, OFFICE_STAFF } from '../decider/audit-row.ts';
import type { DecidedEntry } from '../decider/decide-entries.ts';
import { ActRefused } from '../decider/entry.ts';
import type { ImportFact } from '../decider/job.ts';
import { officeDid } from '../office-did.ts';
import type { Programme } from '../open-programme.ts';
import { judgeRefund } from './judge-refund.ts';
import type { Judged } from './judge-refund.ts';
import { listedOf, lookAtRefunds } from './refund-look.ts';

const DAY_MS = 86_400_000;

/** Lines of one shop. `fileName`: for the trail. */
export interface RefundPiece {
  readonly tenantId: string;
  readonly fileName: string;
  readonly lines: readonly RefundLine[];
}

type Fact = Extract<Judged, { kind: 'fact' }> & { readonly line: number };

/** `dry`: what would become of the lines; nothing is written. Throws ActRefused: no mall, no such shop. */
export async function settleRefunds(programme: Programme, piece: RefundPiece, dry: boolean): Promise<readonly RefundFate[]> {
  const mall = await theMall(programme);
  const tenant = await programme.store.read((transaction) => transaction.document('tenant', piece.tenantId));
  if (tenant === null) throw new ActRefused(`There is no shop ${piece.tenantId}. Give its name as the campaign files write it.`);
  await ensureImportKiosk(programme, OFFICE, mall.id);
  await ensureOfficeStaff(programme, mall.id);
  const nowMs = programme.nowMs();
  const nextDay = localOf(nowMs + DAY_MS, mall.offsets).slice(0, 10);
  let said: RefundFate[] = [];
  let facts = new Map<string, Fact>();
  const entries = await programme.decider.officeFacts(
    OFFICE,
    async (transaction) => {
      said = [];
      facts = new Map();
      const look = await lookAtRefunds(
        transaction,
        piece.lines.map((line) => listedOf(piece.tenantId, line)),
        nowMs,
      );
      const seq = (await transaction.kiosk(OFFICE))?.headSeq ?? 0;
      for (const line of piece.lines) {
        const judged = judgeRefund(line, piece.tenantId, look, nextDay, (minor) => formatMoney(minor, mall.currency, 'en'));
        if (judged.kind === 'said') said.push(judged.fate);
        else facts.set(uuidV7(nowMs, randomBytes(16)), { ...judged, line: line.line });
      }
      return [...facts].map(([id, fact], index) => factOf(id, fact, nowMs, seq + 1 + index));
    },
    dry,
  );
  const fates = [...said, ...fatesOf(entries, facts)].sort((a, b) => a.line - b.line);
  if (!dry && facts.size > 0)
    await programme.decider.act([officeDid(programme, 'refunds-loaded', piece.tenantId, summary(piece, fates))], mall.id);
  return fates;
}

/** The fact of a refund. `seq`: its place in the office's own chain, of which its reference is made. */
export function factOf(id: string, { slip, listed, receipt }: Omit<Fact, 'kind' | 'line'>, nowMs: number, seq: number): ImportFact {
  const { identity, issuedAtLocal, number, amountMinor } = slip;
  return {
    id,
    registeredAtMs: nowMs,
    body: {
      kind: 'receipt.returned',
      receiptId: listed.identity === null ? (receipt?.id ?? null) : null,
      identity: listed.identity,
      amountMinor,
      reference: `${OFFICE}-${seq}`,
      staffId: OFFICE_STAFF,
      slip: { identity, issuedAtLocal, number, listed },
    },
  };
}

function fatesOf(entries: readonly DecidedEntry[], facts: ReadonlyMap<string, Fact>): RefundFate[] {
  const points = new Map<string, number>();
  return entries.flatMap((decided) => {
    const fact = decided.entry.kind === 'fact' ? facts.get(decided.entry.fact.id) : undefined;
    return fact === undefined ? [] : [{ line: fact.line, ...fateOf(decided, fact, points) }];
  });
}

/** `points`: what receipts gave after the lines before. */
export function fateOf(
  { outcome, changes, failure }: DecidedEntry,
  { receipt, listed }: Pick<Fact, 'receipt' | 'listed'>,
  points: Map<string, number>,
): Omit<RefundFate, 'line'> {
  const none = { reference: receipt?.reference ?? null, points: 0, missing: 0 };
  if (failure !== null || outcome?.fate === 'refused')
    return { ...none, fate: 'wrong', what: `it could not be decided: ${failure ?? outcome?.refusal ?? ''}; load the file again` };
  if (receipt === null && listed.choose) return { ...none, fate: 'choose', what: 'several receipts fit; say which in the office' };
  if (receipt === null) return { ...none, fate: 'waiting', what: 'no such receipt yet; one that comes within 30 days is recognised' };
  const now = changes.reduce<ReceiptDocument | null>(
    (last, change) =>
      change.kind === 'document.put' && change.document.kind === 'receipt' && isPaperOf(change.document, receipt) ? change.document : last,
    null,
  );
  if (now === null) return { ...none, fate: 'already', what: 'this refund was taken back before' };
  const before = points.get(now.id) ?? pointsOf(receipt);
  points.set(now.id, pointsOf(now));
  const missing = changes.reduce((sum, change) => sum + (change.kind === 'account.debtChanged' ? change.points : 0), 0);
  const gone = Math.max(0, before - pointsOf(now));
  return {
    fate: 'returned',
    reference: now.reference,
    points: gone,
    missing: Math.max(0, missing),
    what: wordsOf(receipt, gone, Math.max(0, missing)),
  };
}

const isPaperOf = (one: ReceiptDocument, receipt: ReceiptDocument): boolean =>
  one.id === receipt.id || (receipt.strongKeys[0] !== undefined && one.strongKeys[0] === receipt.strongKeys[0]);

function wordsOf({ state }: ReceiptDocument, points: number, missing: number): string {
  if (state === 'held') return 'it waits for the desk still, and counts for less';
  const gone = points === 1 ? '1 point goes' : `${points} points go`;
  if (missing === 0) return gone;
  if (missing >= points) return `${gone}; spent already, so owed`;
  return `${gone}; ${missing} of them ${missing === 1 ? 'is' : 'are'} spent already, so owed`;
}

function summary({ fileName, lines }: RefundPiece, fates: readonly RefundFate[]): string {
  const of = (fate: RefundFate['fate']): number => fates.filter((one) => one.fate === fate).length;
  const told = `lines ${lines[0]?.line ?? 0} to ${lines.at(-1)?.line ?? 0}: ${of('returned')} returned, ${of('already')} already, ${of('waiting')} waiting, ${of('choose')} to choose, ${of('wrong')} wrong`;
  return `${told}; ${fileName}`;
}
