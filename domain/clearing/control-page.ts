/** The control page of a month (JOURNEYS J5): everything that must tie before it can be closed. */
import type { ReceiptDocument, ResourceDocument } from '../contract/document.ts';
import type { EndingPoints } from './held-points.ts';
import { totalOf } from './ledger-sum.ts';
import type { LedgerSum } from './ledger-sum.ts';
import { isLiability, liabilityOf } from './liability.ts';
import type { Liability } from './liability.ts';
import { statementLines } from './statement-line.ts';
import type { StatementLine } from './statement-line.ts';
import type { TenantStatement } from './tenant-statement.ts';
import { trialBalance } from './trial-balance.ts';
import type { TrialLine } from './trial-balance.ts';

/** Receipts of the programme by state, and how many registrations the references know. */
export interface ReceiptCounts {
  readonly journalled: number;
  readonly byState: Readonly<Record<ReceiptDocument['state'], number>>;
}

/** Units of one gift. `left`: free and on loan; `short`: handed out or promised beyond the stock, and reported. */
export interface GiftCounts {
  readonly resourceId: string;
  readonly units: number;
  readonly short: number;
  readonly handedOut: number;
  readonly reserved: number;
  readonly left: number;
  readonly writtenOff: number;
}

/** One condition. `detail` says in figures what was compared. */
export interface Tie {
  readonly what: string;
  readonly ties: boolean;
  readonly detail: string;
}

/** What the books are held against. `held`: points and money by the documents of all accounts, now. */
export interface ControlInput {
  readonly sums: readonly LedgerSum[];
  readonly period: string;
  readonly currency: string;
  readonly statements: readonly TenantStatement[];
  readonly held: { readonly points: number; readonly moneyMinor: number };
  readonly endings: readonly EndingPoints[];
  readonly receipts: ReceiptCounts;
  readonly stocks: readonly ResourceDocument[];
}

/** @see controlPage */
export interface ControlPage {
  readonly period: string;
  readonly currency: string;
  readonly points: Liability;
  readonly money: Liability;
  readonly endings: readonly EndingPoints[];
  readonly trial: readonly TrialLine[];
  readonly tenants: {
    readonly openingMinor: number;
    readonly lines: Readonly<Record<StatementLine, number>>;
    readonly closingMinor: number;
  };
  readonly receipts: ReceiptCounts;
  readonly gifts: readonly GiftCounts[];
  readonly ties: readonly Tie[];
}

/** Where the units of a stock are. */
export function giftCounts(resource: ResourceDocument): GiftCounts {
  const { id, total, leased, bound, handedOut, lost, shortfall } = resource;
  const left = total + shortfall - bound - handedOut - lost;
  return { resourceId: id, units: total, short: shortfall, handedOut, reserved: bound, left: Math.max(left, leased), writtenOff: lost };
}

/** The page. It adds nothing of its own: each figure is a sum over the ledger or a count of documents, and the ties hold one against the other. */
export function controlPage(input: ControlInput): ControlPage {
  const { sums, period, currency, statements } = input;
  const points = liabilityOf(sums, period, 'points');
  const money = liabilityOf(sums, period, currency);
  const trial = trialBalance(sums, period);
  const tenants = totalsOf(statements);
  const gifts = input.stocks.map(giftCounts);
  return {
    period,
    currency,
    points,
    money,
    endings: input.endings,
    trial,
    tenants,
    receipts: input.receipts,
    gifts,
    ties: [
      lineTie('points of members', points),
      lineTie('money of members', money),
      ...sumTies(sums),
      ...heldTies(input),
      statementTie(trial, tenants, currency),
      receiptTie(input.receipts),
      ...gifts.map(giftTie),
    ],
  };
}

function totalsOf(statements: readonly TenantStatement[]): ControlPage['tenants'] {
  const total = (line: StatementLine): number =>
    statements.reduce(
      (sum, { entries }) => sum + entries.reduce((own, entry) => own + (entry.line === line ? entry.amountMinor : 0), 0),
      0,
    );
  const lines = Object.fromEntries(statementLines.map((line) => [line, total(line)])) as Record<StatementLine, number>;
  return {
    openingMinor: statements.reduce((sum, one) => sum + one.openingMinor, 0),
    lines,
    closingMinor: statements.reduce((sum, one) => sum + one.closingMinor, 0),
  };
}

const equal = (what: string, left: number, right: number): Tie => ({ what, ties: left === right, detail: `${left} = ${right}` });

function lineTie(what: string, { opening, lines, closing }: Liability): Tie {
  const moved = Object.values(lines).reduce((sum, line) => sum + line, 0);
  return {
    what: `opening and lines make the closing: ${what}`,
    ties: opening + moved === closing,
    detail: `${opening} + ${moved} = ${closing}`,
  };
}

function sumTies(sums: readonly LedgerSum[]): Tie[] {
  const units = [...new Set(sums.map((sum) => sum.unit))].sort();
  return units.map((unit) =>
    equal(
      `postings sum to 0 in ${unit}`,
      totalOf(sums, (sum) => sum.unit === unit),
      0,
    ),
  );
}

/** The ledger of all months against the lots as they stand now. */
function heldTies({ sums, currency, held }: ControlInput): Tie[] {
  const ledger = (unit: string): number => totalOf(sums, (sum) => sum.unit === unit && isLiability(sum));
  return [
    equal('ledger and lots hold the same points', ledger('points'), held.points),
    equal('ledger and lots hold the same money', ledger(currency), held.moneyMinor),
  ];
}

function statementTie(trial: readonly TrialLine[], tenants: ControlPage['tenants'], currency: string): Tie {
  const line = trial.find((one) => one.accounts === 'tenants' && one.unit === currency);
  return equal('statements add up to the tenants of the trial balance', tenants.closingMinor, line?.closing ?? 0);
}

function receiptTie({ journalled, byState }: ReceiptCounts): Tie {
  const { booked, held, refused, voided } = byState;
  const ties = journalled === booked + held + refused + voided;
  return {
    what: 'receipts journalled = posted + held + refused + voided',
    ties,
    detail: `${journalled} = ${booked} + ${held} + ${refused} + ${voided}`,
  };
}

function giftTie({ resourceId, units, short, handedOut, reserved, left, writtenOff }: GiftCounts): Tie {
  return {
    what: `${resourceId}: gifts in = handed out + reserved + left + written off`,
    ties: units + short === handedOut + reserved + left + writtenOff,
    detail: `${units} + ${short} short = ${handedOut} + ${reserved} + ${left} + ${writtenOff}`,
  };
}
