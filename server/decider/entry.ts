/** One thing to decide in a batch: a fact of a kiosk, or an act of the server itself. */
import type { Act, ActRefusal } from '../../domain/contract/act.ts';
import type { Fact } from '../../domain/contract/fact.ts';

/** @see file comment */
export type Entry =
  | {
      readonly kind: 'fact';
      readonly fact: Fact;
      readonly bytes: string;
      readonly signature: string | null;
      readonly hash: string;
      readonly mallId: string;
      readonly onChain: boolean;
    }
  | { readonly kind: 'act'; readonly act: Act; readonly mallId: string };

/** Refused by the rules of the server itself: a person did something that cannot be; nothing was written. */
export class ActRefused extends Error {
  /** Which refusal of an act it was; null: another no of the server. */
  readonly refusal: ActRefusal | null;
  constructor(message: string, refusal: ActRefusal | null = null) {
    super(message);
    this.name = 'ActRefused';
    this.refusal = refusal;
  }
}
