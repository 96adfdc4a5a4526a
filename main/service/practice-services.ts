import { createHash } from 'node:crypto';

import type { CoreServices } from '../core/core-services.ts';
import type { FactBook } from '../core/fact-book.ts';
import type { VisitInput } from '../core/visit-input.ts';
import { trainingBook } from './training-book.ts';

/** The services of a visit in training, and its events: every card a made-up member's, every receipt a test. */
export interface Practice {
  readonly services: CoreServices;
  input(input: VisitInput): VisitInput;
}

/**
 * Where `practice` gives a book, nothing of a visit reaches the journal or the server: facts go to that book, questions to the server are not asked, and a real
 * card becomes a made-up one that nobody can tell back.
 */
export function practiceServices(services: CoreServices, practice: () => FactBook | null): Practice {
  const salt = services.random(16);
  const made = (cardToken: string): string => createHash('sha256').update(salt).update(cardToken, 'utf8').digest('hex');
  return {
    services: {
      ...services,
      factBook: trainingBook(services.factBook, practice),
      ask: (path, body, answer, bounds) =>
        practice() === null
          ? services.ask(path, body, answer, bounds)
          : Promise.resolve({ ok: false, failure: { kind: 'no-answer', detail: 'in training nobody is asked' } }),
    },
    input: (input) => {
      if (input.kind === 'card.read') return { ...input, cardToken: made(input.cardToken), test: true };
      return input.kind === 'receipt.read' ? { ...input, test: true } : input;
    },
  };
}
