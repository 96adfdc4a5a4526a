/**
 * Receipts that wait for an authority: taken from the store's queue, asked about, decided. Every process of a programme may look; taking under the programme's lock hides a receipt from
 * the others for as long as asking may last, so nobody is asked about the same receipt twice at once. Every step is bounded; what is left waits for the next look.
 */
import { fact as factShape } from '../../domain/contract/fact.ts';
import type { FactBodyOf } from '../../domain/contract/fact.ts';
import type { Act, ActOf } from '../../domain/contract/act.ts';
import type { ReceiptDocument } from '../../domain/contract/document.ts';
import { readReceipt, withoutScannerMarks } from '../../domain/receipt/read-receipt.ts';
import { weighAnswer } from '../../domain/receipt/weigh-answer.ts';
import { mallsOf } from '../open-programme.ts';
import type { Programme } from '../open-programme.ts';
import type { ProofRow } from '../store/proof-table.ts';
import type { ProofCounts } from './proof-counts.ts';
import type { AuthorityAnswer, ReceiptVerifier } from './receipt-verifier.ts';

const takenAtOnce = 20;
const roundsMax = 20;
const firstWaitMs = 60_000;
const longestWaitMs = 6 * 3_600_000;
/** No verifier for this format is set up: it is looked at again this much later, and the log says so. */
const noVerifierWaitMs = 3_600_000;

/** What looking needs. */
export interface ProofQueueOptions {
  readonly programme: Programme;
  readonly verifiers: readonly ReceiptVerifier[];
  readonly counts: ProofCounts;
  readonly log: (line: string) => void;
  /** A signal that ends after so many milliseconds. */
  readonly timeout: (ms: number) => AbortSignal;
  /** Ends when the server does: questions under way are dropped and asked again after the next start. */
  readonly stopped: AbortSignal;
}

/** Pause before the next question, doubling from a minute to six hours. */
export function waitAfter(attempts: number): number {
  return Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(attempts, 20));
}

/** One look: at most 400 questions. Answers how many receipts were looked at. */
export async function lookAtProofs(options: ProofQueueOptions): Promise<number> {
  const { programme, verifiers } = options;
  // A look that finds nothing takes no lock.
  const due = await programme.store.read((transaction) => transaction.proofs.due(programme.nowMs(), 1));
  if (due.length === 0) return 0;
  const longestMs = Math.max(0, ...verifiers.map((one) => one.timeoutMs));
  let done = 0;
  for (let round = 0; round < roundsMax; round += 1) {
    const nowMs = programme.nowMs();
    // Twenty questions one after the other, each as long as it may take, and a minute to decide.
    const untilMs = nowMs + takenAtOnce * longestMs + 60_000;
    const rows = await programme.store.write((transaction) => transaction.proofs.take(nowMs, untilMs, takenAtOnce));
    await settleAll(options, rows);
    done += rows.length;
    if (rows.length < takenAtOnce || options.stopped.aborted) break;
  }
  return done;
}

/** Receipts of one verifier in so many lanes as it allows; verifiers side by side. */
async function settleAll(options: ProofQueueOptions, rows: readonly ProofRow[]): Promise<void> {
  const questions = await questionsOf(options, rows);
  const byVerifier = Map.groupBy(questions, (one) => one.verifier);
  await Promise.all(
    [...byVerifier].flatMap(([verifier, all]) => {
      const waiting = [...all];
      return Array.from({ length: verifier.atOnce }, async () => {
        for (let next = waiting.shift(); next !== undefined && !options.stopped.aborted; next = waiting.shift())
          await settle(options, next);
      });
    }),
  );
}

interface Question {
  readonly row: ProofRow;
  readonly receipt: ReceiptDocument;
  readonly body: FactBodyOf<'receipt.registered'>;
  readonly code: string;
  readonly verifier: ReceiptVerifier;
}

