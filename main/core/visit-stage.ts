import type { AccountDocument } from '../../domain/contract/account-document.ts';
import type { Language } from '../../domain/contract/primitive.ts';
import { balanceOf, offlineSpendable } from '../../domain/ledger/balance.ts';
import { accountView } from '../../domain/visit/account-view.ts';
import type { AccountView } from '../../domain/visit/port.ts';
import type { CoreServices } from './core-services.ts';
import { beginVisit } from './current-visit.ts';
import type { CurrentVisit } from './current-visit.ts';
import type { FactBook } from './fact-book.ts';
import { testFactBook } from './test-fact-book.ts';
import type { VisitInput } from './visit-input.ts';

/** What carriers stand on: the services, the visit of the moment, and the way back into the machine. */
export interface VisitStage {
  readonly services: CoreServices;
  /** The visit of the moment; made if an effect came without one. */
  visit(): CurrentVisit;
  /** The visit of the moment, if there is one. */
  current(): CurrentVisit | null;
  /** Ends it: aborts its print jobs, forgets everything of it. */
  end(): void;
  begin(): void;
  /** True while `visit` is still the one on the stage: an answer that comes late belongs to nobody. */
  isCurrent(visit: CurrentVisit): boolean;
  /** The durable book, or the visit's test book that writes nothing. */
  book(isTest: boolean): FactBook;
  /** Cards of the test range; nothing else is remembered of a card. */
  isTestCard(cardToken: string): boolean;
  noteTestCard(cardToken: string): void;
  view(account: AccountDocument, last4: string, language: Language, isTest: boolean): AccountView;
  emit(input: VisitInput): void;
}

const TEST_CARDS_MAX = 50;

/** Points of vouchers that this kiosk issued or asked for and the server has not taken into the account yet. */
export function ownPendingSpends(folded: AccountDocument, confirmed: AccountDocument | null): number {
  const known = new Set((confirmed?.vouchers ?? []).map((voucher) => voucher.voucherId));
  return folded.vouchers.reduce(
    (sum, voucher) =>
      sum + (known.has(voucher.voucherId) || voucher.state === 'cancelled' || voucher.state === 'expired' ? 0 : voucher.pricePoints),
    0,
  );
}

/** Points that may be spent right now: online the balance, offline within the bounds; predicted points are never spendable. */
export function spendablePoints(services: CoreServices, account: AccountDocument, isTest: boolean): number {
  const atMs = services.factBook.nowMs();
  if (isTest || services.factBook.online()) return balanceOf(account, atMs).spendable;
  const confirmed = services.mirror.get('account', account.id);
  if (confirmed === null) return 0;
  return offlineSpendable(confirmed, atMs, ownPendingSpends(account, confirmed), confirmed.allowancePoints);
}

/** The stage of one kiosk. `realBook`: what a test book begins from, where the book of `services` is a practice one. */
export function createVisitStage(
  services: CoreServices,
  emit: (input: VisitInput) => void,
  realBook: FactBook = services.factBook,
): VisitStage {
  let current: CurrentVisit | null = null;
  const testCards = new Set<string>();
  const visit = (): CurrentVisit => (current ??= beginVisit(services.factBook.newId()));
  const end = (): void => {
    current?.ended.abort();
    current = null;
  };
  return {
    services,
    visit,
    current: () => current,
    end,
    begin: () => {
      end();
      visit();
    },
    isCurrent: (one) => one === current,
    book: (isTest) => {
      if (!isTest) return services.factBook;
      const now = visit();
      return (now.testBook ??= testFactBook(
        realBook,
        services.identity.enrolment()?.kioskId ?? 'K',
        services.mirror.list('mall')[0]?.id ?? '',
      ));
    },
    isTestCard: (cardToken) => testCards.has(cardToken),
    noteTestCard: (cardToken) => {
      if (testCards.size >= TEST_CARDS_MAX) testCards.clear();
      testCards.add(cardToken);
    },
    view: (account, last4, language, isTest) => {
      const world = (isTest ? current?.testBook : null)?.world() ?? services.factBook.world();
      return accountView(world, account, last4, spendablePoints(services, account, isTest), services.house.options(language));
    },
    emit,
  };
}
