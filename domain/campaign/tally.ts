import type { CampaignVersion, ProgressEntry } from '../contract/campaign.ts';
import { assignParts, usableEntries } from './combination.ts';
import { stampsOf } from './counted-amount.ts';
import { isReached } from './figures.ts';
import type { Figures } from './figures.ts';

/** A count of what a window holds towards its next award. Receipts come in purchase order; each award takes away what it needed. */
export interface Counter {
  add(entry: ProgressEntry): void;
  /** Whether the next award is reached. */
  isReached(): boolean;
  /** Takes away what one award needed; with `remainder: lost` all there is. Sums, receipts and stamps carry on, different shops, categories and days are counted anew. */
  consume(): void;
  figures(): Figures;
  missingParts(): readonly number[];
  /** Mall day of the oldest receipt that counts towards the next award, where receipts grow old; else null. */
  oldestDay(): string | null;
  /** Drops what no longer counts on a mall day, where receipts grow old. */
  forget(day: string): void;
  /** The same count, to go on with elsewhere. */
  copy(): Counter;
  /** Nothing counted so far will leave again, and so many awards are left: forgets receipts that are of no further use. */
  settle(awardsLeft: number): void;
}

/** Counter of a calendar window: nothing in it grows old, so running totals do. */
export class Tally implements Counter, Figures {
  readonly #version: CampaignVersion;
  sumMinor = 0;
  receipts = 0;
  stamps = 0;
  /** null: the campaign does not ask. */
  readonly #shops: Set<string> | null;
  readonly #categories: Set<string> | null;
  readonly #days: Set<string> | null;
  /** Receipts that no combination has used. */
  #free: ProgressEntry[] = [];

  constructor(version: CampaignVersion) {
    const { reach } = version;
    this.#version = version;
    this.#shops = reach.shops === null ? null : new Set();
    this.#categories = reach.categories === null ? null : new Set();
    this.#days = reach.days === null ? null : new Set();
  }

  get shops(): number {
    return this.#shops?.size ?? 0;
  }

  get categories(): number {
    return this.#categories?.size ?? 0;
  }

  get days(): number {
    return this.#days?.size ?? 0;
  }

  add(entry: ProgressEntry): void {
    const { reach, parts, counted } = this.#version;
    this.sumMinor += entry.amountMinor;
    this.receipts += 1;
    if (reach.stamps !== null) this.stamps += stampsOf(counted.stamps, entry.amountMinor);
    this.#shops?.add(entry.tenantId);
    this.#categories?.add(entry.category);
    this.#days?.add(entry.day);
    if (parts.length > 0) this.#free.push(entry);
  }

  isReached(): boolean {
    const { reach, parts } = this.#version;
    return isReached(reach, this) && (parts.length === 0 || assignParts(parts, this.#free).isComplete);
  }

  consume(): void {
    const { reach, parts, quota } = this.#version;
    const isLost = quota.remainder === 'lost';
    this.sumMinor -= isLost ? this.sumMinor : (reach.sumMinor ?? this.sumMinor);
    this.receipts -= isLost ? this.receipts : (reach.receipts ?? this.receipts);
    this.stamps -= isLost ? this.stamps : (reach.stamps ?? this.stamps);
    this.#shops?.clear();
    this.#categories?.clear();
    this.#days?.clear();
    if (parts.length === 0) return;
    const { used } = assignParts(parts, this.#free);
    this.#free = isLost ? [] : this.#free.filter((entry) => !used.has(entry));
  }

  figures(): Figures {
    const { sumMinor, receipts, shops, categories, days, stamps } = this;
    return { sumMinor, receipts, shops, categories, days, stamps };
  }

  missingParts(): readonly number[] {
    const { parts } = this.#version;
    return parts.length === 0 ? [] : assignParts(parts, this.#free).missingParts;
  }

  oldestDay(): string | null {
    return null;
  }

  forget(): void {
    // Nothing grows old in a calendar window.
  }

  copy(): Tally {
    const copy = new Tally(this.#version);
    copy.sumMinor = this.sumMinor;
    copy.receipts = this.receipts;
    copy.stamps = this.stamps;
    for (const shop of this.#shops ?? []) copy.#shops?.add(shop);
    for (const category of this.#categories ?? []) copy.#categories?.add(category);
    for (const day of this.#days ?? []) copy.#days?.add(day);
    copy.#free = this.#free.length === 0 ? [] : [...this.#free];
    return copy;
  }

  settle(awardsLeft: number): void {
    this.#free = usableEntries(this.#version.parts, this.#free, awardsLeft);
  }
}
