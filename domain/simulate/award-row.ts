/** An award as the awards file has it: one line for each, another with `taken_back` should it cease to be due. */
import { csvLine } from './csv-line.ts';

/** @see file comment */
export interface AwardRow {
  readonly atMs: number;
  /** '' for events that are no receipt. */
  readonly receiptId: string;
  readonly memberId: string;
  readonly campaignId: string;
  readonly awardKey: string;
  readonly what: 'points' | 'gift' | 'tickets' | 'tier';
  /** Points or tickets; 1 for a gift or tier. */
  readonly amount: number;
  /** Purse of the points, name of the gift or tier; '' for tickets. */
  readonly of: string;
  readonly state: 'given' | 'taken_back' | 'refused_quota' | 'refused_stock' | 'refused_budget';
}

/** First line of the file. */
export const awardHeader = csvLine(['registered', 'receipt', 'member', 'campaign', 'award', 'what', 'amount', 'of', 'state']);

/** One line; `registered` is the local time of the registration. */
export function awardLine(row: AwardRow, registeredLocal: string): string {
  return csvLine([registeredLocal, row.receiptId, row.memberId, row.campaignId, row.awardKey, row.what, row.amount, row.of, row.state]);
}
