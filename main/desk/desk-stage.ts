import type { Refusal } from '../../domain/contract/refusal.ts';
import type { FactBody } from '../../domain/contract/fact.ts';
import type { DeskAccount } from '../../domain/desk/desk-account.ts';
import type { DeskEvent } from '../../domain/desk/port.ts';
import type { CoreServices } from '../core/core-services.ts';
import type { FactBook } from '../core/fact-book.ts';
import { testFactBook } from '../core/test-fact-book.ts';
import { deskAccount } from './desk-account.ts';

type WithoutTime<E> = E extends unknown ? Omit<E, 'atMs'> : never;

/** A desk event before the queue stamps it. */
export type DeskInput = WithoutTime<DeskEvent>;

/** What carriers of the desk stand on: the services, the right book, and the way back into the machine. */
export interface DeskStage {
  readonly services: CoreServices;
  /** The durable book, or the one of a test stack, which writes nothing. */
  book(isTest: boolean): FactBook;
  /** Whether an account lives in the test book only. */
  isTestAccount(accountId: string): boolean;
  noteTestAccount(accountId: string): void;
  account(accountId: string): DeskAccount | null;
  emit(input: DeskInput): void;
  /** Aborts when the stack of this visit ends: what is unprinted then never comes out. */
  signal(visitId: string): AbortSignal;
  end(visitId: string): void;
}

/** The stage of one desk. */
export function createDeskStage(services: CoreServices, emit: (input: DeskInput) => void): DeskStage {
  let testBook: FactBook | null = null;
  const testAccounts = new Set<string>();
  const endings = new Map<string, AbortController>();
  const deskId = (): string => services.identity.enrolment()?.kioskId ?? 'D';
  const book = (isTest: boolean): FactBook => {
    if (!isTest) return services.factBook;
    return (testBook ??= testFactBook(services.factBook, deskId(), services.mirror.list('mall')[0]?.id ?? ''));
  };
  const ending = (visitId: string): AbortController => {
    const known = endings.get(visitId) ?? new AbortController();
    endings.set(visitId, known);
    return known;
  };
  return {
    services,
    book,
    isTestAccount: (accountId) => testAccounts.has(accountId),
    noteTestAccount: (accountId) => void testAccounts.add(accountId),
    account: (accountId) => {
      const catalogue = services.house.catalogue();
      const from = book(testAccounts.has(accountId));
      const account = from.account(accountId);
      if (account === null || catalogue === null) return null;
      const owner = services.mirror.list('staff').find((one) => one.ownAccountId === account.id);
      return deskAccount(account, from, deskId(), catalogue, {
        options: services.house.options(account.language),
        ownerStaffId: owner?.id ?? null,
      });
    },
    emit,
    signal: (visitId) => ending(visitId).signal,
    end: (visitId) => {
      endings.get(visitId)?.abort();
      endings.delete(visitId);
      testAccounts.clear();
      testBook = null;
    },
  };
}

/** Answer of a staff's request: carried out, or why not. `not-now`: only the server can tell, and it did not answer in time. */
export type StaffAnswer = { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal | 'not-now' };

/** Refusals that may only mean "unknown here": the server has the last word. */
const mayBeKnownElsewhere: ReadonlySet<Refusal> = new Set(['receipt-unknown', 'voucher-unknown', 'account-unknown', 'receipt-not-held']);

/**
 * Records a request of staff about a receipt (null: about none) and answers as soon as it is clear: the server's decision within the house's waiting time, else the prediction. What cannot
 * be judged here and finds no server is `not-now`; the fact stays in the journal and is decided later all the same.
 */
export async function askAsStaff(stage: DeskStage, book: FactBook, body: FactBody, receiptId: string | null): Promise<StaffAnswer> {
  // A receipt of another kiosk is judged by the server alone: without it nothing is even asked.
  const isElsewhere = receiptId !== null && book.world().get('receipt', receiptId) === null;
  if (isElsewhere && !book.online()) return { ok: false, refusal: 'not-now' };
  const { fact, prediction } = book.record(body);
  const waitMs = book.online() ? (stage.services.house.catalogue()?.settings.decisionWaitMs ?? 2000) : 0;
  const decided = await book.outcome(fact.id, waitMs);
  if (decided === null && isElsewhere) return { ok: false, refusal: 'not-now' };
  const outcome = decided ?? prediction.outcome;
  if (outcome.refusal === null) return { ok: true };
  return { ok: false, refusal: decided === null && mayBeKnownElsewhere.has(outcome.refusal) ? 'not-now' : outcome.refusal };
}