async function questionsOf(options: ProofQueueOptions, rows: readonly ProofRow[]): Promise<readonly Question[]> {
  const { programme, verifiers, log } = options;
  const questions: Question[] = [];
  for (const row of rows) {
    const { receipt, source } = await programme.store.read(async (transaction) => ({
      receipt: await transaction.document('receipt', row.receiptId),
      source: (await transaction.logRow(row.logSeq))?.source ?? null,
    }));
    if (receipt === null || receipt.proof !== 'pending') continue;
    const verifier = verifiers.find((one) => receipt.format !== null && one.formats.includes(receipt.format));
    if (verifier === undefined) {
      log(
        `proof: no verifier for receipts of ${receipt.format ?? 'no format'}; set receiptProof of this format to online false, or let staff decide`,
      );
      await postpone(options, row, row.attempts, noVerifierWaitMs);
      continue;
    }
    const body = source === null ? null : registrationIn(source, row.receiptId);
    const raw = body?.raw ?? null;
    if (body === null || raw === null) {
      log(`proof: the code of receipt ${receipt.reference} is not in the log; the desk decides`);
      await decide(options, receipt, { verdict: 'unanswered', told: null }, verifier);
    } else questions.push({ row, receipt, body, code: withoutScannerMarks(raw), verifier });
  }
  return questions;
}

function registrationIn(source: string, receiptId: string): FactBodyOf<'receipt.registered'> | null {
  const read = factShape.safeParse(JSON.parse(source));
  const body = read.success ? read.data.body : null;
  return body?.kind === 'receipt.registered' && body.receiptId === receiptId ? body : null;
}

async function settle(options: ProofQueueOptions, question: Question): Promise<void> {
  const { row, receipt, body, code, verifier } = question;
  const answer = await askNow(options, question);
  if (options.stopped.aborted) return;
  options.counts.asked(verifier.name, answer.kind);
  const attempts = row.attempts + 1;
  const reading = readReceipt(code);
  if (answer.kind === 'known' && reading.ok) {
    const typedByVisitor = body.typed !== null && body.staffId === null;
    return decide(options, receipt, weighAnswer(reading, answer.told, typedByVisitor), verifier);
  }
  if (answer.kind === 'no-purchase') return decide(options, receipt, { verdict: 'not-genuine', told: null }, verifier);
  if (answer.kind === 'unknown' && options.programme.nowMs() - receipt.registeredAtMs >= answer.patienceMs)
    return decide(options, receipt, { verdict: 'not-genuine', told: null }, verifier);
  if (attempts >= verifier.attemptsMax) return decide(options, receipt, { verdict: 'unanswered', told: null }, verifier);
  if (answer.kind === 'ask-later') options.log(`proof: ${verifier.name}: ${answer.why}; asked again later`);
  return postpone(options, row, attempts, waitAfter(row.attempts));
}

async function askNow({ timeout, stopped }: ProofQueueOptions, { code, verifier }: Question): Promise<AuthorityAnswer> {
  try {
    return await verifier.ask(code, AbortSignal.any([stopped, timeout(verifier.timeoutMs)]));
  } catch (error) {
    return { kind: 'ask-later', why: error instanceof Error ? reasonOf(error) : 'no answer' };
  }
}

/** Name and code of an error; its message may hold an address with parts of the receipt. */
function reasonOf(error: Error): string {
  const cause: unknown = error.cause;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? ` ${String(cause.code)}` : '';
  return `${error.name}${code}`;
}

async function decide(
  { programme, log }: ProofQueueOptions,
  receipt: ReceiptDocument,
  { verdict, told }: Pick<ActOf<'receipt.checked'>, 'verdict' | 'told'>,
  verifier: ReceiptVerifier,
): Promise<void> {
  const kiosk = await programme.store.read((transaction) => transaction.kiosk(receipt.kioskId));
  const mallId = kiosk?.mallId ?? (await mallsOf(programme.store))[0]?.id;
  if (mallId === undefined) return;
  const act: Act = { kind: 'receipt.checked', receiptId: receipt.id, verdict, told, verifier: verifier.name, atMs: programme.nowMs() };
  try {
    await programme.decider.act([act], mallId);
  } catch (error) {
    // What was taken comes back by itself.
    log(`proof: receipt ${receipt.reference}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function postpone({ programme }: ProofQueueOptions, row: ProofRow, attempts: number, waitMs: number): Promise<void> {
  return programme.store.write((transaction) => transaction.proofs.postpone(row.receiptId, attempts, programme.nowMs() + waitMs));
}
