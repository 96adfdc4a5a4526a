import type { SlipDocument } from '../../domain/slip/slip-document.ts';
import type { FactBook } from './fact-book.ts';

/** A draft of the visit that became a fact. */
export interface RegisteredDraft {
  readonly receiptId: string;
  readonly accountId: string;
  readonly isTest: boolean;
}

/** What a slip was made from, as text, and what was made: while the one stands, the other is what lies in the tray. */
export interface PrintedSlip {
  readonly from: string;
  readonly slip: SlipDocument;
}

/** What the core keeps of a visit, dropped as a whole at its end. */
export interface CurrentVisit {
  readonly visitId: string;
  /** Aborts what belongs to the visit: unprinted slips. */
  readonly ended: AbortController;
  /** By draft id of the machine. */
  readonly drafts: Map<string, RegisteredDraft>;
  /** Account whose changes are shown, with the last four digits of the card in hand. */
  shown: { readonly accountId: string; readonly last4: string; readonly isTest: boolean } | null;
  /** Notices that this visit showed; told to the server at its end, so that they come once. */
  told: { readonly accountId: string; readonly noticeIds: readonly string[] } | null;
  /** The number somebody joined with in this visit, sealed; null: none. */
  sealedPhone: string | null;
  /** The one-time code that was asked for last; times are monotonic. */
  code: {
    readonly codeId: string;
    readonly accountId: string | null;
    readonly act: string;
    readonly ids: { readonly transferId: string; readonly reference: string };
    readonly untilMs: number;
    readonly againAtMs: number;
  } | null;
  /** What the printer got in this visit, by the name of what was asked for: so it is read out, too. */
  readonly printed: Map<string, PrintedSlip>;
  /** The in-memory book of test cards and test receipts; made at first use. */
  testBook: FactBook | null;
}

/** A fresh visit. */
export function beginVisit(visitId: string): CurrentVisit {
  return {
    visitId,
    ended: new AbortController(),
    drafts: new Map(),
    shown: null,
    told: null,
    sealedPhone: null,
    code: null,
    printed: new Map(),
    testBook: null,
  };
}
