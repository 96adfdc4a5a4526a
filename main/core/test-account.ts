import type { AccountDocument } from '../../domain/contract/account-document.ts';
import type { Language } from '../../domain/contract/primitive.ts';
import type { CoreServices } from './core-services.ts';
import type { FactBook } from './fact-book.ts';

/** A test card as it was read. */
export interface TestCard {
  readonly cardToken: string;
  readonly last4: string;
  readonly language: Language | null;
}

/** An account for a test card in a book that writes nothing. Joins like anybody; null if the rules refuse even that. */
export function openTestAccount(services: CoreServices, testBook: FactBook, card: TestCard): AccountDocument | null {
  const language = card.language ?? services.house.catalogue()?.mall.defaultLanguage ?? 'en';
  testBook.record({
    kind: 'account.opened',
    accountId: testBook.newId(),
    origin: 'joined',
    cardKey: card.cardToken,
    last4: card.last4,
    medium: 'plastic',
    language,
    initial: 'T',
    sealed: null,
    consent: { rulesVersion: '1', sms: false, email: false },
    invitedBy: null,
  });
  return testBook.accountOfCard(card.cardToken);
}
