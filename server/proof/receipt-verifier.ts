/** The one shape in which every authority is asked. A new country is one more file that makes a verifier, and one more line in `verifiers.ts`. */
import type { AuthorityTold } from '../../domain/receipt/weigh-answer.ts';

/** What an authority says about one receipt. */
export type AuthorityAnswer =
  | { readonly kind: 'known'; readonly told: AuthorityTold }
  /** It is on file and no purchase: invalid, taken back, money put into the till. `why` for the log, without anything of the receipt. */
  | { readonly kind: 'no-purchase'; readonly why: string }
  /** Not on file. It may still come in for so long after the purchase: tills send what they issued without a connection later. */
  | { readonly kind: 'unknown'; readonly patienceMs: number }
  /** No answer that can be used: busy, down, slow, not understood. `why` for the log, without anything of the receipt. */
  | { readonly kind: 'ask-later'; readonly why: string };

/** Asks one authority. */
export interface ReceiptVerifier {
  /** Slug; stands in the act: `sk-ekasa`. */
  readonly name: string;
  /** Formats of receipt codes it answers for. */
  readonly formats: readonly string[];
  /** Questions under way at once; authorities shut out who asks in crowds. */
  readonly atOnce: number;
  /** Questions about one receipt at most, before it is left to the desk. */
  readonly attemptsMax: number;
  /** Time for one question. */
  readonly timeoutMs: number;
  /** Asks about the text of a code. May reject: that is `ask-later`. */
  ask(code: string, signal: AbortSignal): Promise<AuthorityAnswer>;
}
