/** What members hold by their own documents: the other side of the tie to the ledger, and the liability by the month in which it ends. */
import type { AccountDocument, Lot } from '../contract/account-document.ts';
import { moneyOfNext } from '../ledger/lot-money.ts';
import { monthAt } from '../ledger/period.ts';
import { lotOfTaken } from '../ledger/part-of-lot.ts';
import type { Offsets } from '../time/zone.ts';

/** Points and money that end in one month. `never`: without an end; `frozen`: kept by a dispute. */
export interface EndingPoints {
  readonly month: string;
  readonly points: number;
  readonly moneyMinor: number;
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Adds up accounts one after another; holds no more than one line a month. */
export class HeldPoints {
  readonly #offsets: Offsets;
  readonly #cutoffMinutes: number;
  readonly #ends = new Map<string, EndingPoints>();
  #debt = 0;

  constructor(offsets: Offsets, cutoffMinutes: number) {
    this.#offsets = offsets;
    this.#cutoffMinutes = cutoffMinutes;
  }

  /** Lots and points on their way to another member; those left the lots but not the liability. */
  add(account: Pick<AccountDocument, 'lots' | 'debt' | 'transfers'>): void {
    this.#debt += account.debt;
    for (const lot of account.lots) this.#addLot(lot);
    for (const transfer of account.transfers) for (const part of transfer.taken) this.#addLot(lotOfTaken(part, part.lot.lotId));
  }

  #addLot(lot: Lot): void {
    if (lot.points === 0) return;
    const end = lot.expiresAtMs === null ? 'never' : monthAt(lot.expiresAtMs, this.#offsets, this.#cutoffMinutes);
    const month = lot.frozenBy === null ? end : 'frozen';
    const before = this.#ends.get(month) ?? { month, points: 0, moneyMinor: 0 };
    const moneyMinor = moneyOfNext(lot, lot.points).reduce((sum, part) => sum + part.moneyMinor, 0);
    this.#ends.set(month, { month, points: before.points + lot.points, moneyMinor: before.moneyMinor + moneyMinor });
  }

  /** Months in order, then `frozen`, then `never`. */
  byMonth(): readonly EndingPoints[] {
    return [...this.#ends.values()].sort((a, b) => order(a.month, b.month));
  }

  /** Points: lots and points on their way, less debt. Money: what is left behind them. */
  total(): { readonly points: number; readonly moneyMinor: number; readonly debt: number } {
    const ends = this.byMonth();
    return {
      points: ends.reduce((sum, end) => sum + end.points, 0) - this.#debt,
      moneyMinor: ends.reduce((sum, end) => sum + end.moneyMinor, 0),
      debt: this.#debt,
    };
  }
}
