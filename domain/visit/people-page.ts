/** Pages of a questionnaire, an invitation and a birthday. What was answered lies with the visit, so that LATER and a scan in between lose nothing. */
import type { Say } from '../contract/primitive.ts';
import type { BirthdayEntry } from '../audience/birthday-entry.ts';
import type { Answers } from '../questionnaire/answers.ts';
import type { Page } from './state.ts';

/** A questionnaire that was begun in this visit. `at`: the question that stands open. */
export interface Answering {
  readonly questionnaireId: string;
  readonly at: number;
  readonly answers: Answers;
}

/** Where BACK leads: the page that stood before; null: the visit itself. */
type Under = Page | null;

/** @see file comment */
export type PeoplePage =
  | { readonly kind: 'questionnaire'; readonly questionnaireId: string; readonly under: Under }
  | { readonly kind: 'question'; readonly sending: boolean; readonly under: Under }
  | {
      readonly kind: 'questionnaire-done';
      readonly questionnaireId: string;
      readonly points: number;
      readonly lines: readonly Say[];
      readonly toBeConfirmed: boolean;
    }
  | InvitePage
  /** Over attract, kept receipts or an unknown card: whoever stands here was invited. */
  | { readonly kind: 'invited' }
  | { readonly kind: 'birthday'; readonly entry: BirthdayEntry; readonly under: Under };

/** The member's own invitation. `code` null: it is being made. */
export interface InvitePage {
  readonly kind: 'invite';
  readonly code: { readonly qrText: string; readonly untilLocal: string } | null;
}

const kinds: ReadonlySet<string> = new Set<PeoplePage['kind']>([
  'questionnaire',
  'question',
  'questionnaire-done',
  'invite',
  'invited',
  'birthday',
]);

/** Whether a page is one of these. */
export function isPeoplePage<P extends { readonly kind: string }>(page: P): page is Extract<P, PeoplePage> {
  return kinds.has(page.kind);
}
